"""Mend what is said of an office."""

from dataclasses import asdict

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.parties.agencies.models import Agency
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.parties.agencies.rules import OfficeFacts, check_office


@transaction.atomic
def change_agency(*, agency: int, facts: OfficeFacts, by: Actor) -> Agency:
    """The office with these facts; its region, its code and whether it is for practice stay.

    Raises NotYourRegion, OfficeRefused, ValidationError by field, Agency.DoesNotExist.
    """
    found = Agency.objects.select_for_update().get(pk=agency)
    check_region(by, found.region_id)
    check_office(found.code, facts)
    new = asdict(facts.tidy())
    changed = {field: value for field, value in new.items() if getattr(found, field) != value}
    if not changed:
        return found
    for field, value in changed.items():
        setattr(found, field, value)
    found.full_clean()
    found.save(update_fields=list(changed))
    record(
        actor=by,
        action="agency.changed",
        subject=("agency", str(found.pk)),
        region=found.region_id,
        data={"name": found.name, **changed},
    )
    return found
