"""The vendor accepts: the letter is issued once more, with both acts on it."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.purchase.ordering.actions.advance import acting_duty, check_duty, find_move, lock_order, step
from eblangkon.purchase.ordering.models import Order, OrderLine, OrderStep
from eblangkon.purchase.ordering.papers import Act, order_letter
from eblangkon.purchase.ordering.states import State
from eblangkon.services.documents.actions.issue_paper import issue_paper
from eblangkon.services.documents.queries import papers_by_number


@transaction.atomic
def accept_order(*, order: int, by: Actor, note: str = "", seen_version: int | None = None) -> Order:
    """Return the accepted order; its letter keeps its number, day and register number as version 2.

    Raises IllegalMove, WrongDuty or Stale.
    """
    locked = lock_order(order, seen_version)
    move = find_move(locked, State.ACCEPTED)
    check_duty(locked, move, by)
    step(locked, move, by, note)
    approval = OrderStep.objects.filter(order=locked, verb="approve").latest("version")
    lines = list(OrderLine.objects.filter(order=locked).select_related("account").order_by("pk"))
    issue_paper(
        kind="SP",
        region=locked.region_id,
        subject=("order", str(locked.number)),
        data=order_letter(
            locked,
            lines,
            clock.wib(approval.at).date(),  # the day of its number, by which every later paper refers to it
            Act(approval.actor_name, approval.actor_duty, approval.at),
            Act(by.name, acting_duty(locked, move, by), locked.moved_at),
        ),
        actor=by,
        number=locked.letter_number,
        version=2,
        register_number=papers_by_number(locked.letter_number).latest("version").register_number,
        demonstration=locked.demonstration or None,
    )
    return locked
