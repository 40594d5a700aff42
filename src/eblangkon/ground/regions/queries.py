"""What holds in a region on a day."""

from datetime import date

from django.db.models import F, Q

from eblangkon.ground.regions import rules
from eblangkon.ground.regions.models import Holiday, Region, RegionalRule
from eblangkon.ground.regions.rules import RuleValue


def rules_in_force(region: str, on: date) -> dict[str, RuleValue]:
    """Every rule by code, the region's own before the default, in one query.

    A code without any value in force is missing: nobody has set it, and the caller must not guess.
    """
    rows = (
        RegionalRule.objects.filter(
            Q(region__isnull=True) | Q(region=region),
            Q(effective_to__isnull=True) | Q(effective_to__gte=on),
            effective_from__lte=on,
        )
        .order_by(F("region").asc(nulls_first=True), "effective_from")  # what comes later stands
        .values_list("code", "value", "source", "confidence", "effective_from")
    )
    return {code: RuleValue(value, source, confidence, since) for code, value, source, confidence, since in rows}


def working_calendar(region: str, first: date, last: date | None = None) -> frozenset[date]:
    """The closed days known from `first` through `last` (or to the end of what is known), weekends left aside."""
    closed = Holiday.objects.filter(Q(region__isnull=True) | Q(region=region), date__gte=first)
    if last is not None:
        closed = closed.filter(date__lte=last)
    return frozenset(closed.values_list("date", flat=True))


def add_working_days(start: date, days: int, region: str) -> date:
    """The `days`-th working day after `start` in that region, in one query. Raises ValueError for days below zero."""
    return rules.add_working_days(start, days, working_calendar(region, start))


def region_by_code(code: str) -> Region:
    """The region with that code. Raises Region.DoesNotExist."""
    return Region.objects.get(pk=code)
