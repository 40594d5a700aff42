"""What would be left behind by somebody whose duty ends."""

from datetime import date, timedelta

from django.db.models import Exists, QuerySet

from eblangkon.ground.audit.rules import Actor, Hat
from eblangkon.parties.agencies.queries import people_with_duty
from eblangkon.purchase.ordering.models import Order, RequestNote
from eblangkon.purchase.ordering.queries.requests import bought
from eblangkon.purchase.ordering.queries.waiting import requests_waiting_for, waiting_for
from eblangkon.purchase.ordering.states import APPROVERS, BUYER, ENDED

_NOTE_OPEN = ("draft", "asked", "agreed", "returned")


def notes_open_of(person: int, agency: int | None, duty: str) -> QuerySet[RequestNote]:
    """Notes that the person wrote with such a duty at that office and that are neither closed nor bought."""
    writers = ("pptk", *APPROVERS)
    found = RequestNote.objects.filter(asked_by=person, agency=agency, state__in=_NOTE_OPEN)
    return found.exclude(Exists(bought)).order_by("pk") if duty in writers else found.none()


def orders_open_of(person: int, agency: int | None, duty: str) -> QuerySet[Order]:
    """Orders that the person began as PP at that office and that have not ended."""
    found = Order.objects.filter(created_by=person, agency=agency).exclude(state__in=[str(s) for s in ENDED])
    return found.order_by("pk") if duty in BUYER else found.none()


def left_waiting(person: int, agency: int | None, duty: str, last_day: date) -> int:
    """How many orders and notes would wait for nobody once the person's duty has ended after `last_day`.

    None while somebody else holds the same duty on the day after.
    """
    if agency is None or set(people_with_duty(agency, duty, last_day + timedelta(days=1))) - {person}:
        return 0
    alone = Actor("person", None, "", (Hat(duty, "", agency),))
    return waiting_for(alone).count() + requests_waiting_for(alone).count()
