"""Give a person a duty by decree."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.models import Agency, Duty
from eblangkon.parties.agencies.rules import DUTIES, DutyRefused, check_duty, colliding


@transaction.atomic
def assign_duty(
    *,
    person: int,
    code: str,
    decree_number: str,
    valid_from: date,
    by: Actor,
    agency: int | None = None,
    region: str = "",
    valid_to: date | None = None,
) -> Duty:
    """Return the new duty. `region` is needed only where there is no agency.

    Raises DutyRefused when the duty, its place or its dates are wrong, or when it would meet an opposing duty of the
    same person at the same agency on any common day (DOMAIN.md 3).
    """
    check_duty(code, agency is not None, valid_from, valid_to, decree_number)
    # The person's row is the lock: two decrees for one person come one after the other.
    locked = Person.objects.select_for_update().get(pk=person)
    if agency is not None:
        region = Agency.objects.values_list("region_id", flat=True).get(pk=agency)
        overlapping = Duty.objects.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=valid_from), person_id=person, agency_id=agency
        )
        if valid_to is not None:
            overlapping = overlapping.filter(valid_from__lte=valid_to)
        opposing = colliding(code, set(overlapping.values_list("code", flat=True)))
        if opposing is not None:
            raise DutyRefused(
                "person",
                said(
                    "{name} sudah bertugas sebagai {duties} di kantor ini, jadi tidak dapat menjadi "
                    "{duties2}. Pilih orang lain, atau akhiri dahulu tugas itu.",
                    name=locked.name,
                    duties=DUTIES[opposing],
                    duties2=DUTIES[code],
                ),
            )
    duty = Duty.objects.create(
        person_id=person,
        region_id=region,
        agency_id=agency,
        code=code,
        decree_number=decree_number.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
    )
    record(
        actor=by,
        action="duty.assigned",
        subject=("duty", str(duty.pk)),
        region=region,
        data={
            "person": person,
            "agency": agency,
            "duty": code,
            "decree": duty.decree_number,
            "from": valid_from.isoformat(),
            "to": valid_to.isoformat() if valid_to else None,
        },
    )
    return duty
