"""Give a person a duty by decree."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.models import Agency, Duty, DutyExemption
from eblangkon.parties.agencies.permissions import check_region
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
    instead_of: int | None = None,
    reason: str = "",
    named: str = "",
) -> Duty:
    """Return the new duty. `region` is needed only where there is no agency; `instead_of` names whose duty it is,
    `named` what this region calls a person of another.

    Raises DutyRefused when the duty, its place or its dates are wrong, when the person holds it already, or when it
    would meet an opposing duty of the same person at the same agency on any common day (DOMAIN.md 3) without an
    exemption for all those days; NotYourRegion for strangers.
    """
    check_duty(code, agency is not None, valid_from, valid_to, decree_number)
    # The person's row is the lock: two decrees for one person come one after the other.
    locked = Person.objects.select_for_update(no_key=True).get(pk=person)
    if agency is not None:
        region = Agency.objects.values_list("region_id", flat=True).get(pk=agency)
    check_region(by, region)
    if not named:
        named = _name_here(person, region)
    check_overlaps(named or locked.name, locked, code, (agency, region), (valid_from, valid_to))
    duty = Duty.objects.create(
        person_id=person,
        region_id=region,
        agency_id=agency,
        code=code,
        decree_number=decree_number.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
        instead_of_id=instead_of,
        reason=reason.strip(),
        named=named,
    )
    record(
        actor=by,
        action="duty.delegated" if instead_of else "duty.assigned",
        subject=("duty", str(duty.pk)),
        region=region,
        data={
            "person": person,
            "name": duty.named or locked.name,
            "agency": agency,
            "duty": code,
            "decree": duty.decree_number,
            "from": valid_from.isoformat(),
            "to": valid_to.isoformat() if valid_to else None,
            **({"instead_of": instead_of, "reason": duty.reason} if instead_of else {}),
        },
    )
    return duty


def _name_here(person: int, region: str) -> str:
    """What the region has called the person so far; empty for one of its own."""
    own = Duty.objects.filter(person_id=person, region_id=region).order_by("named")
    return own.values_list("named", flat=True).first() or ""


def check_overlaps(
    name: str,
    person: Person,
    code: str,
    place: tuple[int | None, str],
    days: tuple[date, date | None],
    but: int | None = None,
) -> None:
    """Raises DutyRefused for the same duty twice on one day at a place (office and region), or two that need two
    people; `but` is the duty that is itself being changed, `name` what the refusal calls the person.
    """
    (agency, region), (first, last) = place, days
    common = Q(valid_to__isnull=True) | Q(valid_to__gte=first)
    common &= Q() if last is None else Q(valid_from__lte=last)
    there = Q(agency__isnull=True, region_id=region) if agency is None else Q(agency_id=agency)
    held = [duty for duty in Duty.objects.filter(common, there, person=person) if duty.pk != but]
    again = next((duty for duty in held if duty.code == code), None)
    if again is not None:
        raise DutyRefused(
            "code",
            said(
                "{name} sudah memegang tugas ini dengan SK {decree}. Akhiri dahulu yang lama, atau ubah tanggalnya.",
                name=name,
                decree=again.decree_number,
            ),
        )
    exempt: set[frozenset[str]] = set() if agency is None else _exempt(person, agency, held, code, first, last)
    opposing = None if agency is None else colliding(code, {duty.code for duty in held}, exempt)
    if opposing is not None:
        raise DutyRefused(
            "person",
            said(
                "{name} sudah bertugas sebagai {duties} di kantor ini, jadi tidak dapat menjadi "
                "{duties2}. Pilih orang lain, atau akhiri dahulu tugas itu.",
                name=name,
                duties=DUTIES[opposing],
                duties2=DUTIES[code],
            ),
        )


def _exempt(
    person: Person, agency: int, held: list[Duty], code: str, first: date, last: date | None
) -> set[frozenset[str]]:
    """The pairs that one exemption lets meet on each common day with every holding of the other duty."""
    granted = list(DutyExemption.objects.filter(person=person, agency_id=agency))
    if not granted:
        return set()

    def covered(duty: Duty) -> bool:
        begins = max(first, duty.valid_from)
        ends = min((day for day in (last, duty.valid_to) if day is not None), default=None)
        return ends is not None and any(
            {one.first, one.second} == {code, duty.code} and one.valid_from <= begins and one.valid_to >= ends
            for one in granted
        )

    bare = {duty.code for duty in held if not covered(duty)}
    return {frozenset({code, duty.code}) for duty in held if duty.code not in bare}
