"""An end without purchase: reserved things are freed, then the order moves."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.ordering.actions.advance import check_duty, find_move, lock_order, step
from eblangkon.purchase.ordering.actions.free import free
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.rules.refusals import Refused
from eblangkon.purchase.ordering.states import State


@transaction.atomic
def end(
    *, order: int, to: State, by: Actor, reason: str, needs_reason: bool = True, seen_version: int | None = None
) -> Order:
    """Free and move. Raises Refused without a reason where one is needed, IllegalMove, WrongDuty or Stale."""
    if needs_reason and not reason.strip():
        raise Refused.because("empty", said("Alasan belum diisi. Pihak lain perlu mengetahuinya."), "reason")
    locked = lock_order(order, seen_version)
    move = find_move(locked, to)
    check_duty(locked, move, by)
    free(locked)
    return step(locked, move, by, reason.strip())
