"""What speaks against sending a basket, read and not written: for the act and for the page before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from eblangkon.ground.kernel.kept import Kept
from eblangkon.ground.kernel.words import said
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.ground.regions.rules import RuleValue
from eblangkon.purchase.catalogue.queries import offers_in_force
from eblangkon.purchase.catalogue.rules.accounts import fold_account
from eblangkon.purchase.ordering.models import Order, OrderLine
from eblangkon.purchase.ordering.rules.basket import price_changed, too_few
from eblangkon.purchase.ordering.rules.limits import (
    beyond_most,
    other_account,
    other_method,
    over_float,
    over_limit,
    year_ended,
)
from eblangkon.purchase.ordering.rules.refusals import Problem


@dataclass(frozen=True, slots=True)
class Checked:
    """A line with the accounts under which its category is usually bought, and its own account's code."""

    line: OrderLine
    usual: tuple[str, ...] = ()
    account: str = ""


_LINES = Kept(
    lambda order: (
        OrderLine.objects.filter(order=order)
        .annotate(usual=F("product__category__accounts"), code=F("account__account_code"))
        .order_by("pk")
    ),
    -1,
)


def read_lines(order: Order) -> list[Checked]:
    """The basket's lines in their order; one query."""
    return [  # usual and code are the query's annotations
        Checked(line, tuple(line.usual or ()), fold_account(line.code or "") or "")  # type: ignore[attr-defined]
        for line in _LINES(order.number)
    ]


def incomplete(order: Order, lines: Sequence[OrderLine], today: date) -> list[Problem]:
    """What no sum can mend: nothing in it, no account, a package that may not be bought from."""
    found = []
    if not any(line.product_id for line in lines):
        found.append(Problem("empty", "lines", said("Keranjang masih kosong. Masukkan paling sedikit satu produk.")))
    package = order.package
    if not (package.active and package.announced):
        found.append(
            Problem(
                "package",
                "package",
                said("Paket “{name}” tidak aktif atau belum diumumkan. Pilih paket lain.", name=package.name),
            )
        )
    if ended := year_ended(package.year, today, package.name):
        found.append(ended)
    if (package.starts and today < package.starts) or (package.ends and today > package.ends):
        found.append(
            Problem(
                "package_dates",
                "package",
                said("Hari ini di luar jadwal paket “{name}”. Pilih paket lain.", name=package.name),
            )
        )
    if order.needed_by < today:
        found.append(Problem("past", "needed_by", said("Tanggal diperlukan sudah lewat. Pilih tanggal baru.")))
    found += [
        Problem(
            "no_account", f"line-{line.pk}", said("Akun untuk {name} belum dipilih. Pilih dari daftar.", name=line.name)
        )
        for line in lines
        if line.product_id and line.account_id is None
    ]
    return found


def against_offers(lines: Sequence[OrderLine], today: date) -> list[Problem]:
    """Lines whose price in force, or the unit that it is for, is not the one that was seen, or that ask for fewer than
    the shop sends; one query."""
    offers = offers_in_force({line.product_id: line.quantity for line in lines if line.product_id is not None}, today)
    found: list[Problem] = []
    for line in lines:
        if line.product_id is not None:
            offer = offers.get(line.product_id)
            now = (offer.unit_price, offer.unit) if offer else None
            changed = price_changed(line.pk, line.name, (Rupiah(line.price_seen), line.unit), now)
            few = too_few(line.pk, line.name, line.quantity, offer.least, offer.unit) if offer else None
            found += [problem for problem in (changed, few) if problem]
    return found


def float_rule(rules: Mapping[str, RuleValue]) -> RuleValue:
    """The most that may be paid from the float at once: the region's own, else the default."""
    return rules.get("float_ceiling") or rules["default_float_limit"]


def limits(order: Order, total: Rupiah, rules: Mapping[str, RuleValue]) -> list[Problem]:
    """The region's limit of one order, and that of one payment from the float."""
    limit, purse = rules["order_limit"], float_rule(rules)
    found = (
        over_limit(total, Rupiah(int(limit.value)), limit.source),
        over_float(total, Rupiah(int(purse.value)), order.route, purse.source, purse.confidence == "H"),
    )
    return [problem for problem in found if problem]


def too_much(lines: Sequence[OrderLine], total: Rupiah) -> list[Problem]:
    """Sums that no order comes to, whatever the region's limit; with one of them nothing is reserved."""
    return beyond_most(total, [(line.pk, line.name, line.amount) for line in lines])


def mismatches(order: Order, lines: Sequence[Checked], rules: Mapping[str, RuleValue]) -> list[Problem]:
    """A planned method that the dated legal basis does not name; accounts that do not suit the goods (DOMAIN.md 7)."""
    basis, package = rules["order_methods"], order.package
    found = [other_method(package.name, package.method, basis.value, basis.source, basis.confidence == "H")]
    found += [
        other_account(checked.line.pk, checked.line.name, checked.account, checked.usual)
        for checked in lines
        if checked.account
    ]
    return [problem for problem in found if problem]
