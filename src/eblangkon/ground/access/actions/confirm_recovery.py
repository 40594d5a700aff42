"""The second of two people confirms; the lost second factor holds no longer."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from eblangkon.ground.access.actions.end_sign_ins import end_sign_ins
from eblangkon.ground.access.queries import open_recovery
from eblangkon.ground.access.rules import RecoveryRefused, check_recovery
from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.models import Person


@transaction.atomic
def confirm_recovery(*, person: int, by: Actor) -> None:
    """Takes the second factor away and ends every session of the person. Raises RecoveryRefused."""
    Person.objects.select_for_update().get(pk=person)
    asked = open_recovery(person)
    if asked is None:
        raise RecoveryRefused(said("Tidak ada permintaan yang masih berlaku. Mulai lagi dari permintaan."))
    check_recovery(person, by, asked.region, asked.asked_by_id)
    Authenticator.objects.filter(user_id=person).delete()
    asked.confirmed_by_id, asked.confirmed_at = int(by.id or 0), clock.now()
    asked.save(update_fields=["confirmed_by", "confirmed_at"])
    end_sign_ins(person=person, by=by)
    record(
        actor=by,
        action="access.recovered",
        subject=("person", str(person)),
        region=asked.region,
        data={"asked_by": asked.asked_by.name},
    )
