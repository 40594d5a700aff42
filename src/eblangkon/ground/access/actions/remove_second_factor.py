"""Take an account's authenticator app away, so that another can be added."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from eblangkon.ground.access.queries import has_second_factor
from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.people.models import Person


@transaction.atomic
def remove_second_factor(*, person: int, by: Actor) -> None:
    """Without a passkey the recovery codes go too: whoever's duty needs two proofs must then add one first."""
    Person.objects.select_for_update().get(pk=person)
    Authenticator.objects.filter(user_id=person, type=Authenticator.Type.TOTP).delete()
    if not has_second_factor(person):
        Authenticator.objects.filter(user_id=person).delete()
    record(actor=by, action="access.unprotected", subject=("person", str(person)), region="", data={})
