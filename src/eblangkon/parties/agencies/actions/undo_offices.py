"""Take a whole list of offices back, as long as the dated rule allows."""

from collections.abc import Mapping
from typing import Any

from eblangkon.ground.audit.actions.record_many import record_many
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.actions.create_agency import FIRST_PLACE
from eblangkon.parties.agencies.actions.delete_unheld import delete_unheld
from eblangkon.parties.agencies.models import Agency, DeliveryPlace
from eblangkon.services.imports.rules.kinds import Since

_BATCH = 1000
_USED = said("Kantornya sudah dipakai sesudah impor.")
_CHANGED = said("Kantornya sudah diubah sesudah impor.")


def take_offices_back(effects: Mapping[int, Mapping[str, Any]], region: str, since: Since, by: Actor) -> dict[int, str]:
    """New offices are gone, what was changed is as before; what was used or changed since is let be, by row, why."""
    ids = [one["agency"] for one in effects.values()]
    offices = {one.pk: one for one in Agency.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
    why, made, moved = {}, {}, {}
    for number, one in effects.items():
        office = offices.get(one["agency"])
        if office is None or any(getattr(office, name) != value for name, value in one["facts"].items()):
            why[number] = _CHANGED
        elif one.get("made"):
            made[office.pk] = number
        else:
            moved[office.pk] = one["before"]
    gone = _take_away([offices[pk] for pk in made], region, by)
    why |= {number: _USED for pk, number in made.items() if pk not in gone}
    _change_back([offices[pk] for pk in moved], moved, region, by)
    return dict(sorted(why.items()))


def _take_away(made: list[Agency], region: str, by: Actor) -> set[int]:
    """Those that nobody needs: no duty, no budget, no place but the first, untouched."""
    touched = DeliveryPlace.objects.filter(agency__in=made)
    kept = {
        place.agency_id
        for place in touched.select_related("agency")
        if (place.name, place.address) != (FIRST_PLACE, place.agency.address)
    }
    free = {one.pk for one in made} - kept
    first = {place.agency_id: place for place in touched if place.agency_id in free}
    held = free - _unheld(first)
    gone = delete_unheld(Agency, free - held)
    # An office that stays keeps its place.
    DeliveryPlace.objects.bulk_create(
        DeliveryPlace(agency_id=pk, name=place.name, address=place.address)
        for pk, place in first.items()
        if pk not in gone and pk not in held
    )
    acts = [(str(one.pk), {"code": one.code, "name": one.name}) for one in made if one.pk in gone]
    record_many(actor=by, action="agency.withdrawn", kind="agency", region=region, acts=acts)
    return gone


def _unheld(first: Mapping[int, DeliveryPlace]) -> set[int]:
    """The offices whose first place could be deleted."""
    offices = {place.pk: pk for pk, place in first.items()}
    return {offices[place] for place in delete_unheld(DeliveryPlace, list(offices))}


def _change_back(offices: list[Agency], moved: Mapping[int, Mapping[str, str]], region: str, by: Actor) -> None:
    fields = {name for before in moved.values() for name in before}
    for one in offices:
        for name, value in moved[one.pk].items():
            setattr(one, name, value)
    if fields:
        Agency.objects.bulk_update(offices, sorted(fields), batch_size=_BATCH)
    acts = [(str(one.pk), {"name": one.name, **moved[one.pk]}) for one in offices]
    record_many(actor=by, action="agency.changed", kind="agency", region=region, acts=acts)
