"""Let one person hold two duties that otherwise need two people."""

from datetime import date

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.models import Agency, DutyExemption
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.parties.agencies.rules import DUTIES, DutyRefused, check_exemption


@transaction.atomic
def grant_exemption(
    *,
    agency: int,
    person: int,
    duties: tuple[str, str],
    reason: str,
    decree_number: str,
    valid_from: date,
    valid_to: date,
    by: Actor,
) -> DutyExemption:
    """Return the exemption: of exactly these two duties, this person, this office and these days; public.

    Raises DutyRefused for duties that need none, a missing reason or decree, days gone or in the wrong order, and for
    whoever would grant it to themselves; NotYourRegion for strangers.
    """
    first, second = sorted(duties)
    office = Agency.objects.get(pk=agency)
    check_region(by, office.region_id)
    check_exemption(first, second, reason, decree_number, valid_from, valid_to)
    if valid_from < clock.today():
        raise DutyRefused(
            "valid_from", said("Pengecualian tidak dapat berlaku mundur. Pilih hari ini atau sesudahnya.")
        )
    if by.id == person:
        raise DutyRefused("person", said("Pengecualian untuk diri sendiri harus diberikan orang lain."))
    locked = Person.objects.select_for_update().get(pk=person)
    granted = DutyExemption.objects.create(
        agency=office,
        person=locked,
        first=first,
        second=second,
        reason=reason.strip(),
        decree_number=decree_number.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
        granted_by_id=by.id,
    )
    record(
        actor=by,
        action="exemption.granted",
        subject=("exemption", str(granted.pk)),
        region=office.region_id,
        data={
            "agency": agency,
            "person": person,
            "name": locked.name,
            "first": DUTIES[first],
            "second": DUTIES[second],
            "reason": granted.reason,
            "decree": granted.decree_number,
            "from": valid_from.isoformat(),
            "to": valid_to.isoformat(),
        },
    )
    return granted
