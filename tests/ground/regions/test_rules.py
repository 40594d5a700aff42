"""Working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eblangkon.ground.regions.rules import add_working_days, is_working_day

DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))
HOLIDAYS = st.frozensets(DAYS, max_size=40)


@given(DAYS, st.integers(1, 60), HOLIDAYS)
def test_just_so_many_working_days_lie_between(start: date, days: int, holidays: frozenset[date]) -> None:
    end = add_working_days(start, days, holidays)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert is_working_day(end, holidays)
    assert sum(is_working_day(day, holidays) for day in between) == days


@given(DAYS, st.integers(0, 30), st.integers(0, 30), HOLIDAYS)
def test_two_waits_are_one(start: date, first: int, second: int, holidays: frozenset[date]) -> None:
    assert add_working_days(add_working_days(start, first, holidays), second, holidays) == add_working_days(
        start, first + second, holidays
    )


def test_a_weekend_and_a_holiday_are_stepped_over() -> None:
    assert add_working_days(date(2024, 8, 2), 1, ()) == date(2024, 8, 5)
    assert add_working_days(date(2024, 4, 30), 1, {date(2024, 5, 1)}) == date(2024, 5, 2)


def test_nobody_counts_backward() -> None:
    with pytest.raises(ValueError, match="forward"):
        add_working_days(date(2024, 8, 2), -1, ())
