"""The PP throws a basket away."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.purchase.ordering.actions.advance import check_duty, find_move, lock_order, step
from eblangkon.purchase.ordering.actions.free import free
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import State


@transaction.atomic
def discard(*, order: int, by: Actor, seen_version: int | None = None) -> Order:
    """What a returned order still held is free. Raises IllegalMove, WrongDuty or Stale."""
    locked = lock_order(order, seen_version)
    move = find_move(locked, State.DISCARDED)
    check_duty(locked, move, by)
    free(locked)
    return step(locked, move, by)
