"""Dated values and working days."""

from collections.abc import Container, Mapping
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


class MissingRule(LookupError):
    """Nobody has set this rule for the region and day, and an act that leans on it cannot be done: nothing changed.

    The message, in Indonesian, is for logs and commands; pages tell it with the rule's name (desks/frame/errors.py).
    """

    def __init__(self, code: str, region: str, on: date) -> None:
        super().__init__(
            f"Aturan {code} belum ditetapkan untuk wilayah {region} pada {on.isoformat()}. "
            "UKPBJ menetapkannya di halaman aturan, berlaku paling lambat sejak hari itu."
        )
        self.code, self.region, self.on = code, region, on


class Rules(dict[str, RuleValue]):
    """The rules of one region on one day by code. Asking for one that nobody has set raises MissingRule."""

    def __init__(self, values: Mapping[str, RuleValue], region: str, on: date) -> None:
        super().__init__(values)
        self.region, self.on = region, on

    def __missing__(self, code: str) -> RuleValue:
        raise MissingRule(code, self.region, self.on)


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
