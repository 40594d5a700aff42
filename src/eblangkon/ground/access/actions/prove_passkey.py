"""Take the answer of a passkey as the second proof."""

from collections.abc import Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from eblangkon.ground.access.adapters.passkeys import State, check_asked
from eblangkon.ground.access.rules import PasskeyRefused
from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock


@transaction.atomic
def prove_passkey(*, person: int, answer: Mapping[str, Any], state: State, by: Actor) -> bool:
    """Whether one of the person's passkeys has answered what was asked. The caller forgets the state either way."""
    try:
        used = check_asked(person, state, answer)
    except PasskeyRefused:
        record(actor=by, action="access.proof_failed", subject=("person", str(person)), region="", data={})
        return False
    Authenticator.objects.filter(pk=used).update(last_used_at=clock.now())
    return True
