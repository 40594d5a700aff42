"""People of one's own regions, by what they are known by."""

from collections.abc import Collection

from eblangkon.ground.kernel import clock
from eblangkon.ground.people.queries import active_person_by_email, person_by_nip
from eblangkon.ground.people.rules import NotANumberOfAPerson, normalise_nip, tidy_email
from eblangkon.parties.agencies.queries import duties_ever
from eblangkon.parties.vendors.queries import places_of


def known_person(typed: str, regions: Collection[str]) -> int | None:
    """Who has this address or NIP and a duty, now or before, or a shop in these regions; None as for nobody."""
    if "@" in typed:
        person = active_person_by_email(tidy_email(typed))
    else:
        try:
            person = person_by_nip(normalise_nip(typed))
        except NotANumberOfAPerson:
            return None
    if person is None or not person.is_active:
        return None
    shops = (place.vendor.region_id for place in places_of(person.pk, clock.today()))
    here = duties_ever(person.pk, regions).exists() or any(region in regions for region in shops)
    return person.pk if here else None
