"""How long somebody waits, in working time and in words."""

from collections.abc import Container
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eblangkon.desks.frame.facts import Clock
from eblangkon.ground.kernel import clock
from eblangkon.ground.regions.rules import is_working_day


def waited(since: datetime, now: datetime, holidays: Container[date]) -> str:
    """`2 hari kerja 3 jam`: whole working days, then the hours left over; closed days count for nothing."""
    since, now = clock.wib(since), clock.wib(now)
    days, reached = 0, since
    while (following := _next_working(reached, holidays)) <= now:
        days, reached = days + 1, following
    hours = int(_open_hours(reached, now, holidays))
    words = [ngettext("%(n)d hari kerja", "%(n)d hari kerja", days) % {"n": days}] if days else []
    words += [ngettext("%(n)d jam", "%(n)d jam", hours) % {"n": hours}] if hours else []
    return " ".join(words) or _("kurang dari satu jam")


def _next_working(at: datetime, holidays: Container[date]) -> datetime:
    following = at + timedelta(days=1)
    while not is_working_day(following.date(), holidays):
        following += timedelta(days=1)
    return following


def _open_hours(start: datetime, end: datetime, holidays: Container[date]) -> float:
    """Hours from start to end, without those of closed days."""
    closed, day = timedelta(), start.replace(hour=0, minute=0, second=0, microsecond=0)
    while day < end:
        following = day + timedelta(days=1)
        if not is_working_day(day.date(), holidays):
            closed += min(end, following) - max(start, day)
        day = following
    return max((end - start - closed).total_seconds(), 0) / 3600


def running(since: datetime, until: date | None, now: datetime, holidays: Container[date]) -> Clock:
    """The clock beside something that waits: bad when the last day is past, warn on the last day."""
    told, today = waited(since, now, holidays), clock.wib(now).date()
    if until is None or today < until:
        return Clock(told)
    if today == until:
        return Clock(told, "warn", _("batas hari ini"))
    late = sum(is_working_day(until + timedelta(days=day), holidays) for day in range(1, (today - until).days + 1))
    return Clock(told, "bad", ngettext("lewat %(n)d hari kerja", "lewat %(n)d hari kerja", late) % {"n": late})
