"""Make fresh recovery codes."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.people.models import Person


@transaction.atomic
def renew_codes(*, person: int, by: Actor) -> None:
    """The old ones hold no longer, used or not."""
    found = Person.objects.select_for_update().get(pk=person)
    Authenticator.objects.filter(user_id=person, type=Authenticator.Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(found)
    record(actor=by, action="access.codes", subject=("person", str(person)), region="", data={})
