"""Keep what the PP typed into a basket, all of it or nothing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue.actions.release_stock import release_stock
from eblangkon.purchase.catalogue.queries import offers_in_force
from eblangkon.purchase.ordering.actions.basket import TAKEN_OVER, note_change, open_basket, take_over
from eblangkon.purchase.ordering.models import BudgetAccount, Order, OrderLine
from eblangkon.purchase.ordering.rules.basket import MOST_SHIPPING, MOST_UNITS, TOO_MANY
from eblangkon.purchase.ordering.rules.limits import ROUTES
from eblangkon.purchase.ordering.rules.refusals import Problem, Refused


@dataclass(frozen=True, slots=True)
class Typed:
    """A basket's form. Quantities and accounts by line id; None leaves as it is; `shipping` in rupiah, 0 takes it out.

    `accepted` names the lines whose price of today the buyer takes; `dropped` those that leave the basket.
    """

    quantities: Mapping[int, int] = field(default_factory=dict)
    accounts: Mapping[int, int] = field(default_factory=dict)
    accepted: Collection[int] = ()
    dropped: Collection[int] = ()
    shipping: Rupiah | None = None
    route: str | None = None
    needed_by: date | None = None
    recipient: str | None = None


@transaction.atomic
def save_basket(*, order: int, typed: Typed, by: Actor, seen_version: int | None = None) -> Order:
    """Return the basket; the number of statements does not grow with its lines.

    A line keeps the price that was seen until its new price is accepted; only a tier that the new quantity reaches
    is taken at once, when nothing else has changed. Raises Refused with every wrong field, WrongDuty, IllegalMove
    or Stale.
    """
    basket = open_basket(order, by, seen_version)
    lines = {line.pk: line for line in OrderLine.objects.filter(order=basket).order_by("pk")}
    problems = _problems(basket, lines, typed)
    if problems:
        raise Refused(problems)
    for pk in set(typed.dropped) & lines.keys():
        lines.pop(pk)
    _drop(basket, typed.dropped)
    _quantities(lines, typed)
    for pk, account in typed.accounts.items():
        if pk in lines:
            lines[pk].account_id = account
    OrderLine.objects.bulk_update(lines.values(), ["quantity", "price_seen", "account", *TAKEN_OVER])
    if typed.shipping is not None:
        _ship(basket, typed.shipping)
    if typed.route is not None:
        basket.route, basket.route_picked = typed.route, True
    basket.needed_by = typed.needed_by or basket.needed_by
    basket.recipient = basket.recipient if typed.recipient is None else typed.recipient.strip()
    basket.save(update_fields=["route", "route_picked", "needed_by", "recipient"])
    note_change(
        basket,
        by,
        "saved",
        {
            "quantities": {str(pk): line.quantity for pk, line in lines.items()},
            "accounts": {str(pk): line.account_id for pk, line in lines.items()},
            "accepted": sorted(typed.accepted),
            "dropped": sorted(typed.dropped),
            "shipping": None if typed.shipping is None else int(typed.shipping),
            "route": basket.route,
        },
    )
    return basket


def _problems(basket: Order, lines: Mapping[int, OrderLine], typed: Typed) -> list[Problem]:
    own = set(
        BudgetAccount.objects.filter(
            pk__in=set(typed.accounts.values()), agency_id=basket.agency_id, year=basket.package.year
        ).values_list("pk", flat=True)
    )
    found = [
        Problem("account", f"account-{pk}", said("Akun ini bukan milik kantor Anda tahun ini. Pilih dari daftar."))
        for pk, account in typed.accounts.items()
        if account not in own
    ]
    found += [
        Problem("quantity", f"line-{pk}", said("Jumlah paling sedikit 1. Untuk tidak membeli, hapus barisnya."))
        for pk, quantity in typed.quantities.items()
        if quantity < 1 and pk not in typed.dropped
    ]
    found += [
        Problem("quantity", f"line-{pk}", TOO_MANY)
        for pk, quantity in typed.quantities.items()
        if quantity > MOST_UNITS and pk not in typed.dropped
    ]
    if typed.shipping is not None and typed.shipping < 0:
        found.append(Problem("shipping", "shipping", said("Ongkos kirim tidak boleh kurang dari Rp0.")))
    if typed.shipping is not None and typed.shipping > MOST_SHIPPING:
        found.append(
            Problem(
                "shipping",
                "shipping",
                said("Ongkos kirim paling banyak {most_shipping}. Periksa angkanya.", most_shipping=MOST_SHIPPING),
            )
        )
    if typed.route is not None and typed.route not in ROUTES:
        found.append(
            Problem("route", "route", said("Cara bayar “{route}” tidak dikenal. Pilih dari daftar.", route=typed.route))
        )
    if typed.needed_by is not None and typed.needed_by < clock.today():
        found.append(
            Problem("past", "needed_by", said("Tanggal diperlukan sudah lewat. Pilih hari ini atau sesudahnya."))
        )
    return found


def _drop(basket: Order, dropped: Collection[int]) -> None:
    """The stock that a returned order still held for these lines is free."""
    gone = OrderLine.objects.filter(order=basket, pk__in=dropped)
    held = {line.product_id: line.reserved for line in gone if line.product_id is not None and line.reserved}
    if held:
        release_stock(quantities=held)
    gone.delete()


def _quantities(lines: Mapping[int, OrderLine], typed: Typed) -> None:
    today = clock.today()
    before = {line.product_id: line.quantity for line in lines.values() if line.product_id is not None}
    standing = offers_in_force(before, today)
    for pk, quantity in typed.quantities.items():
        if pk in lines and not lines[pk].shipping:
            lines[pk].quantity = quantity
    after = {line.product_id: line.quantity for line in lines.values() if line.product_id is not None}
    reached = offers_in_force(after, today)
    for line in lines.values():
        if line.product_id is None:
            continue
        old, new = standing.get(line.product_id), reached.get(line.product_id)
        unchanged = old is not None and old.unit_price == line.price_seen and old.unit == line.unit
        if new is not None and (unchanged or line.pk in typed.accepted):
            take_over(line, new)


def _ship(basket: Order, cost: Rupiah) -> None:
    found = OrderLine.objects.filter(order=basket, shipping=True)
    if not cost:
        found.delete()
    elif not found.update(unit_price=cost, price_seen=cost):
        OrderLine.objects.create(
            order=basket, shipping=True, name="Ongkos kirim", unit="kali", quantity=1, tax_kind="shipping",
            unit_price=cost, price_seen=cost,
        )  # fmt: skip
