"""Take an exemption back before its last day."""

from datetime import date

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.models import DutyExemption
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.parties.agencies.rules import DutyRefused


@transaction.atomic
def end_exemption(*, exemption: int, last_day: date, by: Actor) -> DutyExemption:
    """It holds up to and with `last_day`; the duties stay, but each act asks again. Raises DutyRefused for a day gone
    or outside its range, NotYourRegion for strangers.
    """
    found = DutyExemption.objects.select_for_update(of=("self",)).select_related("agency").get(pk=exemption)
    check_region(by, found.agency.region_id)
    if not max(found.valid_from, clock.today()) <= last_day <= found.valid_to:
        raise DutyRefused("last_day", said("Pilih hari ini atau sesudahnya, dalam masa pengecualian ini."))
    found.valid_to = last_day
    found.save(update_fields=["valid_to"])
    record(
        actor=by,
        action="exemption.ended",
        subject=("exemption", str(found.pk)),
        region=found.agency.region_id,
        data={"decree": found.decree_number, "to": last_day.isoformat()},
    )
    return found
