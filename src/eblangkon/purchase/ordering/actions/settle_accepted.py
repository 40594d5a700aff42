"""Invoice, tax, ceiling and accounts follow what was accepted."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.ground.regions.queries import rules_in_force
from eblangkon.purchase.catalogue.actions.consume_stock import consume_stock
from eblangkon.purchase.catalogue.actions.release_stock import release_stock
from eblangkon.purchase.ordering.actions import ledger
from eblangkon.purchase.ordering.actions.advance import lock_order
from eblangkon.purchase.ordering.actions.price import agreed_without_ppn, frozen, price_order
from eblangkon.purchase.ordering.models import Order, OrderLine
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, Refused
from eblangkon.purchase.ordering.states import WORDS, State

_COUNTING = (State.SHIPPED, State.RECEIVED)


@transaction.atomic
def settle_accepted(*, order: int, accepted: Mapping[int, int], by: Actor) -> Order:
    """Write the accepted quantity of each line (line id to units) and price the order anew at its own unit prices.

    What is no longer needed of ceiling and accounts is free; what was accepted leaves the shop's stock, and what was
    promised beyond it is free again. The price agreed in the letter is the most that is paid: of a shop that became PKP
    since, it holds the PPN (docs/decisions/0005). Delivery cost counts whole once anything was accepted.
    The caller has checked the duty: the counts are delivery's. Raises IllegalMove outside inspection, Refused when a
    count is more than was ordered or nothing at all was accepted.
    """
    locked = lock_order(order)
    if locked.state not in _COUNTING:
        raise IllegalMove.because("illegal_move", f"Pesanan {order} sekarang {WORDS[State(locked.state)]}.")
    lines = list(OrderLine.objects.filter(order=locked).order_by("pk"))
    for line in lines:
        line.accepted_quantity = line.quantity if line.shipping else accepted.get(line.pk, 0)
        if not 0 <= line.accepted_quantity <= line.quantity:
            raise Refused.because(
                "accepted",
                said(
                    "{name}: yang diterima paling banyak {quantity} {unit}.",
                    name=line.name,
                    quantity=line.quantity,
                    unit=line.unit,
                ),
                f"line-{line.pk}",
            )
    if not any(line.accepted_quantity for line in lines if not line.shipping):
        raise Refused.because(
            "accepted", said("Tidak ada barang yang diterima. Putuskan pesanan, bukan menyelesaikannya.")
        )
    counted = [(line, line.accepted_quantity) for line in lines if line.accepted_quantity]
    today = clock.today()
    rules = rules_in_force(locked.region_id, today)
    price = price_order(locked, counted, today, rules)
    if price.quote.ppn and agreed_without_ppn(locked.tax):
        for line in lines:
            line.includes_ppn = True
        price = price_order(locked, counted, today, rules)
    before = Rupiah(locked.total)
    ledger.give_back(locked)
    problems = ledger.take(locked, price.total, price.charges, bound=True)
    if problems:
        raise Refused(problems)
    _take_from_stock(lines)
    OrderLine.objects.bulk_update(lines, ["accepted_quantity", "reserved", "includes_ppn"])
    locked.total, locked.tax = price.total, frozen(price.quote)
    locked.save(update_fields=["total", "tax"])
    record(
        actor=by,
        action="order.settled",
        subject=("order", str(order)),
        region=locked.region_id,
        data={
            "accepted": {str(line.pk): line.accepted_quantity for line in lines},
            "before": int(before),
            "total": int(price.total),
        },
    )
    return locked


def _take_from_stock(lines: Sequence[OrderLine]) -> None:
    """Two statements at most; a line that holds nothing takes nothing."""
    held = {line.product_id: line for line in lines if line.product_id is not None and line.reserved}
    accepted = {product: min(line.accepted_quantity or 0, line.reserved) for product, line in held.items()}
    spare = {product: line.reserved - accepted[product] for product, line in held.items()}
    if leaving := {product: count for product, count in accepted.items() if count}:
        consume_stock(quantities=leaving)
    if freed := {product: count for product, count in spare.items() if count}:
        release_stock(quantities=freed)
    for line in held.values():
        line.reserved = 0
