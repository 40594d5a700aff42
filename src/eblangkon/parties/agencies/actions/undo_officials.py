"""Take a whole list of officials back, as long as the dated rule allows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eblangkon.ground.audit.actions.record_many import record_many
from eblangkon.ground.audit.queries.history import acted_since
from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.actions.delete_unheld import delete_unheld
from eblangkon.parties.agencies.actions.invitation import INVITED
from eblangkon.parties.agencies.models import Duty
from eblangkon.services.imports.rules.kinds import Since
from eblangkon.services.notices.actions.take_back import take_back

_Act = tuple[str, Mapping[str, JSON]]
_BATCH = 1000
_USED = said("Orangnya sudah masuk atau bertindak sesudah impor.")
_CHANGED = said("Tugasnya sudah diubah sesudah impor.")
_STOOD_IN = said("Tugasnya sudah didelegasikan.")


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    effects: Mapping[str, Any]


def take_officials_back(
    effects: Mapping[int, Mapping[str, Any]], region: str, since: Since, by: Actor
) -> dict[int, str]:
    """The new duties and people are gone, with the letters to them; the days that were moved are as before.

    What somebody used or changed since is let be: by the number of its row, why.
    """
    rows = [_Row(number, one) for number, one in effects.items()]
    persons = sorted({row.effects["person"] for row in rows})
    list(Person.objects.select_for_update().filter(pk__in=persons).order_by("pk").values_list("pk"))
    used = _used(persons, since)
    duties = {duty.pk: duty for duty in Duty.objects.filter(pk__in=[row.effects["duty"] for row in rows])}
    stood_in = set(Duty.objects.filter(instead_of__in=duties).values_list("instead_of_id", flat=True))
    why = {row.number: _why_left(row, duties.get(row.effects["duty"]), used, stood_in) for row in rows}
    taken = [row for row in rows if not why[row.number]]
    _take_duties_back(taken, duties, region, by)
    _take_numbers_back([row.effects["person"] for row in taken if row.effects.get("gave_nip")], by)
    kept = {row.effects["person"] for row in rows if why[row.number]}
    made = {row.effects["person"] for row in rows if row.effects.get("made_person")}
    _take_people_back(made - kept, by)
    return {number: reason for number, reason in why.items() if reason}


def _used(persons: Sequence[int], since: Since) -> set[int]:
    """Who signed in or did something since."""
    signed_in = Person.objects.filter(pk__in=persons, last_login__gt=since.at)
    return {*signed_in.values_list("pk", flat=True), *acted_since(persons, since.entry)}


def _why_left(row: _Row, duty: Duty | None, used: set[int], stood_in: set[int]) -> str:
    if duty is None:
        return _CHANGED
    days = [duty.valid_from.isoformat(), duty.valid_to.isoformat() if duty.valid_to else None]
    if days != row.effects["days"]:
        return _CHANGED
    if duty.pk in stood_in:
        return _STOOD_IN
    return _USED if row.effects["person"] in used else ""


def _take_duties_back(rows: Sequence[_Row], duties: dict[int, Duty], region: str, by: Actor) -> None:
    made, moved = [], []
    for row in rows:
        duty = duties[row.effects["duty"]]
        if row.effects.get("made"):
            made.append(duty)
        elif before := row.effects.get("before"):
            duty.valid_from, duty.valid_to = before
            moved.append(duty)
    Duty.objects.filter(pk__in=[duty.pk for duty in made]).delete()
    Duty.objects.bulk_update(moved, ["valid_from", "valid_to"], batch_size=_BATCH)
    gone: list[_Act] = [
        (str(duty.pk), {"person": duty.person_id, "duty": duty.code, "decree": duty.decree_number}) for duty in made
    ]
    record_many(actor=by, action="duty.withdrawn", kind="duty", region=region, acts=gone)
    days: list[_Act] = [
        (str(row.effects["duty"]), dict(zip(("from", "to"), row.effects["before"], strict=True)))
        for row in rows
        if row.effects.get("before")
    ]
    record_many(actor=by, action="duty.dates", kind="duty", region=region, acts=days)


def _take_numbers_back(persons: Sequence[int], by: Actor) -> None:
    people = list(Person.objects.filter(pk__in=persons))
    for person in people:
        person.nip = person.nip_blind = None
    Person.objects.bulk_update(people, ["nip", "nip_blind"], batch_size=_BATCH)
    acts = [(str(person.pk), {"fields": ["nip"]}) for person in people]
    record_many(actor=by, action="person.numbers", kind="person", region="", acts=acts)


def _take_people_back(persons: set[int], by: Actor) -> None:
    """Those whom nothing points to; whoever has been given something else meanwhile stays, invited as before."""
    elsewhere = Duty.objects.filter(person_id__in=persons).values_list("person_id", flat=True)
    leaving = persons - set(elsewhere)
    names = dict(Person.objects.filter(pk__in=leaving).values_list("pk", "name"))
    take_back(people=leaving, code=INVITED)
    gone = delete_unheld(Person, leaving)
    acts = [(str(pk), {"name": name}) for pk, name in sorted(names.items()) if pk in gone]
    record_many(actor=by, action="person.withdrawn", kind="person", region="", acts=acts)
