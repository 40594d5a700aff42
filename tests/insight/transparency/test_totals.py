"""What the public is told of paid purchases: right at once, right at midnight, and never twice."""

import json
from collections.abc import Iterator
from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries
from tests.insight.purchases import office, purchase, shop, wib

from eblangkon.ground.kernel import clock, installation
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.insight.transparency.actions.recount_paid import recount_paid
from eblangkon.insight.transparency.models import PaidMonth
from eblangkon.insight.transparency.queries.totals import (
    Counts,
    MonthTotal,
    YearTotal,
    by_category,
    by_month,
    by_region,
    by_vendor_kind,
    counts,
    totals,
)
from eblangkon.purchase.catalogue.models import Category

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon() -> Iterator[datetime]:
    with clock.set_to(wib(2026, 3, 4)) as _:
        yield wib(2026, 3, 4)


def test_a_purchase_counts_in_the_year_it_was_paid_on_javas_calendar() -> None:
    purchase(wib(2023, 12, 31, 23, 59), 5_000_000)
    purchase(wib(2024, 1, 1, 0, 0), 7_000_000)  # still 2023 in Greenwich
    purchase(wib(2024, 2, 1), 9_000_000, state="payment_due")
    assert totals("33.25") == [
        YearTotal(2023, 1, Rupiah(5_000_000)),
        YearTotal(2024, 1, Rupiah(7_000_000)),
    ]
    assert totals("33.74") == []


def test_the_summary_and_what_came_after_it_are_added_and_nothing_counts_twice() -> None:
    purchase(wib(2025, 5, 5), 1_000_000)
    purchase(wib(2026, 3, 3, 23, 59), 2_000_000)
    today = purchase(wib(2026, 3, 4, 0, 0), 4_000_000)
    before = (totals(), by_month(), by_region(), by_category(), by_vendor_kind())
    assert recount_paid() == wib(2026, 3, 4, 0, 0)
    assert sum(row.packages for row in PaidMonth.objects.all()) == 2  # today's is counted where it stands
    assert (totals(), by_month(), by_region(), by_category(), by_vendor_kind()) == before
    assert recount_paid() == wib(2026, 3, 4, 0, 0)
    assert totals()[-1] == YearTotal(2026, 2, Rupiah(6_000_000))
    today.state = "payment_due"
    today.save()
    assert totals()[-1] == YearTotal(2026, 1, Rupiah(2_000_000))


def test_a_recount_takes_in_what_came_late_and_keeps_the_count_before_for_its_readers() -> None:
    purchase(wib(2025, 5, 5), 1_000_000)
    recount_paid()
    purchase(wib(2025, 6, 6), 3_000_000)
    for day in (5, 6, 7):
        with clock.set_to(wib(2026, 3, day)):
            recount_paid()
    assert totals()[0] == YearTotal(2025, 2, Rupiah(4_000_000))
    kept = PaidMonth.objects.values_list("counted_until", flat=True).distinct().order_by("counted_until")
    assert list(kept) == [wib(2026, 3, 6, 0), wib(2026, 3, 7, 0)]


def test_just_after_midnight_the_day_before_is_not_yet_closed() -> None:
    with clock.set_to(wib(2026, 3, 4, 0, 10)):
        assert recount_paid() == wib(2026, 3, 3, 0, 0)


def test_months_regions_kinds_and_categories_add_up_to_the_total() -> None:
    purchase(wib(2025, 1, 7), 1_000_000)
    purchase(
        wib(2025, 1, 8),
        2_000_000,
        agency=office("33.74"),
        vendor=shop("33.74", "Dapur Bu Sri (contoh)", "individual"),
        lines=(("Nasi kotak", "1", 1_800_000), ("Kertas", "5", 200_000)),
    )
    purchase(wib(2025, 2, 8), 4_000_000, lines=())
    assert by_month(None, 2025) == [
        MonthTotal(2025, 1, 2, Rupiah(3_000_000)),
        MonthTotal(2025, 2, 1, Rupiah(4_000_000)),
    ]
    regions = by_region(2025)
    assert len(regions) == 36
    assert [(r.code, r.packages) for r in regions if r.packages] == [("33.25", 2), ("33.74", 1)]
    assert [(k.code, k.value) for k in by_vendor_kind(None, 2025)] == [("entity", 5_000_000), ("individual", 2_000_000)]
    # Whole under the category of the largest line; a purchase without one stands apart and still counts.
    assert [(c.code, c.packages, c.value) for c in by_category(None, 2025)] == [
        ("", 1, 4_000_000),
        ("1", 1, 2_000_000),
        ("5", 1, 1_000_000),
    ]
    assert sum(c.value for c in by_category("33.25", 2025)) == totals("33.25")[0].value


def test_a_leaf_counts_under_its_root() -> None:
    leaf = Category.objects.get(code="5.1")
    Category.objects.create(code="5.1.1", name="HVS", parent=leaf, valid_from=clock.today())
    purchase(wib(2025, 1, 7), lines=(("HVS 70", "5.1.1", 100_000),))
    assert [c.code for c in by_category()] == ["5"]


def test_practice_never_touches_real_figures_and_a_demonstration_counts_its_own() -> None:
    purchase(wib(2025, 1, 7), demonstration=True)
    assert totals() == []
    installation.mark("demonstration")
    assert totals() == [YearTotal(2025, 1, Rupiah(1_000_000))]


def test_what_is_there_now() -> None:
    purchase(wib(2025, 1, 7))
    shop("33.74", "Dapur (contoh)", "individual")
    assert counts() == Counts(vendors=2, entities=1, individuals=1, products=1)
    assert counts("33.74") == Counts(vendors=1, entities=0, individuals=1, products=0)


def test_queries_do_not_grow_with_rows(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for day in range(1, 9):
        purchase(wib(2025, 1, day))
    with django_assert_num_queries(2):
        totals("33.25")
    with django_assert_num_queries(3):
        by_region(2025)


def test_the_command_prints_the_same_figures() -> None:
    purchase(wib(2025, 1, 7), 5_768_138_509)
    out = StringIO()
    call_command("totals", "--region", "33.25", stdout=out)
    last = out.getvalue().splitlines()[-1]
    assert last == '[{"year":2025,"packages":1,"value":5768138509}]'
    out = StringIO()
    call_command("totals", "--region", "33.74", stdout=out)
    assert json.loads(out.getvalue()) == []
    with pytest.raises(CommandError, match="is no region"):
        call_command("totals", "--region", "33.99")
