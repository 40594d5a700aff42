"""The PPK takes the goods over."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.purchase.delivery.actions.issue_handover import issue_handover
from eblangkon.purchase.delivery.models import Handover
from eblangkon.purchase.ordering.actions.advance import acting_duty, check_duty, find_move, lock_order, step
from eblangkon.purchase.ordering.states import State


@transaction.atomic
def sign_handover(*, order: int, by: Actor, register_number: str = "", seen_version: int | None = None) -> Handover:
    """Return the handover of all that was accepted; its BAST has the office's act on it. The vendor's follows.

    Of two signatures at once the second gets IllegalMove, which names the first. Raises WrongDuty and Stale too.
    """
    locked = lock_order(order, seen_version)
    move = find_move(locked, State.HANDED_OVER)
    check_duty(locked, move, by)
    by = by.signing(acting_duty(locked, move, by), locked.agency_id)
    assert by.id is not None  # only persons have duties
    step(locked, move, by)
    handover = Handover(
        order=locked,
        signed_at=locked.moved_at,
        signed_by_id=by.id,
        signer_name=by.name,
        signer_duty=acting_duty(locked, move, by),
        register_number=register_number.strip(),
    )
    handover.paper_number = issue_handover(locked, handover, by).number
    handover.save(force_insert=True)
    return handover
