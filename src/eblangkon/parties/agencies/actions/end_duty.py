"""End a duty, as at a transfer."""

from datetime import date

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.models import Duty
from eblangkon.parties.agencies.rules import DutyRefused


@transaction.atomic
def end_duty(*, duty: int, last_day: date, by: Actor) -> Duty:
    """The duty holds up to and with `last_day`. Raises DutyRefused for a day before its first, or one already gone."""
    found = Duty.objects.select_for_update().get(pk=duty)
    if last_day < found.valid_from:
        raise DutyRefused("last_day", said("Tanggal berakhir mendahului tanggal mulai. Perbaiki salah satunya."))
    if last_day < clock.today():
        raise DutyRefused("last_day", said("Tugas tidak dapat diakhiri mundur. Pilih hari ini atau sesudahnya."))
    found.valid_to = last_day
    found.save(update_fields=["valid_to"])
    record(
        actor=by,
        action="duty.ended",
        subject=("duty", str(found.pk)),
        region=found.region_id,
        data={"to": last_day.isoformat()},
    )
    return found
