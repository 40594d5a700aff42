"""What holds in a region on a day."""

import json
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.db.models import F, Q, QuerySet

from eblangkon.ground.regions import rules
from eblangkon.ground.regions.models import Holiday, Region, RegionalRule
from eblangkon.ground.regions.rules import Rules, RuleValue

# Plain SQL, for every order asks it twice: building the same query with the ORM takes longer than asking it.
_IN_FORCE = """
SELECT code, value::text, source, confidence, effective_from FROM regions_regionalrule
WHERE (region_id IS NULL OR region_id = %(region)s) AND effective_from <= %(on)s
  AND (effective_to IS NULL OR effective_to >= %(on)s)
ORDER BY region_id NULLS FIRST, effective_from -- what comes later stands
"""
_CLOSED = """
SELECT date FROM regions_holiday WHERE (region_id IS NULL OR region_id = %(region)s) AND date BETWEEN %(first)s
AND %(last)s
"""


def rules_in_force(region: str, on: date) -> Rules:
    """Every rule by code, the region's own before the default, in one query.

    A code without any value in force is missing: nobody has set it, and the caller must not guess. Asking for it
    with `[code]` raises MissingRule, which pages tell with the name of the rule and who sets it.
    """
    with connection.cursor() as cursor:
        cursor.execute(_IN_FORCE, {"region": region, "on": on})
        rows = cursor.fetchall()
    found = {
        code: RuleValue(json.loads(value), source, confidence, since) for code, value, source, confidence, since in rows
    }
    return Rules(found, region, on)


def dated_rules(region: str | None, code: str = "") -> QuerySet[RegionalRule]:
    """Every dated value that can hold in the region, its own and the defaults, past and to come; newest first.

    Without region the defaults of all only; with a code that rule only.
    """
    found = RegionalRule.objects.filter(Q(region__isnull=True) | Q(region=region) if region else Q(region__isnull=True))
    if code:
        found = found.filter(code=code)
    return found.select_related("region").order_by("code", F("region").asc(nulls_last=True), "-effective_from")


def holidays_from(region: str | None, first: date) -> QuerySet[Holiday]:
    """Closed days of the region (without region: those of all) from that day on, in their order."""
    where = Q(region__isnull=True) | Q(region=region) if region else Q(region__isnull=True)
    return Holiday.objects.filter(where, date__gte=first).order_by("date", "name")


def regions_in_order() -> QuerySet[Region]:
    """Province, kabupaten and kota by code."""
    return Region.objects.order_by("code")


def working_calendar(region: str, first: date, last: date | None = None) -> frozenset[date]:
    """The closed days known from `first` through `last` (or to the end of what is known), weekends left aside."""
    with connection.cursor() as cursor:
        cursor.execute(_CLOSED, {"region": region, "first": first, "last": last or date.max})
        return frozenset(day for (day,) in cursor.fetchall())


def add_working_days(start: date, days: int, region: str) -> date:
    """The `days`-th working day after `start` in that region, in one query. Raises ValueError for days below zero."""
    return rules.add_working_days(start, days, working_calendar(region, start))


def region_by_code(code: str) -> Region:
    """The region with that code. Raises Region.DoesNotExist."""
    return Region.objects.get(pk=code)


def is_region(code: str) -> bool:
    """Whether a province, kabupaten or kota has this code."""
    return Region.objects.filter(pk=code).exists()


@dataclass(frozen=True, slots=True)
class Reminding:
    """When people of one region are reminded on one day. A rule that nobody has set reminds nobody (None)."""

    today: date
    closed: frozenset[date]
    before: int | None
    waiting: int | None
    silent: int | None
    leaving: int | None

    @property
    def works(self) -> bool:
        """Nobody is reminded on a day on which nobody works."""
        return rules.is_working_day(self.today, self.closed)

    def comes_near(self, due: date) -> bool:
        """The due day is today or at most the ruled number of working days away."""
        near = self.before is not None and due <= rules.add_working_days(self.today, self.before, self.closed)
        return near and self.today <= due

    def ends_soon(self, last: date) -> bool:
        """A duty's last day is today or at most the ruled number of working days away."""
        near = self.leaving is not None and last <= rules.add_working_days(self.today, self.leaving, self.closed)
        return near and self.today <= last

    def waits_long(self, since: date) -> bool:
        """A step without a due day has waited the ruled number of working days."""
        return self.waiting is not None and self._past(since, self.waiting)

    def is_silent(self, since: date) -> bool:
        """It has waited for so many more that others are to be told."""
        return self.waiting is not None and self.is_overdue(since, self.waiting)

    def is_overdue(self, due: date, more: int = 0) -> bool:
        """The working days after the due day (and `more`) have passed after which others are to be told."""
        return self.silent is not None and self._past(due, more + self.silent)

    def _past(self, since: date, days: int) -> bool:
        return rules.add_working_days(since, days, self.closed) <= self.today


_LONGEST_WAIT = timedelta(days=400)


def reminding(region: str, today: date) -> Reminding:
    """Two queries. Closed days are known for a good year back."""
    held = rules_in_force(region, today)
    codes = ("remind_days", "waiting_days", "escalate_days", "duty_end_days")
    days = [int(held[code].value) if code in held else None for code in codes]
    return Reminding(today, working_calendar(region, today - _LONGEST_WAIT), *days)
