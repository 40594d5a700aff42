"""What would be left behind by somebody whose duty ends."""

from collections import Counter
from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from eblangkon.ground.audit.rules import Actor, Hat
from eblangkon.parties.agencies.queries import on_duty, people_with_duty
from eblangkon.purchase.ordering.models import Order, RequestNote
from eblangkon.purchase.ordering.queries.requests import bought
from eblangkon.purchase.ordering.queries.waiting import requests_waiting_for, waiting_for
from eblangkon.purchase.ordering.states import APPROVERS, BUYER, COUNTERS, ENDED, State

WRITERS = ("pptk", *APPROVERS)
Work = Counter[tuple[int, tuple[str, ...]]]
"""How many orders or notes wait at an office (its id) for whoever has one of these duties."""
# Whose turn it is at the office; the stages of payment have people of their own, whom payment counts.
_TURN = {
    State.DRAFT: BUYER,
    State.AWAITING_APPROVAL: APPROVERS,
    State.SHIPPED: COUNTERS,
    State.RECEIVED: APPROVERS,
}
_NOTE_OPEN = ("draft", "asked", "agreed", "returned")


def notes_open_of(person: int, agency: int | None, duty: str) -> QuerySet[RequestNote]:
    """Notes that the person wrote with such a duty at that office and that are neither closed nor bought."""
    found = RequestNote.objects.filter(asked_by=person, agency=agency, state__in=_NOTE_OPEN)
    return found.exclude(Exists(bought)).order_by("pk") if duty in WRITERS else found.none()


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


def work_at(agencies: Collection[int]) -> Work:
    """What waits at these offices, but for payments: two queries."""
    found: Work = Counter()
    orders = Order.objects.filter(agency__in=agencies, state__in=[str(state) for state in _TURN])
    rows = orders.exclude(state=State.SHIPPED, owed=True).order_by().values_list("agency_id", "state")
    for agency, state, count in rows.annotate(count=Count("number")):
        found[agency, _TURN[State(state)]] += count
    notes = RequestNote.objects.filter(Q(state="asked") | Q(state="agreed") & ~Exists(bought), agency__in=agencies)
    for agency, state, count in notes.order_by().values_list("agency_id", "state").annotate(count=Count("pk")):
        found[agency, APPROVERS if state == "asked" else BUYER] += count
    return found


def notes_of_nobody(regions: Collection[str], on: date) -> QuerySet[RequestNote]:
    """Returned notes and drafts whose writer may write at that office no more; with writer and office."""
    still = on_duty(OuterRef("asked_by_id"), OuterRef("agency_id"), WRITERS, on)
    found = RequestNote.objects.filter(agency__region__in=regions, state__in=("draft", "returned")).exclude(still)
    return found.select_related("agency", "asked_by").order_by("agency__name", "pk")
