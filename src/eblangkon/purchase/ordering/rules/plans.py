"""Packages and accounts as plans have them. Plain Python."""

from dataclasses import dataclass

from eblangkon.ground.kernel.words import said
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.rules.refusals import Problem

MOST_PLANNED = Rupiah(10**15)
"""Rupiah of one package or account; all of the country's spending is not much more."""


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """A package as the RUP has it. Sums in rupiah; `method` as SIRUP writes it."""

    name: str
    ceiling: Rupiah
    method: str
    source_of_funds: str
    active: bool = True
    announced: bool = True


@dataclass(frozen=True, slots=True)
class AccountKey:
    """Which account of which sub-activity, from which source of funds: what makes one row of a DPA."""

    sub_activity_code: str
    account_code: str
    source_of_funds: str


@dataclass(frozen=True, slots=True)
class AccountFacts:
    """What may change of an account. `amount` in rupiah."""

    sub_activity: str
    account: str
    amount: Rupiah
    blocked: bool = False


def plan_problems(words: dict[str, str], sums: dict[str, Rupiah], committed: Rupiah) -> list[Problem]:
    """Why a package or an account cannot be written: an empty word, a sum of nothing, or below what orders hold."""
    found = [
        Problem("empty", field, said("Belum diisi. Salin dari dokumen perencanaan."))
        for field, word in words.items()
        if not word.strip()
    ]
    for field, amount in sums.items():
        if not 0 < amount <= MOST_PLANNED:
            found.append(Problem("sum", field, said("Tulis jumlah di atas Rp0, paling banyak seribu triliun rupiah.")))
        elif amount < committed:
            found.append(
                Problem(
                    "committed",
                    field,
                    said(
                        "Pesanan sudah mengikat {committed:rp}. Jumlahnya tidak dapat kurang dari itu.",
                        committed=committed,
                    ),
                    Rupiah(committed - amount),
                )
            )
    return found
