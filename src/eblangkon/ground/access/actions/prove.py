"""Take a code as the second proof."""

from typing import Literal

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.db import transaction
from django.utils.crypto import constant_time_compare

from eblangkon.ground.access.rules import tidy_code
from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock


@transaction.atomic
def prove(*, person: int, code: str, by: Actor) -> Literal["app", "recovery", ""]:
    """What the code was: of the app, a recovery code, or nothing. Each code holds once, also at the same moment."""
    given = tidy_code(code)
    proofs = list(Authenticator.objects.select_for_update().filter(user_id=person).order_by("id"))
    for proof in proofs:
        if proof.type == Authenticator.Type.TOTP and _matches_app(proof, given):
            return "app"
        if proof.type == Authenticator.Type.RECOVERY_CODES and proof.wrap().validate_code(given):
            record(actor=by, action="access.recovery_code", subject=("person", str(person)), region="", data={})
            return "recovery"
    if proofs:
        record(actor=by, action="access.proof_failed", subject=("person", str(person)), region="", data={})
    return ""


def _matches_app(proof: Authenticator, given: str) -> bool:
    """One step of 30 seconds early or late is taken, but no step twice and none before the last one taken."""
    secret = decrypt(proof.data["secret"])
    now = int(clock.now().timestamp()) // app_settings.TOTP_PERIOD
    for counter in (now - 1, now, now + 1):
        right = constant_time_compare(format_hotp_value(hotp_value(secret, counter)), given)
        if right and counter > proof.data.get("last_step", 0):
            proof.data["last_step"] = counter
            proof.last_used_at = clock.now()
            proof.save(update_fields=["data", "last_used_at"])
            return True
    return False
