"""Invoice, tax, ceiling and accounts follow what was accepted."""

from collections.abc import Mapping

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.ground.regions.queries import rules_in_force
from eblangkon.purchase.ordering.actions import ledger
from eblangkon.purchase.ordering.actions.advance import lock_order
from eblangkon.purchase.ordering.actions.price import frozen, price_order
from eblangkon.purchase.ordering.models import Order, OrderLine
from eblangkon.purchase.ordering.rules import IllegalMove, Refused
from eblangkon.purchase.ordering.states import WORDS, State

_COUNTING = (State.SHIPPED, State.RECEIVED)


@transaction.atomic
def settle_accepted(*, order: int, accepted: Mapping[int, int], by: Actor) -> Order:
    """Write the accepted quantity of each line (line id to units) and price the order anew at its own unit prices.

    What is no longer needed of ceiling and accounts is free. Delivery cost counts whole once anything was accepted.
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
                "accepted", f"{line.name}: yang diterima paling banyak {line.quantity} {line.unit}.", f"line-{line.pk}"
            )
    if not any(line.accepted_quantity for line in lines if not line.shipping):
        raise Refused.because("accepted", "Tidak ada barang yang diterima. Putuskan pesanan, bukan menyelesaikannya.")
    counted = [(line, line.accepted_quantity) for line in lines if line.accepted_quantity]
    today = clock.today()
    price = price_order(locked, counted, today, rules_in_force(locked.region_id, today))
    before = Rupiah(locked.total)
    ledger.give_back(locked)
    problems = ledger.take(locked, price.total, price.charges)
    if problems:
        raise Refused(problems)
    OrderLine.objects.bulk_update(lines, ["accepted_quantity"])
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
