"""The PP takes an order back before it is approved."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.purchase.ordering.actions.advance import check_duty, find_move, lock_order, step
from eblangkon.purchase.ordering.actions.free import free
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import State


@transaction.atomic
def withdraw(*, order: int, by: Actor, seen_version: int | None = None) -> Order:
    """Back to the basket, and all that it had reserved is free. Raises IllegalMove, WrongDuty or Stale."""
    locked = lock_order(order, seen_version)
    move = find_move(locked, State.DRAFT, "withdraw")
    check_duty(locked, move, by)
    free(locked)
    return step(locked, move, by)
