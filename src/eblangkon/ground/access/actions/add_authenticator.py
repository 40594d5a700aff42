"""Protect an account by an authenticator app."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from eblangkon.ground.access.queries import has_second_factor
from eblangkon.ground.access.rules import AlreadyProtected
from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.people.models import Person


@transaction.atomic
def add_authenticator(*, person: int, secret: str, by: Actor) -> None:
    """`secret` (base32) is kept sealed, and fresh recovery codes beside it. Raises AlreadyProtected."""
    found = Person.objects.select_for_update().get(pk=person)
    if has_second_factor(person):
        raise AlreadyProtected(str(person))
    TOTP.activate(found, secret)
    Authenticator.objects.filter(user_id=person, type=Authenticator.Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(found)
    record(actor=by, action="access.protected", subject=("person", str(person)), region="", data={})
