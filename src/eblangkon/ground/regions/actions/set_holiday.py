"""Close the offices on a day."""

from datetime import date

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.regions.models import Holiday
from eblangkon.ground.regions.permissions import may_set_rule


@transaction.atomic
def set_holiday(
    *, actor: Actor, day: date, name: str, kind: str, region: str | None, source: str, confidence: str
) -> Holiday:
    """Let the day count as no working day, in one region or (without `region`) in all. The same day and name again
    mends kind, source and confidence.

    `kind` is national, regional or collective_leave. Raises PermissionError; IntegrityError without source, for an
    unknown kind or confidence, and for a regional day that names no region.
    """
    if not may_set_rule(actor, region):
        raise PermissionError(f"{actor.name}: {day} {region}")
    name = " ".join(name.split())
    # The unique key makes the second of two at once mend what the first has written.
    (holiday,) = Holiday.objects.bulk_create(
        [Holiday(date=day, name=name, kind=kind, region_id=region, source=source.strip(), confidence=confidence)],
        update_conflicts=True,
        unique_fields=["date", "name", "region"],
        update_fields=["kind", "source", "confidence"],
    )
    record(
        actor=actor,
        action="holiday.set",
        subject=("holiday", day.isoformat()),
        region=region or "",
        data={"name": name, "kind": kind, "source": holiday.source, "confidence": confidence},
    )
    return holiday
