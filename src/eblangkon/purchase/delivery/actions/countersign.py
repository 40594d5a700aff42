"""The vendor signs the handover too."""

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.delivery.actions.issue_handover import issue_handover
from eblangkon.purchase.delivery.models import Handover
from eblangkon.purchase.ordering.actions.advance import check_duty, find_move, lock_order
from eblangkon.purchase.ordering.rules.refusals import IllegalMove
from eblangkon.purchase.ordering.states import State


@transaction.atomic
def countersign(*, order: int, by: Actor) -> Handover:
    """Return the handover with both acts; its BAST keeps its number as version 2. The order does not move by this.

    It is part of the one tap with which the vendor hands in the invoice, so that payment calls it in its own
    transaction. Raises IllegalMove when it was signed before or the office has not signed, and WrongDuty.
    """
    locked = lock_order(order)
    check_duty(locked, find_move(locked, State.INVOICED), by)
    handover = Handover.objects.get(order=locked)
    if handover.countersigned_at is not None:
        raise IllegalMove.because(
            "illegal_move",
            said(
                "Serah terima ini sudah ditandatangani {countersigner_name}.",
                countersigner_name=handover.countersigner_name,
            ),
        )
    handover.countersigned_at, handover.countersigned_by_id = clock.now(), by.id
    handover.countersigner_name = by.name
    handover.save(update_fields=["countersigned_at", "countersigned_by", "countersigner_name"])
    record(
        actor=by,
        action="delivery.countersigned",
        subject=("order", str(order)),
        region=locked.region_id,
        data={"paper": handover.paper_number},
    )
    issue_handover(locked, handover, by)
    return handover
