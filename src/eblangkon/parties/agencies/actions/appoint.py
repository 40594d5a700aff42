"""Take an official in: who they are, their duty here, and the letter that tells them."""

from datetime import date

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.dates import long_date
from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.ground.people.models import Person
from eblangkon.ground.people.queries import person_by_nip
from eblangkon.ground.people.rules import normalise_nip, tidy_email
from eblangkon.ground.regions.models import Region
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.actions.invitation import invitation
from eblangkon.parties.agencies.models import Agency, Duty
from eblangkon.parties.agencies.queries import took_in
from eblangkon.parties.agencies.rules import DUTIES, DutyRefused
from eblangkon.services.notices.actions.notify import tell
from eblangkon.services.notices.rules import Message


@transaction.atomic
def appoint(
    *,
    name: str,
    email: str,
    phone: str,
    nip: str,
    agency: int,
    code: str,
    decree_number: str,
    valid_from: date,
    valid_to: date | None,
    by: Actor,
) -> Duty:
    """Return the duty of the new person, who is told by mail how to make a password.

    The notice holds no key: a one-time link is made while its letter is written (desks/account/beginning.py).
    Whoever has this NIP or address already, of whatever region, is the same person: they get the duty and a notice,
    nothing of their record is changed or shown, and this region knows them by the name that it typed.
    Raises ValidationError and the NotA... of `create_person`, DutyRefused and NotYourRegion of `assign_duty`, and
    DutyRefused where NIP and address are two people's or the person may not sign in; then nothing has changed.
    """
    region = Agency.objects.values_list("region_id", flat=True).get(pk=agency)
    Region.objects.select_for_update(no_key=True).get(pk=region)  # the second of two taps finds the person of the first
    known = known_as(email, nip)
    person = known or create_person(name=name, email=email, phone=phone, nip=nip, by=by)
    duty = assign_duty(
        person=person.pk,
        code=code,
        decree_number=decree_number,
        valid_from=valid_from,
        valid_to=valid_to,
        agency=agency,
        named="" if known is None or took_in(known.pk, region) else " ".join(name.split()),
        by=by,
    )
    tell(messages=[invitation(person.pk, duty.pk, [code]) if known is None else _given(duty)])
    return duty


def known_as(email: str, nip: str) -> Person | None:
    """The person with this NIP or e-mail address, None for nobody yet.

    Raises DutyRefused where the two are two people's, and for somebody who may not sign in; NotANumberOfAPerson.
    """
    by_nip = person_by_nip(normalise_nip(nip)) if nip.strip() else None
    address = tidy_email(email)
    by_email = Person.objects.filter(email=address).first() if address else None
    other_nip = by_email is not None and nip.strip() and by_email.nip not in (None, "", normalise_nip(nip))
    if other_nip or (by_nip is not None and by_email is not None and by_nip.pk != by_email.pk):
        raise DutyRefused("email", said("Surel ini milik orang lain dengan NIP lain. Periksa keduanya."))
    found = by_nip or by_email
    if found is not None and not found.is_active:
        raise DutyRefused("email", said("Akun dengan surel atau NIP ini sudah ditutup. Hubungi UKPBJ wilayahnya."))
    if found is not None and by_nip is None and not surely(found):
        raise DutyRefused(
            "email",
            said("Surel ini dipakai akun yang belum pernah bertugas di kantor mana pun. Tanyakan surel lain."),
        )
    return found


def surely(person: Person) -> bool:
    """Whether an account that has the address is the one of whom it is: nobody uses it yet, so that only a letter to
    the address opens it, or a decree has named the person before. Whoever signs up at a shop may write any address.
    """
    return not person.has_usable_password() or Duty.ever.filter(person=person).exists()


def _given(duty: Duty) -> Message:
    """What somebody who is in already is told."""
    office = duty.agency.name if duty.agency is not None else ""
    days = {"from": long_date(duty.valid_from), "decree": duty.decree_number}
    params = {"duty": DUTIES[duty.code], "agency": office, **days}
    return Message((duty.person_id,), "duty.given", ("duty", str(duty.pk)), params)
