"""Why something is refused, said in sentences that name the remedy, and the sums behind it. Plain Python."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from eblangkon.ground.kernel.words import said, said_or, said_together
from eblangkon.ground.money.rupiah import Rupiah

ROUTES = ("UP", "GU", "TU", "LS", "KKPD")
FLOAT_ROUTES = ("UP", "GU", "TU")
MOST_UNITS = 10_000_000
"""Of one line. A slip of the finger beyond it would leave the columns that keep counts."""
TOO_MANY = said("Jumlah paling banyak 10.000.000. Periksa angkanya.")
MOST_SHIPPING = Rupiah(1_000_000_000)
"""Rupiah; far above what any order may come to."""

MOST_PLANNED = Rupiah(10**15)
"""Rupiah of one package or account; all of the country's spending is not much more."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason. `field` is the form's: "total", "package", "line-<id>", "account-<id>", ...; `by` in rupiah."""

    code: str
    field: str
    message: str
    by: Rupiah | None = None


@dataclass(frozen=True, slots=True)
class PriceChanged(Problem):
    """The price in force is not the one that was seen when the line was put into the basket."""

    seen: Rupiah | None = None
    current: Rupiah | None = None


@dataclass(frozen=True, slots=True)
class Doubt(Problem):
    """Something unusual that no law sure enough forbids: the buyer may confirm it by its `key`."""

    @property
    def key(self) -> str:
        """What stands for it in a form and in the log."""
        return f"{self.code}:{self.field}"


class Refused(Exception):
    """The act is refused and nothing changed. `problems` holds every reason found, for one page to show at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        messages = [problem.message for problem in self.problems]
        super().__init__(messages[0] if len(messages) == 1 else said_together(messages))

    @classmethod
    def because(cls, code: str, message: str, field: str = "") -> "Refused":
        return cls([Problem(code, field, message)])


class IllegalMove(Refused):
    """The order's state does not allow it; often somebody else was faster."""


class WrongDuty(Refused):
    """The acting person has no duty for it at this office or shop."""


class Stale(Refused):
    """The page from which the act came shows an older version of the order."""


class CannotSend(Refused):
    """The basket breaks one or more rules."""


def over_limit(total: Rupiah, limit: Rupiah, source: str) -> Problem | None:
    """The region's dated limit of one order; `source` is the rule's, printed with it."""
    if total <= limit:
        return None
    by = total - limit
    return Problem(
        "over_limit",
        "total",
        said(
            "{total} melebihi batas satu pesanan {limit} sebanyak {by} ({source}). Kurangi "
            "jumlahnya, atau adakan lewat cara lain; kebutuhan tidak boleh dipecah.",
            total=total,
            limit=limit,
            by=by,
            source=source,
        ),
        by,
    )


def over_ceiling(total: Rupiah, left: Rupiah, package: str) -> Problem | None:
    """What is left of the planned package (sisa pagu RUP)."""
    if total <= left:
        return None
    by = total - left
    return Problem(
        "over_ceiling",
        "package",
        said(
            "{total} melebihi sisa pagu paket “{package}” {left} sebanyak {by}. Kurangi pesanan, "
            "atau pilih paket lain.",
            total=total,
            package=package,
            left=left,
            by=by,
        ),
        by,
    )


def year_ended(year: int, today: date, package: str) -> Problem | None:
    """Nothing more is committed on the budget of a year that is over; what was ordered before is still paid."""
    if today.year <= year:
        return None
    return Problem(
        "package_year",
        "package",
        said(
            "Tahun anggaran {year} paket “{package}” sudah berakhir. Mulai lagi dari permintaan atas paket tahun ini.",
            year=year,
            package=package,
        ),
    )


def over_account(account: int, amount: Rupiah, left: Rupiah, name: str) -> Problem | None:
    """What is left of one account (sisa anggaran DPA)."""
    if amount <= left:
        return None
    by = amount - left
    return Problem(
        "over_account",
        f"account-{account}",
        said(
            "{amount} melebihi sisa anggaran {name} {left} sebanyak {by}. Kurangi jumlahnya, atau "
            "bebankan ke sub kegiatan lain.",
            amount=amount,
            name=name,
            left=left,
            by=by,
        ),
        by,
    )


def price_changed(
    line: int, product: str, seen: tuple[Rupiah, str], now: tuple[Rupiah, str] | None
) -> PriceChanged | None:
    """None when the price and its unit stand; `now` None means that the product is no longer sold."""
    if now == seen:
        return None
    if now is None:
        message = said(
            "{product} tidak lagi dijual. Keluarkan dari keranjang, atau ganti dengan produk lain.", product=product
        )
    elif now[1] != seen[1]:
        message = said(
            "{product} kini dijual per {unit} seharga {current}, bukan lagi per {before}. Periksa jumlahnya, lalu "
            "setujui harga baru atau keluarkan barisnya.",
            product=product,
            unit=now[1],
            current=now[0],
            before=seen[1],
        )
    else:
        way = said("naik") if now[0] > seen[0] else said("turun")
        message = said(
            "Harga {product} {way} dari {seen} menjadi {current}. Setujui harga baru atau keluarkan barisnya.",
            product=product,
            way=way,
            seen=seen[0],
            current=now[0],
        )
    return PriceChanged("price_changed", f"line-{line}", message, None, seen[0], now[0] if now else None)


