"""Working days until payment, counted as a calendar on the wall would."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.insight.purchases import purchase, wib

from eblangkon.ground.kernel import clock
from eblangkon.ground.regions.models import Holiday
from eblangkon.insight.transparency.queries.promptness import promptness
from eblangkon.insight.transparency.queries.purchases import Narrowed
from eblangkon.purchase.payment.models import Payment

pytestmark = pytest.mark.django_db
BATANG = Narrowed("33.25", 2024)


@pytest.fixture(autouse=True)
def afternoon() -> Iterator[None]:
    with clock.set_to(wib(2024, 8, 2)):
        yield


def paid(since_day: int, paid_day: int) -> None:
    """Papers complete and paid in July 2024; the first is a Monday."""
    order = purchase(wib(2024, 7, paid_day, 0, 30))  # still the day before in Greenwich
    Payment.objects.create(
        order=order,
        route="UP",
        amount=order.total,
        due_since=wib(2024, 7, since_day, 23, 30),
        due_by=wib(2024, 7, 31).date(),
        paid_at=order.moved_at,
        receipt_number="KW",
    )


def test_working_days_are_counted_without_weekends_and_holidays() -> None:
    Holiday.objects.filter(date__range=(wib(2024, 7, 1).date(), wib(2024, 7, 31).date())).delete()
    Holiday.objects.create(date=wib(2024, 7, 9).date(), name="Uji", kind="national", source="uji", confidence="H")
    paid(1, 1)  # the same day: 0
    paid(5, 8)  # Friday to Monday: 1
    paid(8, 10)  # over the holiday: 1
    paid(1, 24)  # 17 Mondays to Fridays but the holiday: 16
    purchase(wib(2024, 7, 3))  # nobody wrote when its papers were complete
    found = promptness(BATANG, "33.25")
    assert (found.known, found.unknown, found.within, found.limit, found.median) == (4, 1, 3, 14, 1)
    assert [(span.first, span.last, span.packages, span.late) for span in found.spans] == [
        (0, 3, 3, False),
        (4, 7, 0, False),
        (8, 14, 0, False),
        (15, 30, 1, True),
        (31, None, 0, True),
    ]


def test_nothing_known_has_no_median(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(5):
        found = promptness(BATANG, "33.25")
    assert (found.median, found.known) == (None, 0)
