"""Request notes and what was bought for them."""

from collections.abc import Iterable

from django.db.models import OuterRef, QuerySet

from eblangkon.purchase.ordering.models import Order, RequestLine, RequestNote
from eblangkon.purchase.ordering.states import ENDED, State

# Orders that ended without a purchase give their request back to the PP.
_FRUITLESS = [str(state) for state in ENDED if state is not State.PAID]
bought = Order.objects.filter(request_id=OuterRef("pk")).exclude(state__in=_FRUITLESS)
"""For an `Exists` over notes: whether something is being bought for the note, or was."""


def requests_with(ids: Iterable[int]) -> dict[int, RequestNote]:
    """These notes by id, with the names of who asked and who answered; one query."""
    return RequestNote.objects.select_related("agency", "asked_by", "answered_by").in_bulk(list(ids))


def request_lines(note: int) -> QuerySet[RequestLine]:
    return RequestLine.objects.filter(note=note).select_related("account").order_by("pk")


def orders_from(note: int) -> QuerySet[Order]:
    """Baskets and orders that answer a request, the first one first."""
    return Order.objects.filter(request=note).select_related("vendor").order_by("number")


def last_request_of(person: int, agency: int) -> RequestNote | None:
    """What the person asked for last at that office: its package and place are likely again."""
    return RequestNote.objects.filter(asked_by=person, agency=agency).order_by("-created_at", "-id").first()
