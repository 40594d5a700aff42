"""`/aturan`: what holds today, who says so, since when; and the closed days."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eblangkon.desks.backoffice import wording
from eblangkon.desks.backoffice.scope import scope_of
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.hats import ADMIN, OVERSIGHT
from eblangkon.desks.frame.navigation import Words
from eblangkon.ground.kernel import clock
from eblangkon.ground.regions.queries import dated_rules, holidays_from

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eblangkon.ground.regions.models import RegionalRule


@dataclass(frozen=True, slots=True)
class Row:
    """One rule as it stands today; `value` empty where nothing is in force. `coming` is the next change."""

    code: str
    label: Words
    value: str
    source: str
    confidence: str
    sure: Words
    since: date | None
    own: bool
    coming: "RegionalRule | None"


def in_force(rules: "Iterable[RegionalRule]", today: date) -> "RegionalRule | None":
    """Of one code's dated values, the region's own first: the one that holds today."""
    return next(
        (r for r in rules if r.effective_from <= today and (r.effective_to is None or r.effective_to >= today)), None
    )


def _row(code: str, rules: "list[RegionalRule]", today: date) -> Row:
    now = in_force(rules, today)
    coming = min((r for r in rules if r.effective_from > today), key=lambda r: r.effective_from, default=None)
    label = wording.known(code).label
    if now is None:
        return Row(code, label, "", "", "", "", None, False, coming)
    return Row(
        code,
        label,
        wording.written(code, now.value),
        now.source,
        now.confidence,
        wording.CONFIDENCE[now.confidence],
        now.effective_from,
        now.region_id is not None,
        coming,
    )


@for_duties(*OVERSIGHT, *ADMIN)
@require_safe
def rule_list(request: HttpRequest) -> HttpResponse:
    """Every rule with a value now or to come."""
    today, scope = clock.today(), scope_of(request, actor_of(request))
    by_code = groupby(dated_rules(scope.region), lambda rule: rule.code)
    rows = [_row(code, list(rules), today) for code, rules in by_code]
    facts = {
        "rows": sorted(rows, key=lambda row: str(row.label)),
        "scope": scope,
        "holidays": list(holidays_from(scope.region, today)),
        "today": today,
    }
    return render(request, "backoffice/rule_list.html", facts)
