"""The PPK sends an order back to the PP with a reason."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.ground.regions.queries import add_working_days, rules_in_force
from eblangkon.purchase.ordering.actions.advance import check_duty, find_move, lock_order, step
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.rules.refusals import Refused
from eblangkon.purchase.ordering.states import State


@transaction.atomic
def return_order(*, order: int, reason: str, by: Actor, seen_version: int | None = None) -> Order:
    """Back to the basket; what it reserved stays reserved for the region's dated working days (`hold_days`).

    Raises Refused without a reason, IllegalMove, WrongDuty or Stale.
    """
    if not reason.strip():
        raise Refused.because("empty", said("Alasan belum diisi. Tulis apa yang perlu diperbaiki."), "reason")
    locked = lock_order(order, seen_version)
    move = find_move(locked, State.DRAFT, "return")
    check_duty(locked, move, by)
    days = int(rules_in_force(locked.region_id, clock.today())["hold_days"].value)
    locked.held_until = add_working_days(clock.today(), days, locked.region_id)
    return step(locked, move, by, reason.strip(), {"held_until": locked.held_until.isoformat()})
