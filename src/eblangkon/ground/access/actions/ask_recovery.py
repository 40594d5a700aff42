"""The first of two people asks to replace a lost second factor."""

from django.db import transaction

from eblangkon.ground.access.models import Recovery
from eblangkon.ground.access.queries import has_second_factor, open_recovery
from eblangkon.ground.access.rules import RECOVERY_AGE, RecoveryRefused, check_recovery
from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.models import Person


@transaction.atomic
def ask_recovery(*, person: int, region: str, reason: str, by: Actor) -> Recovery:
    """Held open for RECOVERY_AGE. `region` is where the person's duty is. Raises RecoveryRefused."""
    check_recovery(person, by, region)
    Person.objects.select_for_update().get(pk=person)
    if not reason.strip():
        raise RecoveryRefused(said("Alasan belum diisi. Tulis apa yang hilang dan kartu yang diperiksa."))
    if not has_second_factor(person):
        raise RecoveryRefused(said("Akun ini belum memakai bukti kedua, jadi tidak ada yang dipulihkan."))
    if open_recovery(person) is not None:
        raise RecoveryRefused(said("Sudah diminta petugas lain. Periksa permintaannya, lalu sahkan."))
    now = clock.now()
    asked = Recovery.objects.create(
        person_id=person,
        region=region,
        reason=reason.strip(),
        asked_by_id=int(by.id or 0),
        asked_at=now,
        until=now + RECOVERY_AGE,
    )
    record(
        actor=by,
        action="access.recovery_asked",
        subject=("person", str(person)),
        region=region,
        data={"reason": reason.strip()},
    )
    return asked
