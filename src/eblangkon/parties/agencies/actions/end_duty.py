"""End a duty, as at a transfer."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.actions.cancel_duty import call_off
from eblangkon.parties.agencies.actions.hold_duty import hold_duty
from eblangkon.parties.agencies.models import Duty
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.parties.agencies.rules import DutyRefused


@transaction.atomic
def end_duty(*, duty: int, last_day: date, by: Actor) -> Duty:
    """The duty holds up to and with `last_day`, and so does every stand-in's; who was to stand in later never does.

    Raises DutyRefused for a day before its first, or one already gone, or a duty that has ended; NotYourRegion for
    strangers.
    """
    found = hold_duty(duty)
    check_region(by, found.region_id)
    if found.valid_to is not None and found.valid_to < clock.today():
        raise DutyRefused("last_day", said("Tugas ini sudah berakhir."))
    if last_day < found.valid_from:
        raise DutyRefused("last_day", said("Tanggal berakhir mendahului tanggal mulai. Perbaiki salah satunya."))
    if last_day < clock.today():
        raise DutyRefused("last_day", said("Tugas tidak dapat diakhiri mundur. Pilih hari ini atau sesudahnya."))
    if found.valid_to is not None and last_day > found.valid_to:
        raise DutyRefused(
            "last_day", said("Tugas ini sudah berakhir lebih dahulu. Untuk memperpanjang, tunjuk lagi dengan SK baru.")
        )
    found.valid_to = last_day
    found.save(update_fields=["valid_to"])
    _record(found, by)
    later = Q(valid_to__isnull=True) | Q(valid_to__gt=last_day)
    for stand_in in Duty.objects.select_for_update().filter(later, instead_of=found):
        if stand_in.valid_from > last_day:
            call_off(stand_in, said("Tugas yang diwakili sudah berakhir."), by)
            continue
        stand_in.valid_to = last_day
        stand_in.save(update_fields=["valid_to"])
        _record(stand_in, by)
    return found


def _record(duty: Duty, by: Actor) -> None:
    record(
        actor=by,
        action="duty.ended",
        subject=("duty", str(duty.pk)),
        region=duty.region_id,
        data={"to": duty.valid_to.isoformat() if duty.valid_to else None},
    )
