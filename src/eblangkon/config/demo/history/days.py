"""On which working days the acts of past purchases were. Plain Python but for the clock's zone."""

import random
from bisect import bisect_left
from collections.abc import Container
from datetime import date, datetime, timedelta

from eblangkon.config.demo.history.published import Year
from eblangkon.ground.kernel.clock import WIB
from eblangkon.ground.regions.rules import is_working_day

A_DAY = 450
"""Minutes that an office works a day, from eight o'clock on."""
# How far along each act lies between the request (0) and the payment (1).
SHORTEST, LONGEST = 4, 16
ALONG = {
    "ask": 0.0, "agree": 0.05, "start": 0.1, "send": 0.12, "approve": 0.2, "accept": 0.26, "ship": 0.45,
    "receive": 0.52, "hand_over": 0.6, "invoice": 0.7, "stage1": 0.78, "stage2": 0.86, "stage3": 0.93, "pay": 1.0,
}  # fmt: skip


def working_days(year: Year, closed: Container[date]) -> list[date]:
    """From the first month through the last day."""
    day, found = date(year.year, year.first_month, 1), []
    while day <= year.last_day:
        if is_working_day(day, closed):
            found.append(day)
        day += timedelta(days=1)
    return found


def paid_on(year: Year, days: list[date], chance: random.Random) -> list[int]:
    """For each package the place in `days` of the day on which it was paid, by the months' shares, in order."""
    starts = [
        bisect_left(days, date(year.year, year.first_month + at, 1)) if year.first_month + at <= 12 else len(days)
        for at in range(len(year.months) + 1)
    ]
    found = []
    for _ in range(year.packages):
        (month,) = chance.choices(range(len(year.months)), year.months)
        found.append(
            min(
                max(chance.randrange(starts[month], max(starts[month + 1], starts[month] + 1)), SHORTEST), len(days) - 1
            )
        )
    return sorted(found)


def moments(paid: int, days: list[date], chance: random.Random) -> dict[str, datetime]:
    """Every act's moment, each later than the one before, within `days`."""
    length = min(chance.randint(SHORTEST, LONGEST), paid)
    end = paid * A_DAY + chance.randrange(A_DAY // 2, A_DAY)
    begin = max((paid - length) * A_DAY + chance.randrange(A_DAY), 0)
    found, before = {}, -1
    for name, along in ALONG.items():
        minute = max(int(begin + (end - begin) * along), before + 1)
        day = days[min(minute // A_DAY, len(days) - 1)]
        at = 8 * 60 + minute % A_DAY
        found[name] = datetime(day.year, day.month, day.day, at // 60, at % 60, 7 * minute % 60, tzinfo=WIB)
        before = minute
    return found
