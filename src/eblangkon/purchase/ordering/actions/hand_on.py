"""A duty ended by its date with work still open: that goes to a successor now."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.models import Duty
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.parties.agencies.rules import DutyRefused
from eblangkon.purchase.ordering.actions.hand_over import check_successor, move_work
from eblangkon.purchase.ordering.queries import notes_open_of, orders_open_of


@transaction.atomic
def hand_on(*, duty: int, to: int, by: Actor) -> Duty:
    """As `hand_over`, for a duty that has ended: request notes become the successor's, who is told of the orders.

    Raises DutyRefused while the duty holds, and where the successor does not hold it; NotYourRegion for strangers.
    """
    ended = Duty.objects.select_for_update().get(pk=duty)
    check_region(by, ended.region_id)
    if ended.valid_to is None or ended.valid_to >= clock.today():
        raise DutyRefused("to", said("Tugas ini masih berlaku. Akhiri dahulu, lalu serahkan."))
    check_successor(ended, to, ended.valid_to)
    notes = list(notes_open_of(ended.person_id, ended.agency_id, ended.code).select_for_update(of=("self",)))
    move_work(ended, notes, list(orders_open_of(ended.person_id, ended.agency_id, ended.code)), to, by)
    return ended
