"""The PPK approves: the order is placed and its letter issued, in one transaction."""

from django.db import connection, transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.kept import Kept
from eblangkon.ground.regions.queries import add_working_days, rules_in_force
from eblangkon.purchase.ordering.actions.advance import acting_duty, check_duty, find_move, lock_order, step
from eblangkon.purchase.ordering.models import Order, OrderLine
from eblangkon.purchase.ordering.papers import Act, order_letter
from eblangkon.purchase.ordering.rules.limits import year_ended
from eblangkon.purchase.ordering.rules.refusals import Refused
from eblangkon.purchase.ordering.states import State
from eblangkon.services.documents.actions.issue_paper import issue_paper

_LINES = Kept(lambda order: OrderLine.objects.filter(order=order).select_related("account").order_by("pk"), -1)

_LETTER = "UPDATE ordering_order SET letter_number = %s, short_road = %s WHERE number = %s"


@transaction.atomic
def approve_order(
    *, order: int, by: Actor, note: str = "", register_number: str = "", seen_version: int | None = None
) -> Order:
    """Return the placed order with its letter's number. Ceiling, accounts and stock stay as sending reserved them.

    Of two approvals at once the second waits for the row and then gets IllegalMove, which names the first. Raises
    WrongDuty also where one person both ordered and approves, Stale, and Refused once the package's year is over.
    """
    locked = lock_order(order, seen_version)
    move = find_move(locked, State.PLACED)
    check_duty(locked, move, by)
    today = clock.today()
    if ended := year_ended(locked.package.year, today, locked.package.name):
        raise Refused([ended])
    rules = rules_in_force(locked.region_id, today)
    days = int(rules["answer_days"].value)
    locked.answer_by = add_working_days(today, days, locked.region_id)
    locked.approved_by_id = by.id
    step(locked, move, by, note, {"total": int(locked.total)})
    duty = acting_duty(locked, move, by)
    lines = _LINES(locked.number)
    # The number's counter is the lock that everybody shares: taken last.
    letter = issue_paper(
        kind="SP",
        region=locked.region_id,
        subject=("order", str(locked.number)),
        data=order_letter(locked, lines, today, Act(by.signing(duty, locked.agency_id).name, duty, locked.moved_at)),
        actor=by,
        register_number=register_number,
        demonstration=locked.demonstration or None,
    )
    locked.letter_number = letter.number
    locked.short_road = locked.total <= int(rules["short_path_limit"].value)
    with connection.cursor() as cursor:
        cursor.execute(_LETTER, [locked.letter_number, locked.short_road, locked.number])
    return locked
