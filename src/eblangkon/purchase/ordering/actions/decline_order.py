"""The vendor cannot deliver."""

from eblangkon.ground.audit.rules import Actor
from eblangkon.purchase.ordering.actions.ends import end
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import State


def decline_order(*, order: int, reason: str, by: Actor, seen_version: int | None = None) -> Order:
    """All that was reserved is free. Raises Refused without a reason, IllegalMove, WrongDuty or Stale."""
    return end(order=order, to=State.DECLINED, by=by, reason=reason, seen_version=seen_version)
