"""What has not ended, whoever it waits for: read by the clock, and by who looks after others."""

from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import Count, Exists, Q, QuerySet

from eblangkon.purchase.ordering.models import Order, RequestNote
from eblangkon.purchase.ordering.queries.requests import bought
from eblangkon.purchase.ordering.states import ENDED, State


def unfinished() -> QuerySet[Order]:
    """Every order under way but baskets, with office and vendor."""
    quiet = [str(state) for state in (*ENDED, State.DRAFT)]
    return Order.objects.exclude(state__in=quiet).select_related("agency", "vendor").order_by("number")


def requests_open() -> QuerySet[RequestNote]:
    """Request notes that wait for an answer, and agreed ones of which nothing is being bought yet, with office."""
    waits = Q(state="asked") | Q(state="agreed") & ~Exists(bought)
    return RequestNote.objects.filter(waits).select_related("agency").order_by("pk")


def unanswered(on: date) -> QuerySet[Order]:
    """Placed orders whose last day for an answer lies before `on`."""
    return Order.objects.filter(state=State.PLACED, answer_by__lt=on).order_by("number")


def counts_by_state(agencies: Collection[int]) -> dict[State, int]:
    """How many orders of these offices stand where; one query."""
    rows = Order.objects.filter(agency__in=agencies).exclude(state__in=[str(state) for state in ENDED])
    return {State(state): count for state, count in rows.values_list("state").annotate(count=Count("pk"))}


def steps_made() -> Iterator[tuple[str, int]]:
    """Key and number of steps of every order, streamed: what the sealed log is held against."""
    for number, version in Order.objects.order_by("number").values_list("number", "version").iterator(5000):
        yield str(number), version
