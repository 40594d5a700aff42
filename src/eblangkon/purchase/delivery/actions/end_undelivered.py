"""The office ends an order of which nothing came, or nothing was good."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.delivery.actions.counting import lines_to_count
from eblangkon.purchase.ordering.actions.advance import check_duty, find_move, lock_order
from eblangkon.purchase.ordering.actions.terminate import terminate
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.rules.refusals import Refused
from eblangkon.purchase.ordering.states import State


@transaction.atomic
def end_undelivered(*, order: int, by: Actor, reason: str, seen_version: int | None = None) -> Order:
    """Return the terminated order; all that it reserved is free.

    Raises Refused when goods stay at the office (what is kept is paid: cut the rest), when some wait to be counted, and
    without a reason; IllegalMove, WrongDuty and Stale.
    """
    locked = lock_order(order, seen_version)
    check_duty(locked, find_move(locked, State.TERMINATED), by)
    counted = lines_to_count(locked)
    if any(row.count.to_count for row in counted):
        raise Refused.because("uncounted", said("Ada kiriman yang belum dihitung. Periksa dahulu, lalu putuskan."))
    kept = any(row.count.accepted for row in counted)
    return terminate(order=order, reason=reason, kept=kept, by=by)
