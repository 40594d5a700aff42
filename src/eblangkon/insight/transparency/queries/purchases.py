"""Single purchases as everybody may read them: only those that were paid, or that ended after their letter went out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import F, Max, Q, QuerySet

from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.installation import apart, is_demonstration, is_practice
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import State

ENDED_IN_PUBLIC = (State.DECLINED, State.EXPIRED, State.CANCELLED, State.TERMINATED)
"""Without money, but after the letter went out. A basket that was never approved stays an office's own thought."""


@dataclass(frozen=True, slots=True)
class Purchase:
    """One paid purchase in a list; `key` says where the next page begins. `value` in rupiah, `paid_at` in UTC."""

    number: int
    letter: str
    paid_at: datetime
    region: str
    office_id: int
    office: str
    shop: str
    shop_slug: str
    shop_kind: str
    shop_region: str
    purpose: str
    value: Rupiah

    @property
    def key(self) -> str:
        return f"{int(self.paid_at.timestamp() * 1_000_000)}-{self.number}"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which purchases: of a region, of a calendar year and month of payment, of one office (its id)."""

    region: str | None = None
    year: int | None = None
    month: int | None = None
    office: int | None = None


def paid_purchases(narrowed: Narrowed, size: int, after: str = "") -> list[Purchase]:
    """At most `size` paid purchases, the latest first, from behind the key `after` on; a key nobody gave is ignored.

    Two queries.
    """
    rows = _rows(narrowed)
    if place := _place(after):
        at, number = place
        rows = rows.filter(Q(moved_at__lt=at) | Q(moved_at=at, number__lt=number))
    return [Purchase(*_whole(row)) for row in rows[:size]]


def every_purchase(narrowed: Narrowed) -> Iterator[Purchase]:
    """All of them, the latest first, read in pieces: for downloads."""
    for row in _rows(narrowed).iterator(2000):
        yield Purchase(*_whole(row))


def public_order(number: int) -> Order | None:
    """The order with agency, region, vendor and package, when its story is public; else None. At most two queries."""
    ended = Q(state__in=ENDED_IN_PUBLIC) & ~Q(letter_number="")
    found = Order.objects.filter(Q(state=State.PAID) | ended, number=number)
    order = found.select_related("agency", "region", "vendor", "vendor__region", "package").first()
    return None if order and is_practice(order.demonstration) else order


def last_paid(region: str | None = None) -> datetime | None:
    """When a purchase was last paid, practice left out; what the public is told changes with it. One query."""
    paid = Order.objects.filter(apart("demonstration"), state=State.PAID)
    if region:
        paid = paid.filter(region=region)
    latest: datetime | None = paid.aggregate(at=Max("moved_at"))["at"]
    return latest


def span(year: int, month: int | None = None) -> tuple[datetime, datetime]:
    """The first moment of a year or month in Central Java, and the first after it."""
    first = datetime(year, month or 1, 1, tzinfo=clock.WIB)
    if month is None or month == 12:
        return first, datetime(year + 1, 1, 1, tzinfo=clock.WIB)
    return first, datetime(year, month + 1, 1, tzinfo=clock.WIB)


def paid_orders(narrowed: Narrowed) -> QuerySet[Order]:
    """Paid orders without those of practice offices, which count in a demonstration only. One query before it runs."""
    orders = Order.objects.filter(state=State.PAID)
    if not is_demonstration():
        orders = orders.filter(demonstration=False)
    if narrowed.region:
        orders = orders.filter(region=narrowed.region)
    if narrowed.year:
        first, after = span(narrowed.year, narrowed.month)
        orders = orders.filter(moved_at__gte=first, moved_at__lt=after)
    if narrowed.office:
        orders = orders.filter(agency=narrowed.office)
    return orders


def _rows(narrowed: Narrowed) -> QuerySet[Order, tuple[Any, ...]]:
    return (
        paid_orders(narrowed)
        .order_by("-moved_at", "-number")
        .values_list(
            "number",
            "letter_number",
            "moved_at",
            "region_id",
            "agency_id",
            "agency__name",
            "vendor__name",
            "vendor__slug",
            "vendor__kind",
            F("vendor__region__name"),
            "purpose",
            "total",
        )
    )


def _whole(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*row[:-1], Rupiah(row[-1]))


def _place(key: str) -> tuple[datetime, int] | None:
    """The moment and number that a key names."""
    micros, _, number = key.partition("-")
    if not (micros.isdecimal() and number.isdecimal() and len(micros) <= 16 and len(number) <= 18):
        return None
    whole = int(micros)
    return datetime.fromtimestamp(whole // 1_000_000, UTC).replace(microsecond=whole % 1_000_000), int(number)
