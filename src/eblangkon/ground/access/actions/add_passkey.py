"""Protect an account by a passkey, also beside another second factor."""

from collections.abc import Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction

from eblangkon.ground.access.adapters.passkeys import State, check_added, credentials_of
from eblangkon.ground.access.queries import has_second_factor
from eblangkon.ground.access.rules import PasskeyRefused
from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.people.models import Person


@transaction.atomic
def add_passkey(*, person: int, name: str, answer: Mapping[str, Any], state: State, by: Actor) -> bool:
    """Whether fresh recovery codes were made beside it: so with the first second factor. Raises PasskeyRefused."""
    found = Person.objects.select_for_update().get(pk=person)
    made = check_added(state, answer)
    if any(one.credential_id == made for one in credentials_of(person).values()):
        raise PasskeyRefused("known already")
    first = not has_second_factor(person)
    WebAuthn.add(found, " ".join(name.split()), dict(answer))
    if first:
        Authenticator.objects.filter(user_id=person, type=Authenticator.Type.RECOVERY_CODES).delete()
        RecoveryCodes.activate(found)
    record(actor=by, action="access.passkey_added", subject=("person", str(person)), region="", data={})
    return first
