"""Bring in the good rows of a list of officials: people, and the duties that their decrees give them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from eblangkon.ground.audit.actions.record_many import record_many
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.sealed import blind
from eblangkon.ground.people.actions.create_people import NewPerson, create_people
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.actions.invitation import invitation
from eblangkon.parties.agencies.adapters.official_steps import Held, Plan, Step
from eblangkon.parties.agencies.models import Duty
from eblangkon.parties.agencies.queries import lent_to
from eblangkon.services.imports.rules.findings import RowOutcome
from eblangkon.services.imports.rules.kinds import Tick
from eblangkon.services.notices.actions.notify import tell

_BATCH = 1000


def bring_officials(plan: Plan, region: str, by: Actor, tick: Tick) -> list[RowOutcome]:
    """The outcomes with what undoing needs to know. Whoever is new is told by mail where to make a password."""
    steps = list(plan.steps.values())
    fresh = _people(steps, by)
    tick(0.4)
    _numbers(steps, by)
    _new_duties(steps, region, by)
    tick(0.8)
    _moved_duties(steps, region, by)
    _invite(steps, fresh)
    tick(1)
    return [
        replace(one, effects=_effects(plan.steps[one.number], fresh)) if one.number in plan.steps else one
        for one in plan.outcomes
    ]


def _people(steps: Sequence[Step], by: Actor) -> set[int]:
    """Makes those who are new, and returns their ids."""
    new = {id(step.person): step.person for step in steps if step.person.id is None}
    wanted = [NewPerson(one.name, one.email, one.phone, one.nip) for one in new.values()]
    made = create_people(people=wanted, by=by)
    for known, person in zip(new.values(), made, strict=True):
        known.id = person.pk
    return {person.pk for person in made}


def _numbers(steps: Sequence[Step], by: Actor) -> None:
    given = {step.person.id or 0: step.nip for step in steps if step.nip}
    people = list(Person.objects.filter(pk__in=given).order_by("pk"))
    for person in people:
        person.nip, person.nip_blind = given[person.pk], blind(given[person.pk], "person.nip")
    Person.objects.bulk_update(people, ["nip", "nip_blind"], batch_size=_BATCH)
    acts = [(str(person.pk), {"fields": ["nip"]}) for person in people]
    record_many(actor=by, action="person.numbers", kind="person", region="", acts=acts)


def _new_duties(steps: Sequence[Step], region: str, by: Actor) -> None:
    new = [step for step in steps if step.outcome == "new"]
    lent = lent_to(region, [step.person.id for step in new if step.person.id])
    made = Duty.objects.bulk_create(
        (
            Duty(
                person_id=step.person.id or 0,  # everybody has one by now
                region_id=region,
                agency_id=step.held.agency,
                code=step.held.code,
                decree_number=step.held.decree,
                valid_from=step.held.first,
                valid_to=step.held.last,
                named=step.person.name if step.person.id in lent else "",
            )
            for step in new
        ),
        batch_size=_BATCH,
    )
    acts = []
    for step, duty in zip(new, made, strict=True):
        step.held.duty = duty.pk
        acts.append(
            (
                str(duty.pk),
                {
                    "person": step.person.id,
                    "name": step.person.name,
                    "agency": step.held.agency,
                    "duty": step.held.code,
                    "decree": step.held.decree,
                    "from": step.held.first.isoformat(),
                    "to": _iso(step.held.last),
                },
            )
        )
    record_many(actor=by, action="duty.assigned", kind="duty", region=region, acts=acts)


def _moved_duties(steps: Sequence[Step], region: str, by: Actor) -> None:
    moved = {step.held.duty or 0: step.held for step in steps if step.before and step.before != _days(step)}
    duties = list(Duty.objects.select_for_update().filter(pk__in=moved).order_by("pk"))
    for duty in duties:
        duty.valid_from, duty.valid_to = moved[duty.pk].first, moved[duty.pk].last
    Duty.objects.bulk_update(duties, ["valid_from", "valid_to"], batch_size=_BATCH)
    acts = [(str(one.pk), {"from": one.valid_from.isoformat(), "to": _iso(one.valid_to)}) for one in duties]
    record_many(actor=by, action="duty.dates", kind="duty", region=region, acts=acts)


def _invite(steps: Sequence[Step], fresh: set[int]) -> None:
    """One letter for each new person who has a duty today or later, as for whoever is appointed by hand."""
    today = clock.today()
    duties: dict[int, list[Held]] = {}
    for step in steps:
        open_still = step.held.last is None or step.held.last >= today
        if step.person.id in fresh and open_still:
            duties.setdefault(step.person.id or 0, []).append(step.held)
    tell(
        messages=[invitation(person, held[0].duty or 0, [one.code for one in held]) for person, held in duties.items()]
    )


def _effects(step: Step, fresh: set[int]) -> dict[str, Any]:
    """What undoing needs to know; nothing for a row that changed nothing."""
    if step.outcome == "same":
        return {}
    effects: dict[str, Any] = {"person": step.person.id, "duty": step.held.duty, "days": _as_text(_days(step))}
    if step.outcome == "new":
        effects["made"] = True
    elif step.before is not None:
        effects["before"] = _as_text(step.before)
    if step.person.id in fresh:
        effects["made_person"] = True
    if step.nip:
        effects["gave_nip"] = True
    return effects


def _days(step: Step) -> tuple[date, date | None]:
    return step.held.first, step.held.last


def _as_text(days: tuple[date, date | None]) -> list[str | None]:
    return [days[0].isoformat(), _iso(days[1])]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
