"""The first of two people asks to replace a lost second factor."""

from datetime import timedelta

from django.db import transaction

from eblangkon.ground.access.models import Recovery
from eblangkon.ground.access.queries import has_second_factor, open_recovery
from eblangkon.ground.access.rules import RecoveryRefused, check_recovery
from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.models import Person
from eblangkon.ground.regions.queries import rules_in_force


@transaction.atomic
def ask_recovery(*, person: int, region: str, reason: str, by: Actor) -> Recovery:
    """Held open for the `recovery_days` (calendar days) of the region, where the person's duty is.

    Raises RecoveryRefused, and MissingRule where nobody has set how long it is held.
    """
    check_recovery(person, by, region)
    Person.objects.select_for_update().get(pk=person)
    if not reason.strip():
        raise RecoveryRefused(said("Alasan belum diisi. Tulis apa yang hilang dan kartu yang diperiksa."))
    if not has_second_factor(person):
        raise RecoveryRefused(said("Akun ini belum memakai bukti kedua, jadi tidak ada yang dipulihkan."))
    if open_recovery(person) is not None:
        raise RecoveryRefused(said("Sudah diminta petugas lain. Periksa permintaannya, lalu sahkan."))
    now = clock.now()
    days = rules_in_force(region, clock.today())["recovery_days"].value
    asked = Recovery.objects.create(
        person_id=person,
        region=region,
        reason=reason.strip(),
        asked_by_id=int(by.id or 0),
        asked_at=now,
        until=now + timedelta(days=int(days)),
    )
    record(
        actor=by,
        action="access.recovery_asked",
        subject=("person", str(person)),
        region=region,
        data={"reason": reason.strip()},
    )
    return asked
