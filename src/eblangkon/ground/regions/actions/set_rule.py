"""Set a rule from a day on."""

from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Q

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.regions.models import RegionalRule
from eblangkon.ground.regions.permissions import may_set_rule


class OverlappingRule(ValueError):
    """Another value of that rule is already dated into these days."""


@transaction.atomic
def set_rule(
    *,
    actor: Actor,
    code: str,
    region: str | None,
    value: JSON,
    effective_from: date,
    source: str,
    confidence: str,
    effective_to: date | None = None,
    note: str = "",
) -> RegionalRule:
    """Let the value hold from that day on and close the open one the day before. Without region: the default of all.

    Raises PermissionError, OverlappingRule (a dated value ends or begins within these days), IntegrityError (no
    source, unknown confidence, end before start).
    """
    if not may_set_rule(actor, region):
        raise PermissionError(f"{actor.name}: {code} {region}")
    with connection.cursor() as cursor:  # the same rule set twice at once: the second waits and sees the first
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s), 0)", [f"rule {code} {region}"])
    same = RegionalRule.objects.filter(code=code)
    same = same.filter(region__isnull=True) if region is None else same.filter(region=region)
    closed = same.filter(effective_to__isnull=True, effective_from__lt=effective_from).update(
        effective_to=effective_from - timedelta(days=1)
    )
    others = same.filter(Q(effective_to__isnull=True) | Q(effective_to__gte=effective_from))
    if effective_to is not None:
        others = others.filter(effective_from__lte=effective_to)
    if others.exists():
        raise OverlappingRule(f"{code} {region} {effective_from}")
    rule = RegionalRule.objects.create(
        code=code,
        region_id=region,
        value=value,
        effective_from=effective_from,
        effective_to=effective_to,
        source=source,
        confidence=confidence,
        note=note,
    )
    record(
        actor=actor,
        action="rule.set",
        subject=("rule", code),
        region=region or "",
        data={
            "value": value,
            "effective_from": effective_from.isoformat(),
            "effective_to": effective_to.isoformat() if effective_to else None,
            "source": source,
            "confidence": confidence,
            "closed_previous": bool(closed),
        },
    )
    return rule
