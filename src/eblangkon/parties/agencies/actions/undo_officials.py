"""Take a whole list of officials back, as long as the dated rule allows."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import ProtectedError

from eblangkon.ground.audit.actions.record_many import record_many
from eblangkon.ground.audit.queries.history import acted_since
from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.models import Duty
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.services.imports.actions.close_import import applied_import, mark_undone
from eblangkon.services.imports.models import Import, ImportRow
from eblangkon.services.imports.rules.findings import as_data

_Act = tuple[str, Mapping[str, JSON]]
_BATCH = 1000
_USED = said("Orangnya sudah masuk atau bertindak sesudah impor.")
_CHANGED = said("Tugasnya sudah diubah sesudah impor.")
_STOOD_IN = said("Tugasnya sudah didelegasikan.")


@transaction.atomic
def undo_officials(*, imported: int, by: Actor) -> Import:
    """The import as undone: its new duties and people are gone, the days it moved are as before.

    What somebody used or changed since is let be, and each such row says so (queries.rows_left). Raises ImportClosed
    when it is not in or the time is over, NotYourRegion for strangers.
    """
    found = applied_import(imported)
    check_region(by, found.region_id)
    rows = list(ImportRow.objects.filter(batch=found).exclude(effects={}).order_by("number"))
    persons = sorted({row.effects["person"] for row in rows})
    list(Person.objects.select_for_update().filter(pk__in=persons).order_by("pk").values_list("pk"))
    used = _used(persons, found)
    duties = {duty.pk: duty for duty in Duty.objects.filter(pk__in=[row.effects["duty"] for row in rows])}
    stood_in = set(Duty.objects.filter(instead_of__in=duties).values_list("instead_of_id", flat=True))
    taken: list[ImportRow] = []
    for row in rows:
        why = _why_left(row, duties.get(row.effects["duty"]), used, stood_in)
        row.left = as_data(why)
        if not why:
            taken.append(row)
    _take_duties_back(taken, duties, found.region_id, by)
    _take_numbers_back([row.effects["person"] for row in taken if row.effects.get("gave_nip")], by)
    kept = {row.effects["person"] for row in rows if row.left}
    made = {row.effects["person"] for row in rows if row.effects.get("made_person")}
    _take_people_back(made - kept, by)
    left = [row for row in rows if row.left]
    ImportRow.objects.bulk_update(left, ["left"], batch_size=_BATCH)
    return mark_undone(imported=found, left=len(left), by=by)


def _used(persons: Sequence[int], found: Import) -> set[int]:
    """Who signed in or did something since."""
    signed_in = Person.objects.filter(pk__in=persons, last_login__gt=found.applied_at)
    return {*signed_in.values_list("pk", flat=True), *acted_since(persons, found.entry or 0)}


def _why_left(row: ImportRow, duty: Duty | None, used: set[int], stood_in: set[int]) -> str:
    if duty is None:
        return _CHANGED
    days = [duty.valid_from.isoformat(), duty.valid_to.isoformat() if duty.valid_to else None]
    if days != row.effects["days"]:
        return _CHANGED
    if duty.pk in stood_in:
        return _STOOD_IN
    return _USED if row.effects["person"] in used else ""


def _take_duties_back(rows: Sequence[ImportRow], duties: dict[int, Duty], region: str, by: Actor) -> None:
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
    """Those whom nothing points to; whoever has been given something else meanwhile stays."""
    leaving = set(persons)
    while leaving:
        names = dict(Person.objects.filter(pk__in=leaving).values_list("pk", "name"))
        try:
            with transaction.atomic():
                Person.objects.filter(pk__in=leaving).delete()
        except ProtectedError as held:
            holders = {pk for one in held.protected_objects for pk in _people_of(one)} & leaving
            if not holders:
                raise
            leaving -= holders
            continue
        acts = [(str(pk), {"name": name}) for pk, name in sorted(names.items())]
        record_many(actor=by, action="person.withdrawn", kind="person", region="", acts=acts)
        return


def _people_of(record: object) -> Iterable[int]:
    fields = type(record)._meta.fields  # type: ignore[attr-defined]  # a model of whatever room
    return [getattr(record, one.attname) for one in fields if one.related_model is Person]
