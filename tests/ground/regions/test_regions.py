"""Regions, dated rules and holidays in the database."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM, Actor, Hat
from eblangkon.ground.regions.actions.set_holiday import set_holiday
from eblangkon.ground.regions.actions.set_rule import OverlappingRule, set_rule
from eblangkon.ground.regions.models import Holiday, Region, RegionalRule
from eblangkon.ground.regions.queries import add_working_days, region_by_code, rules_in_force, working_calendar

pytestmark = pytest.mark.django_db
DAY = date(2024, 8, 2)
UNIT = Actor("person", 1, "Dewi", (Hat("ukpbj", "33.25"),))


def limit(actor: Actor = SYSTEM, region: str | None = "33.25", start: date = DAY, end: date | None = None) -> None:
    set_rule(
        actor=actor, code="order_limit", region=region, value=75_000_000, effective_from=start, effective_to=end,
        source="Perbup 1/2024", confidence="H",
    )  # fmt: skip


def test_the_province_has_29_kabupaten_and_6_kota() -> None:
    assert [Region.objects.filter(kind=kind).count() for kind in ("province", "kabupaten", "kota")] == [1, 29, 6]
    batang = region_by_code("33.25")
    assert (batang.name, batang.parent_id, batang.tile_short) == ("Kabupaten Batang", "33", "BTG")
    assert (batang.tile_row, batang.tile_column) == (3, 5)


def test_every_rule_comes_in_one_query(django_assert_num_queries: object) -> None:
    limit()
    with django_assert_num_queries(1):  # type: ignore[operator]  # the fixture has no published type
        rules = rules_in_force("33.25", DAY)
    assert rules["order_limit"].value == 75_000_000
    assert rules["late_penalty"].value == "1/1000"
    assert rules["duty_stamp"].confidence == "H"
    assert "float_ceiling" not in rules
    assert rules_in_force("33.26", DAY)["order_limit"].value == 50_000_000


def test_a_rule_holds_from_its_first_day_through_its_last() -> None:
    limit(end=date(2024, 8, 31))
    held = [
        rules_in_force("33.25", date(2024, m, d))["order_limit"].value for m, d in ((8, 1), (8, 2), (8, 31), (9, 1))
    ]
    assert held == [50_000_000, 75_000_000, 75_000_000, 50_000_000]
    assert rules_in_force("33.25", date(2023, 6, 1))["short_path_limit"].confidence == "M"
    assert rules_in_force("33.25", DAY)["short_path_limit"].confidence == "?"


def test_a_new_default_closes_the_old_one_the_day_before_and_is_logged() -> None:
    limit(region=None)
    old, new = RegionalRule.objects.filter(code="order_limit", region=None).order_by("effective_from")
    assert (old.effective_to, new.effective_to) == (date(2024, 8, 1), None)
    entry = AuditEntry.objects.get(action="rule.set")
    assert entry.data["closed_previous"]
    assert entry.data["value"] == 75_000_000


@pytest.mark.parametrize("start", [date(2024, 7, 1), DAY, date(2024, 8, 20)])
def test_overlapping_days_are_refused_and_nothing_changes(start: date) -> None:
    limit(end=date(2024, 8, 31))
    with pytest.raises(OverlappingRule), transaction.atomic():
        limit(start=start)
    assert RegionalRule.objects.filter(code="order_limit", region="33.25").count() == 1


def test_a_unit_sets_its_own_region_only() -> None:
    limit(UNIT)
    for region in ("33.26", None):
        with pytest.raises(PermissionError):
            limit(UNIT, region)


def test_the_database_refuses_a_rule_without_source_or_a_second_open_one() -> None:
    row = {"code": "order_limit", "value": 1, "effective_from": DAY, "confidence": "H"}
    for source in ("", "Perbup"):  # without source; the default is open already
        with pytest.raises(IntegrityError), transaction.atomic():
            RegionalRule.objects.create(**row, source=source)


def test_working_days_know_national_and_regional_holidays(django_assert_num_queries: object) -> None:
    Holiday.objects.create(
        date=date(2024, 5, 2), name="Hari Jadi", kind="regional", region_id="33.25", source="Perbup", confidence="H"
    )
    with django_assert_num_queries(1):  # type: ignore[operator]  # the fixture has no published type
        assert add_working_days(date(2024, 4, 30), 1, "33.25") == date(2024, 5, 3)
    assert add_working_days(date(2024, 4, 30), 1, "33.26") == date(2024, 5, 2)
    assert working_calendar("33.26", date(2024, 5, 1), date(2024, 5, 8)) == {date(2024, 5, 1)}


@pytest.mark.parametrize(("year", "national", "leave"), [(2024, 19, 10), (2025, 17, 11), (2026, 17, 8)])
def test_each_year_has_the_days_of_its_decree_and_says_where_from(year: int, national: int, leave: int) -> None:
    """17 national days by decree each year; in 2024 two election days stand beside them."""
    days = Holiday.objects.filter(date__year=year, region=None)
    assert days.filter(kind="national").count() == national
    assert days.filter(kind="collective_leave").count() == leave
    assert not days.filter(source="").exists()
    assert set(days.filter(source__startswith="SKB").values_list("confidence", flat=True)) == {"M"}


def test_working_days_pass_over_the_long_leave_of_idulfitri() -> None:
    assert add_working_days(date(2026, 3, 17), 1, "33.25") == date(2026, 3, 25)
    assert add_working_days(date(2025, 8, 15), 1, "33.25") == date(2025, 8, 19)


def holiday(actor: Actor = UNIT, region: str | None = "33.25", **other: str) -> Holiday:
    facts = {"name": "Hari Jadi", "kind": "regional", "source": "Perbup 2/2026", "confidence": "H"} | other
    return set_holiday(actor=actor, day=date(2026, 4, 8), region=region, **facts)


def test_a_unit_closes_its_own_region_for_a_day_and_mends_the_source() -> None:
    first = holiday()
    again = holiday(name=" Hari  Jadi", source="Perbup 3/2026", confidence="M")
    assert (again.pk, Holiday.objects.get(pk=first.pk).source) == (first.pk, "Perbup 3/2026")
    assert add_working_days(date(2026, 4, 7), 1, "33.25") == date(2026, 4, 9)
    assert add_working_days(date(2026, 4, 7), 1, "33.26") == date(2026, 4, 8)
    entries = AuditEntry.objects.filter(action="holiday.set").order_by("id")
    assert [entry.data["source"] for entry in entries] == ["Perbup 2/2026", "Perbup 3/2026"]


def test_a_holiday_of_others_or_without_source_is_refused_and_nothing_changes() -> None:
    before = Holiday.objects.count()
    for region in ("33.26", None):
        with pytest.raises(PermissionError):
            holiday(region=region)
    for wrong in ({"source": " "}, {"kind": "feast"}, {"confidence": "X"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            holiday(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        holiday(SYSTEM, None)
    assert (Holiday.objects.count(), AuditEntry.objects.filter(action="holiday.set").count()) == (before, 0)
