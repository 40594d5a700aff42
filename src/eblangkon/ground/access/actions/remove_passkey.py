"""Take one passkey off an account."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from eblangkon.ground.access.queries import has_second_factor
from eblangkon.ground.access.rules import LastProof, needs_two_proofs
from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.models import Person


@transaction.atomic
def remove_passkey(*, person: int, passkey: int, by: Actor) -> None:
    """With the last second factor go the recovery codes.

    Raises Authenticator.DoesNotExist for another person's, LastProof for the last one of whose duty demands it.
    """
    Person.objects.select_for_update().get(pk=person)
    Authenticator.objects.get(pk=passkey, user_id=person, type=Authenticator.Type.WEBAUTHN).delete()
    if not has_second_factor(person):
        if needs_two_proofs(by):
            raise LastProof(
                said("Ini bukti kedua Anda yang terakhir, dan tugas Anda memerlukannya. Pasang yang lain dahulu.")
            )
        Authenticator.objects.filter(user_id=person).delete()
    record(actor=by, action="access.passkey_removed", subject=("person", str(person)), region="", data={})
