"""Somebody is on leave: another holds the duty meanwhile."""

from datetime import date

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.dates import long_date
from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.actions.hold_duty import hold_duty
from eblangkon.parties.agencies.models import Duty
from eblangkon.parties.agencies.rules import DUTIES, DutyRefused
from eblangkon.services.notices.actions.notify import notify


@transaction.atomic
def delegate_duty(
    *, duty: int, to: int, decree_number: str, reason: str, valid_from: date, valid_to: date, by: Actor
) -> Duty:
    """Return the stand-in's duty; it ends by itself. Whoever is on leave keeps theirs, and both are told.

    The stand-in's name stands in history and papers with that of the person on leave. Raises DutyRefused as
    `assign_duty`, and for days outside the duty, days gone, no reason, oneself, and a duty that is itself a stand-in's.
    """
    held = hold_duty(duty)
    if held.instead_of_id is not None:
        raise DutyRefused("to", said("Pelaksana harian tidak dapat diwakili lagi. Limpahkan tugas pejabat asalnya."))
    if to == held.person_id:
        raise DutyRefused("to", said("Pilih orang lain: yang cuti tidak dapat mewakili dirinya sendiri."))
    if not reason.strip():
        raise DutyRefused("reason", said("Alasan belum diisi, misalnya cuti tahunan."))
    if valid_from < clock.today():
        raise DutyRefused("valid_from", said("Pelimpahan tidak dapat berlaku mundur. Pilih hari ini atau sesudahnya."))
    if valid_from < held.valid_from or (held.valid_to is not None and valid_to > held.valid_to):
        raise DutyRefused("valid_to", said("Pelimpahan harus berada dalam masa tugas yang dilimpahkan."))
    stand_in = assign_duty(
        person=to,
        code=held.code,
        decree_number=decree_number,
        valid_from=valid_from,
        valid_to=valid_to,
        agency=held.agency_id,
        region=held.region_id,
        instead_of=held.pk,
        reason=reason,
        by=by,
    )
    notify(
        people=(held.person_id, to),
        code="duty.delegated",
        subject=("duty", str(stand_in.pk)),
        params={
            "duty": DUTIES[held.code],
            "of": held.person.name,
            "to": stand_in.person.name,
            "from": long_date(valid_from),
            "until": long_date(valid_to),
            "decree": stand_in.decree_number,
        },
    )
    return stand_in
