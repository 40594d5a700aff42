"""Protect an account by an authenticator app."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from eblangkon.ground.access.queries import has_authenticator_app, has_second_factor
from eblangkon.ground.access.rules import AlreadyProtected
from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.people.models import Person


@transaction.atomic
def add_authenticator(*, person: int, secret: str, by: Actor) -> bool:
    """Whether fresh recovery codes were made beside it: so with the first second factor. `secret` (base32) is sealed.

    Raises AlreadyProtected where an app is set up already.
    """
    found = Person.objects.select_for_update().get(pk=person)
    if has_authenticator_app(person):
        raise AlreadyProtected(str(person))
    first = not has_second_factor(person)
    TOTP.activate(found, secret)
    if first:
        Authenticator.objects.filter(user_id=person, type=Authenticator.Type.RECOVERY_CODES).delete()
        RecoveryCodes.activate(found)
    record(actor=by, action="access.protected", subject=("person", str(person)), region="", data={})
    return first
