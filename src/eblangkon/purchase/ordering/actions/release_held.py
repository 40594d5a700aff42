"""Returned orders keep what they reserved for some days only."""

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.purchase.ordering.actions.advance import lock_order
from eblangkon.purchase.ordering.actions.free import free
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import State


def release_held() -> int:
    """Free the reservations of baskets whose last day of holding has passed; return how many."""
    late = Order.objects.filter(held_until__lt=clock.today(), state=State.DRAFT).values_list("number", flat=True)
    return sum(_release(number) for number in list(late.order_by("number")))


@transaction.atomic
def _release(number: int) -> bool:
    order = lock_order(number)
    if order.state != State.DRAFT or order.held_until is None or order.held_until >= clock.today():
        return False  # sent again meanwhile
    free(order)
    record(
        actor=SYSTEM,
        action="order.released",
        subject=("order", str(number)),
        region=order.region_id,
        data={},
    )
    return True
