"""A duty that has not begun is called off."""

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.dates import long_date
from eblangkon.ground.kernel.words import said, sentence
from eblangkon.parties.agencies.actions.hold_duty import hold_duty
from eblangkon.parties.agencies.models import Duty
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.parties.agencies.rules import DUTIES, DutyRefused
from eblangkon.services.notices.actions.notify import notify


@transaction.atomic
def cancel_duty(*, duty: int, reason: str, by: Actor) -> Duty:
    """It never holds, and neither does any stand-in's for it; the rows stay, with the reason. The people are told.

    Raises DutyRefused without a reason and for a duty that has begun (that one is ended), NotYourRegion for strangers.
    """
    found = hold_duty(duty)
    check_region(by, found.region_id)
    if not reason.strip():
        raise DutyRefused("reason", said("Alasan belum diisi. Tulis mengapa tugas ini dibatalkan."))
    if found.valid_from <= clock.today():
        raise DutyRefused("reason", said("Tugas ini sudah berlaku. Akhiri tugasnya; membatalkannya tidak dapat lagi."))
    call_off(found, reason.strip(), by)
    for stand_in in Duty.objects.select_for_update().filter(instead_of=found):
        call_off(stand_in, reason.strip(), by)
    return found


def call_off(duty: Duty, reason: str, by: Actor) -> None:
    """For a locked duty that has not begun and that the actor may settle."""
    duty.cancelled_at, duty.cancelled_because = clock.now(), reason
    duty.save(update_fields=["cancelled_at", "cancelled_because"])
    words = {"duty": DUTIES[duty.code], "decree": duty.decree_number, "reason": sentence(reason)}
    record(
        actor=by,
        action="duty.cancelled",
        subject=("duty", str(duty.pk)),
        region=duty.region_id,
        data={**words, "person": duty.person_id, "from": duty.valid_from.isoformat()},
    )
    notify(
        people=(duty.person_id,),
        code="duty.cancelled",
        subject=("duty", str(duty.pk)),
        params={**words, "from": long_date(duty.valid_from)},
    )