def too_few(line: int, product: str, quantity: int, least: int, unit: str) -> Problem | None:
    """None when the shop sends so few."""
    if quantity >= least:
        return None
    message = said(
        "{product}: toko melayani paling sedikit {least} {unit}. Tambah jumlahnya, atau pilih produk lain.",
        product=product,
        least=least,
        unit=unit,
    )
    return Problem("quantity", f"line-{line}", message)


def default_route(total: Rupiah, limit: int) -> str:
    """UP up to the limit of one payment from the float, above it LS (DOMAIN.md 5)."""
    return "UP" if total <= limit else "LS"


def over_float(total: Rupiah, limit: Rupiah, route: str, source: str, sure: bool) -> Problem | None:
    """More than may be paid from the float at once; refused where the rule is sure, else to be confirmed."""
    if route not in FLOAT_ROUTES or total <= limit:
        return None
    by = total - limit
    told = said(
        "{total} lewat {route} melebihi batas satu pembayaran {limit} sebanyak {by} ({source}). Pilih cara bayar LS",
        total=total,
        route=route,
        limit=limit,
        by=by,
        source=source,
    )
    if sure:
        return Problem("over_float", "route", said("{told}.", told=told), by)
    return Doubt(
        "over_float", "route", said("{told}, atau konfirmasi bahwa kepala daerah mengizinkannya.", told=told), by
    )


def other_method(package: str, method: str, allowed: Sequence[str], source: str, sure: bool) -> Problem | None:
    """The planned method is not one on which an order of this channel may rest on that day."""
    if _plain(method) in {_plain(name) for name in allowed}:
        return None
    told = said(
        "Paket “{package}” direncanakan dengan metode {method}, bukan {listed} ({source}).",
        package=package,
        method=method,
        listed=said_or(allowed),
        source=source,
    )
    if sure:
        return Problem("method", "package", said("{told} Pilih paket lain, atau ubah metodenya di RUP.", told=told))
    return Doubt(
        "method", "package", said("{told} Pilih paket lain, atau konfirmasi bahwa metodenya sesuai.", told=told)
    )


def other_account(line: int, product: str, account: str, usual: Sequence[str]) -> Problem | None:
    """The account is not one of those under which such goods are usually bought. Without a list nothing is said."""
    if not usual or account in usual:
        return None
    return Doubt(
        "account_kind",
        f"line-{line}",
        said(
            "{product} biasanya dibebankan ke {listed}, bukan {account}. Ganti akunnya, atau konfirmasi.",
            product=product,
            listed=", ".join(usual),
            account=account,
        ),
    )


def _plain(method: str) -> str:
    return "".join(sign for sign in method.lower() if sign.isalnum())


def out_of_stock(line: int, product: str, wanted: int, left: int, unit: str) -> Problem | None:
    if wanted <= left:
        return None
    return Problem(
        "out_of_stock",
        f"line-{line}",
        said(
            "{product}: tersisa {left} {unit}, Anda memesan {wanted}. Kurangi menjadi paling banyak {left} {unit}.",
            product=product,
            left=dotted(left),
            unit=unit,
            wanted=dotted(wanted),
        ),
    )


def dotted(count: int) -> str:
    """As Indonesians write it: `1.400`."""
    return f"{count:,}".replace(",", ".")


def shares(lines: Iterable[tuple[int | None, Rupiah]]) -> dict[int, Rupiah]:
    """Charges per account, summed over (account, amount). Lines without an account are left out."""
    total: dict[int, Rupiah] = {}
    for account, amount in lines:
        if account is not None:
            total[account] = total.get(account, Rupiah(0)) + amount
    return total


def spread(amount: Rupiah, weights: dict[int, Rupiah]) -> dict[int, Rupiah]:
    """Shares out a sum in proportion to weights; the rupiah left by rounding go to the largest shares first."""
    whole = sum(weights.values(), Rupiah(0))
    if not whole:
        return {key: Rupiah(0) for key in weights}
    parts = {key: Rupiah(int(amount) * int(weight) // int(whole)) for key, weight in weights.items()}
    rest = int(amount) - sum(parts.values())
    for key in sorted(weights, key=lambda key: (-weights[key], key))[:rest]:
        parts[key] = parts[key] + 1
    return parts


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
