"""The PP sends a basket to the PPK: every rule is asked, then ceiling, accounts and stock are reserved at once."""

from datetime import date

from django.db import transaction
from django.db.models import F

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.ground.regions.queries import rules_in_force
from eblangkon.purchase.catalogue.actions.reserve_stock import reserve_stock
from eblangkon.purchase.catalogue.queries import offers_in_force
from eblangkon.purchase.catalogue.rules.stock import ShortOfStock
from eblangkon.purchase.ordering.actions import ledger
from eblangkon.purchase.ordering.actions.advance import check_duty, find_move, lock_order, step
from eblangkon.purchase.ordering.actions.free import free
from eblangkon.purchase.ordering.actions.price import frozen, price_order
from eblangkon.purchase.ordering.models import Order, OrderLine
from eblangkon.purchase.ordering.rules import CannotSend, Problem, out_of_stock, over_limit, price_changed
from eblangkon.purchase.ordering.states import State


@transaction.atomic
def send_for_approval(*, order: int, by: Actor, note: str = "", seen_version: int | None = None) -> Order:
    """Return the order, awaiting approval, its total and tax frozen.

    Raises CannotSend with every reason found (a changed price as PriceChanged with both prices), IllegalMove,
    WrongDuty or Stale; then nothing is reserved.
    """
    today = clock.today()
    locked = lock_order(order, seen_version)
    move = find_move(locked, State.AWAITING_APPROVAL)
    check_duty(locked, move, by)
    free(locked)  # a returned order is sent with the prices and sums of this day
    lines = list(OrderLine.objects.filter(order=locked).order_by("pk"))
    problems = _incomplete(locked, lines, today)
    if problems:
        raise CannotSend(problems)
    problems = _prices(lines, today)
    rules = rules_in_force(locked.region_id, today)
    counted = [(line, line.quantity) for line in lines]
    price = price_order(locked, counted, today, rules)
    total = price.total
    limit = rules["order_limit"]
    over = over_limit(total, Rupiah(int(limit.value)), limit.source)
    problems += [over] if over else []
    problems += ledger.take(locked, total, price.charges)
    problems += _stock(lines)
    if problems:
        raise CannotSend(problems)
    locked.total, locked.tax, locked.reserved = total, frozen(price.quote), True
    return step(locked, move, by, note, {"total": int(total)})


def _incomplete(order: Order, lines: list[OrderLine], today: date) -> list[Problem]:
    """What no sum can mend: nothing in it, no account, a package that may not be bought from."""
    found = []
    if not any(line.product_id for line in lines):
        found.append(Problem("empty", "lines", "Keranjang masih kosong. Masukkan paling sedikit satu produk."))
    package = order.package
    if not (package.active and package.announced):
        found.append(
            Problem("package", "package", f"Paket “{package.name}” tidak aktif atau belum diumumkan. Pilih paket lain.")
        )
    if (package.starts and today < package.starts) or (package.ends and today > package.ends):
        found.append(
            Problem("package_dates", "package", f"Hari ini di luar jadwal paket “{package.name}”. Pilih paket lain.")
        )
    if order.needed_by < today:
        found.append(Problem("past", "needed_by", "Tanggal diperlukan sudah lewat. Pilih tanggal baru."))
    products = [line for line in lines if line.product_id]
    found += [
        Problem("no_account", f"line-{line.pk}", f"Akun untuk {line.name} belum dipilih. Pilih dari daftar.")
        for line in products
        if line.account_id is None
    ]
    largest = max(products, key=lambda line: line.amount, default=None)
    for line in lines:
        if line.shipping and line.account_id is None and largest is not None:
            line.account_id = largest.account_id  # delivery is charged where the largest line is (DOMAIN.md 5)
            line.save(update_fields=["account"])
    return found


def _prices(lines: list[OrderLine], today: date) -> list[Problem]:
    products = {line.product_id: line.quantity for line in lines if line.product_id is not None}
    offers = offers_in_force(products, today)
    found = []
    for line in lines:
        if line.product_id is not None:
            offer = offers.get(line.product_id)
            changed = price_changed(
                line.pk, line.name, Rupiah(line.price_seen), offer.unit_price if offer is not None else None
            )
            found += [changed] if changed else []
    return list(found)


def _stock(lines: list[OrderLine]) -> list[Problem]:
    """Reserve; what is short comes back with what is left, and then nothing is reserved."""
    try:
        reserve_stock(quantities={line.product_id: line.quantity for line in lines if line.product_id is not None})
    except ShortOfStock as short:
        problems = [
            out_of_stock(line.pk, line.name, line.quantity, short.lefts[line.product_id], line.unit)
            for line in lines
            if line.product_id is not None and line.product_id in short.lefts
        ]
        return [problem for problem in problems if problem]
    OrderLine.objects.filter(pk__in=[line.pk for line in lines], product__isnull=False).update(reserved=F("quantity"))
    return []
