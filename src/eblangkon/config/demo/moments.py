"""When things happened: working hours of working days, in order, never later than now."""

import random
from collections.abc import Container
from datetime import date, datetime, time, timedelta

from eblangkon.ground.kernel import clock
from eblangkon.ground.regions.rules import is_working_day

OPENS, CLOSES = 8 * 60, 15 * 60 + 30
"""Minutes of the day between which offices work."""
APART = timedelta(minutes=7)


def spread_moments(
    several: int, began: float, last: float, *, now: datetime, closed: Container[date], chance: random.Random
) -> list[datetime]:
    """`several` moments from `began` to `last` days before `now`, each at work, each later than the one before."""
    span = (began - last) / max(several - 1, 1)
    days = sorted(
        (now - timedelta(days=began - span * at + (chance.uniform(-0.3, 0.3) * span if 0 < at < several - 1 else 0)))
        for at in range(several)
    )
    found = sorted(_at_work(moment, closed, chance) for moment in days)
    latest = now - APART
    for at in reversed(range(several)):
        found[at] = min(found[at], latest)
        latest = found[at] - APART
    return found


def _at_work(moment: datetime, closed: Container[date], chance: random.Random) -> datetime:
    day = clock.wib(moment).date()
    while not is_working_day(day, closed):
        day -= timedelta(days=1)
    minute = chance.randrange(OPENS, CLOSES)
    return datetime.combine(day, time(minute // 60, minute % 60, chance.randrange(60)), clock.WIB)
