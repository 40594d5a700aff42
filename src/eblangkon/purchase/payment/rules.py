"""What a payment may say of itself, and sums of its taxes. Plain Python; refusals are worded for the form's fields."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from eblangkon.ground.kernel.words import said
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.ground.regions.rules import is_working_day
from eblangkon.purchase.ordering.rules.refusals import Problem
from eblangkon.services.tax.papers.names import INCOME_TAXES

METHODS = {
    "transfer": said("Transfer bank"),
    "va": said("Virtual account"),
    "qris": "QRIS",
    "cash": said("Tunai"),
    "card": said("Kartu (KKPD)"),
}
FEE_BY = {"": said("Tidak ada biaya"), "agency": said("Kantor"), "vendor": said("Penyedia")}
KINDS = {"ppn": "PPN", **INCOME_TAXES, "pbjt": "PBJT"}
_BILLING = re.compile(r"\d{15}")
_NTPN = re.compile(r"[0-9A-Z]{16}")


@dataclass(frozen=True, slots=True)
class ProofFile:
    """A proof that was made anew from what was uploaded: a picture or a PDF without anything active in it."""

    content: bytes
    suffix: str


@dataclass(frozen=True, slots=True)
class Deposit:
    """One tax of an order as the treasurer paid it in: billing id (15 digits), NTPN (16 signs), slip (bukti potong)."""

    kind: str
    billing_id: str
    ntpn: str
    slip_number: str
    day: date


@dataclass(frozen=True, slots=True)
class Waited:
    """How long a vendor waits or waited for the money, in whole working days; `late` are those past the last day."""

    days: int
    late: int


def waited(since: date, due_by: date, until: date, holidays: Container[date]) -> Waited:
    """Facts without interest: `since` itself never counts, `until` is the day of the payment or today."""
    return Waited(_working_days(since, until, holidays), _working_days(due_by, until, holidays))


def _working_days(after: date, until: date, holidays: Container[date]) -> int:
    """Working days after the first day up to and with the last; 0 where that lies before."""
    return sum(is_working_day(after + timedelta(days=n), holidays) for n in range(1, (until - after).days + 1))


def withheld(tax: Mapping[str, Any]) -> dict[str, Rupiah]:
    """What the treasurer holds back of an order and must deposit, by kind; empty when the platform or nobody does."""
    found: dict[str, Rupiah] = {}
    if tax.get("collector") == "treasurer":
        found["ppn"] = Rupiah(tax.get("ppn_withheld", 0))
        found |= {str(kind): Rupiah(amount) for kind, amount in tax.get("pph_parts", {}).items()}
    found["pbjt"] = Rupiah(tax.get("pbjt_withheld", 0))
    return {kind: amount for kind, amount in found.items() if amount}


def deposit_problems(deposit: Deposit, today: date, since: date | None) -> list[Problem]:
    """Each wrong field of a deposit, named `<field>-<kind>`; `since` is the day of the invoice.

    PPN has no slip: the vendor's own faktur stands for it.
    """
    found = []
    kind, name = deposit.kind, KINDS.get(deposit.kind, deposit.kind)
    if not _BILLING.fullmatch(deposit.billing_id):
        found.append(
            Problem(
                "billing",
                f"billing_id-{kind}",
                said("{name}: ID billing terdiri atas 15 angka. Salin lagi.", name=name),
            )
        )
    if not _NTPN.fullmatch(deposit.ntpn):
        found.append(
            Problem(
                "ntpn", f"ntpn-{kind}", said("{name}: NTPN terdiri atas 16 huruf dan angka. Salin lagi.", name=name)
            )
        )
    if kind not in ("ppn", "pbjt") and not deposit.slip_number.strip():
        found.append(Problem("slip", f"slip_number-{kind}", said("{name}: nomor bukti potong belum diisi.", name=name)))
    if deposit.day > today:
        found.append(
            Problem(
                "future",
                f"day-{kind}",
                said("{name}: tanggal setor belum terjadi. Pilih hari ini atau sebelumnya.", name=name),
            )
        )
    if since is not None and deposit.day < since:
        found.append(
            Problem(
                "before",
                f"day-{kind}",
                said("{name}: tanggal setor mendahului tagihan, {since}. Perbaiki.", name=name, since=since),
            )
        )
    return found


def step_problems(paper: str, number: str, day: date, today: date, before: date | None) -> list[Problem]:
    """Wrong number or day of a stage; `paper` is empty where no number is asked, `before` the earlier stage's day."""
    found = []
    if paper and not number.strip():
        found.append(
            Problem("empty", "number", said("Nomor {paper} belum diisi. Salin dari sistem penatausahaan.", paper=paper))
        )
    if len(number) > 60:
        found.append(Problem("long", "number", said("Nomor paling panjang 60 huruf.")))
    if day > today:
        found.append(Problem("future", "day", said("Tanggalnya belum terjadi. Pilih hari ini atau sebelumnya.")))
    if before is not None and day < before:
        found.append(
            Problem(
                "before",
                "day",
                said("Tanggalnya mendahului tahap sebelumnya ({before}). Perbaiki tanggalnya.", before=before),
            )
        )
    return found
