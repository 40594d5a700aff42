"""Take a new official in: who they are, their first duty, and the letter that lets them in."""

from datetime import date

from django.conf import settings
from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.models import Duty
from eblangkon.parties.agencies.rules import DUTIES
from eblangkon.services.notices.actions.notify import notify


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
    """Return the duty of the new person, who is told by mail where to make a password.

    The letter holds no key: with their address they ask for one that holds an hour, as for a forgotten password.
    Raises ValidationError and the NotA... of `create_person`, DutyRefused and NotYourRegion of `assign_duty`; then
    there is no new person either.
    """
    person = create_person(name=name, email=email, phone=phone, nip=nip, by=by)
    duty = assign_duty(
        person=person.pk,
        code=code,
        decree_number=decree_number,
        valid_from=valid_from,
        valid_to=valid_to,
        agency=agency,
        by=by,
    )
    notify(
        people=(person.pk,),
        code="duty.invited",
        subject=("duty", str(duty.pk)),
        params={"duty": DUTIES[code], "address": f"{settings.ENV.public_url}/sandi/lupa"},
    )
    return duty
