"""Why something is refused, said in sentences that name the remedy, and the sums behind it. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass

from eblangkon.ground.money.rupiah import Rupiah

ROUTES = ("UP", "GU", "TU", "LS", "KKPD")


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


class Refused(Exception):
    """The act is refused and nothing changed. `problems` holds every reason found, for one page to show at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(problem.message for problem in self.problems))

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
        f"{total} melebihi batas satu pesanan {limit} sebanyak {by} ({source}). Kurangi jumlahnya, "
        "atau adakan lewat cara lain; kebutuhan tidak boleh dipecah.",
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
        f"{total} melebihi sisa pagu paket “{package}” {left} sebanyak {by}. Kurangi pesanan, atau pilih paket lain.",
        by,
    )


def over_account(account: int, amount: Rupiah, left: Rupiah, name: str) -> Problem | None:
    """What is left of one account (sisa anggaran DPA)."""
    if amount <= left:
        return None
    by = amount - left
    return Problem(
        "over_account",
        f"account-{account}",
        f"{amount} melebihi sisa anggaran {name} {left} sebanyak {by}. Kurangi jumlahnya, "
        "atau bebankan ke sub kegiatan lain.",
        by,
    )


def price_changed(line: int, product: str, seen: Rupiah, current: Rupiah | None) -> PriceChanged | None:
    """None when the price stands; `current` None means that the product is no longer sold."""
    if current == seen:
        return None
    if current is None:
        message = f"{product} tidak lagi dijual. Keluarkan dari keranjang, atau ganti dengan produk lain."
    else:
        way = "naik" if current > seen else "turun"
        message = f"Harga {product} {way} dari {seen} menjadi {current}. Setujui harga baru atau keluarkan barisnya."
    return PriceChanged("price_changed", f"line-{line}", message, None, seen, current)


def out_of_stock(line: int, product: str, wanted: int, left: int, unit: str) -> Problem | None:
    if wanted <= left:
        return None
    return Problem(
        "out_of_stock",
        f"line-{line}",
        f"{product}: tersisa {left} {unit}, Anda memesan {wanted}. Kurangi menjadi paling banyak {left} {unit}.",
    )


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
