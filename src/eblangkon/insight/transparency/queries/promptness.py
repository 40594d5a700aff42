"""How long shops waited for their money: working days from complete papers to payment."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate

from eblangkon.ground.kernel import clock
from eblangkon.ground.regions.queries import rules_in_force, working_calendar
from eblangkon.ground.regions.rules import is_working_day
from eblangkon.insight.transparency.queries.purchases import Narrowed, paid_orders
from eblangkon.purchase.payment.models import Payment

SPANS = (3, 7, 14, 30)
"""Last working day of each span but the open one; the usual limit of 14 ends one of them."""


@dataclass(frozen=True, slots=True)
class Span:
    """Purchases paid within `first` to `last` working days (`last` None: or later); `late` past the limit."""

    first: int
    last: int | None
    packages: int
    late: bool


@dataclass(frozen=True, slots=True)
class Promptness:
    """`median` in working days, None where nothing is known; `limit` is the region's dated rule of today."""

    spans: tuple[Span, ...]
    median: int | None
    known: int
    unknown: int
    within: int
    limit: int


def promptness(narrowed: Narrowed, region: str) -> Promptness:
    """Of the paid purchases of a region those whose papers' day is known, and how many are not. Five queries."""
    orders = paid_orders(narrowed)
    rows = (
        Payment.objects.filter(order__in=orders, due_since__isnull=False)
        .annotate(since=TruncDate("due_since", tzinfo=clock.WIB), until=TruncDate("order__moved_at", tzinfo=clock.WIB))
        .values_list("since", "until")
        .annotate(packages=Count("pk"))
        .order_by("since", "until")
    )
    found = list(rows)
    limit = int(rules_in_force(region, clock.today())["pay_days"].value)
    first = min((since for since, _, _ in found), default=clock.today())
    last = max((until for _, until, _ in found), default=first)
    place = _ordinals(first, last, working_calendar(region, first, last))
    days: Counter[int] = Counter()
    for since, until, packages in found:
        days[max(place[until] - place[since], 0) if until >= since else 0] += packages
    known = days.total()
    return Promptness(
        tuple(_spans(days, limit)),
        _median(days, known),
        known,
        orders.count() - known,
        sum(packages for waited, packages in days.items() if waited <= limit),
        limit,
    )


def _ordinals(first: date, last: date, closed: frozenset[date]) -> dict[date, int]:
    """How many working days lie between `first` and each day, the day itself counted, `first` not."""
    counted, place = 0, {first: 0}
    for step in range(1, (last - first).days + 1):
        day = first + timedelta(days=step)
        counted += is_working_day(day, closed)
        place[day] = counted
    return place


def _spans(days: Counter[int], limit: int) -> Iterator[Span]:
    first = 0
    for last in (*SPANS, None):
        inside = sum(n for waited, n in days.items() if waited >= first and (last is None or waited <= last))
        yield Span(first, last, inside, first > limit)
        first = first if last is None else last + 1


def _median(days: Counter[int], known: int) -> int | None:
    """The lower one of two middles: a count of days, never half a one."""
    reached = 0
    for waited in sorted(days):
        reached += days[waited]
        if 2 * reached >= known:
            return waited
    return None
