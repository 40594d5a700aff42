"""The decree of a duty was written wrongly, or it holds longer than was first decided."""

from datetime import date

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.actions.assign_duty import check_overlaps
from eblangkon.parties.agencies.actions.hold_duty import hold_duty
from eblangkon.parties.agencies.models import Duty
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.parties.agencies.rules import DUTIES, DutyRefused, check_duty


@transaction.atomic
def amend_duty(*, duty: int, decree_number: str, valid_to: date | None, by: Actor) -> Duty:
    """Return the duty with that decree and last day (None: until further notice); nothing changed writes nothing.

    It is never made shorter here: who leaves before hands over (`hand_over`). Raises DutyRefused for that, for a duty
    that has ended, a stand-in's beyond the duty it stands for, and as `assign_duty` for the days that are new;
    NotYourRegion for strangers.
    """
    found = hold_duty(duty)
    check_region(by, found.region_id)
    check_duty(found.code, found.agency_id is not None, found.valid_from, valid_to, decree_number)
    _check_days(found, valid_to)
    before = {"decree": found.decree_number, "to": _iso(found.valid_to)}
    after = {"decree": decree_number.strip(), "to": _iso(valid_to)}
    if before == after:
        return found
    place, days = (found.agency_id, found.region_id), (found.valid_from, valid_to)
    check_overlaps(found.holder, found.person, found.code, place, days, found.pk)
    found.decree_number, found.valid_to = decree_number.strip(), valid_to
    found.save(update_fields=["decree_number", "valid_to"])
    record(
        actor=by,
        action="duty.amended",
        subject=("duty", str(found.pk)),
        region=found.region_id,
        data={"duty": DUTIES[found.code], **after, "before": before},
    )
    return found


def _check_days(found: Duty, valid_to: date | None) -> None:
    if found.valid_to is not None and found.valid_to < clock.today():
        raise DutyRefused(
            "valid_to", said("Tugas ini sudah berakhir. Untuk memberikannya lagi, tunjuk dengan SK baru.")
        )
    begun = found.valid_from <= clock.today()
    if begun and valid_to is not None and (found.valid_to is None or valid_to < found.valid_to):
        raise DutyRefused(
            "valid_to", said("Untuk berhenti lebih awal, akhiri dan serahkan tugasnya, supaya pekerjaannya berpindah.")
        )
    stood_for = found.instead_of
    if stood_for is not None and stood_for.valid_to is not None and (valid_to is None or valid_to > stood_for.valid_to):
        raise DutyRefused("valid_to", said("Pelimpahan harus berada dalam masa tugas yang dilimpahkan."))
    if stood_for is not None and valid_to is None:
        raise DutyRefused("valid_to", said("Pelaksana harian bertugas sampai hari tertentu. Isi tanggalnya."))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
