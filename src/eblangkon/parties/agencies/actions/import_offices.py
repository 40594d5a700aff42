"""Bring in the good rows of a list of offices."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from eblangkon.ground.audit.actions.record_many import record_many
from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.parties.agencies.actions.create_agency import FIRST_PLACE
from eblangkon.parties.agencies.adapters.office_columns import FACTS
from eblangkon.parties.agencies.adapters.office_plan import OfficePlan, OfficeStep
from eblangkon.parties.agencies.models import Agency, DeliveryPlace
from eblangkon.services.imports.rules.findings import RowOutcome
from eblangkon.services.imports.rules.kinds import Tick

_BATCH = 1000


def bring_offices(plan: OfficePlan, region: str, by: Actor, tick: Tick) -> list[RowOutcome]:
    """The outcomes with what undoing needs to know."""
    steps = list(plan.steps.values())
    _new(steps, region, by)
    tick(0.6)
    _changed(steps, region, by)
    tick(1)
    return [
        replace(one, effects=_effects(plan.steps[one.number])) if one.number in plan.steps else one
        for one in plan.outcomes
    ]


def _new(steps: Sequence[OfficeStep], region: str, by: Actor) -> None:
    new = [step for step in steps if step.outcome == "new"]
    offices = (Agency(region_id=region, code=step.code, **step.facts) for step in new)
    made = Agency.objects.bulk_create(offices, batch_size=_BATCH)
    for step, agency in zip(new, made, strict=True):
        step.agency = agency.pk
    DeliveryPlace.objects.bulk_create(
        (DeliveryPlace(agency=one, name=FIRST_PLACE, address=one.address) for one in made), batch_size=_BATCH
    )
    acts: list[tuple[str, Mapping[str, JSON]]] = [
        (str(one.pk), {"code": one.code, "name": one.name, "practice": False}) for one in made
    ]
    record_many(actor=by, action="agency.created", kind="agency", region=region, acts=acts)


def _changed(steps: Sequence[OfficeStep], region: str, by: Actor) -> None:
    changed = {step.agency or 0: step for step in steps if step.outcome == "changed"}
    offices = list(Agency.objects.filter(pk__in=changed).order_by("pk"))
    for one in offices:
        for name, value in changed[one.pk].facts.items():
            setattr(one, name, value)
    Agency.objects.bulk_update(offices, FACTS, batch_size=_BATCH)
    acts = [(str(one.pk), {"name": one.name} | _now(changed[one.pk])) for one in offices]
    record_many(actor=by, action="agency.changed", kind="agency", region=region, acts=acts)


def _now(step: OfficeStep) -> dict[str, str]:
    return {name: step.facts[name] for name in step.before}


def _effects(step: OfficeStep) -> dict[str, Any]:
    if step.outcome == "new":
        return {"agency": step.agency, "made": True, "facts": step.facts}
    return {"agency": step.agency, "before": step.before, "facts": _now(step)} if step.before else {}
