"""Dated values and working days."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

CONFIDENCES = ("H", "M", "L", "?")
"""High, middle, low, unconfirmed: how sure the source makes a value."""

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class RuleValue:
    """What holds, who says so and since when. `value` is whole rupiah, days, a switch, a ratio as "1/1000", or a
    list of words."""

    value: Any
    source: str
    confidence: str
    effective_from: date


def is_working_day(day: date, holidays: Container[date]) -> bool:
    """Monday to Friday, without holidays and collective leave."""
    return day.weekday() < _SATURDAY and day not in holidays


def add_working_days(start: date, days: int, holidays: Container[date]) -> date:
    """The `days`-th working day after `start`, which itself never counts; 0 gives `start`.

    Raises ValueError for days below zero.
    """
    if days < 0:
        raise ValueError(f"working days are counted forward, not {days}")
    day = start
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day, holidays)
    return day
