"""Which proofs and which devices a person has."""

from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from eblangkon.ground.access.models import Invitation, Recovery, SignIn
from eblangkon.ground.access.rules import TRIES, InvitationRefused
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.tokens import hash_of
from eblangkon.ground.regions.queries import rules_in_force


def has_second_factor(person: int) -> bool:
    """An authenticator app or a passkey; recovery codes alone are none."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user_id=person, type__in=kinds).exists())


def has_authenticator_app(person: int) -> bool:
    """Codes of six digits, apart from passkeys."""
    return bool(Authenticator.objects.filter(user_id=person, type=Authenticator.Type.TOTP).exists())


@dataclass(frozen=True, slots=True)
class Passkey:
    """One as its owner knows it."""

    id: int
    name: str
    added_at: datetime
    used_at: datetime | None


def passkeys_of(person: int) -> list[Passkey]:
    """The oldest first."""
    rows = Authenticator.objects.filter(user_id=person, type=Authenticator.Type.WEBAUTHN).order_by("pk")
    return [Passkey(row.pk, row.data["name"], row.created_at, row.last_used_at) for row in rows]


def recovery_codes(person: int) -> list[str]:
    """The codes not used yet; empty where none were made."""
    found = Authenticator.objects.filter(user_id=person, type=Authenticator.Type.RECOVERY_CODES).first()
    return list(found.wrap().get_unused_codes()) if found else []


def open_sign_ins(person: int) -> QuerySet[SignIn]:
    """Where the person is signed in, the last used first."""
    return SignIn.objects.filter(person_id=person, ended_at__isnull=True).order_by("-last_at", "-id")


def sign_ins_of(person: int) -> QuerySet[SignIn]:
    """Everywhere the person has signed in, open and ended, the newest first."""
    return SignIn.objects.filter(person_id=person).order_by("-id")


def knows_device(person: int, device: str) -> bool:
    """Whether the person has signed in there before."""
    return SignIn.objects.filter(person_id=person, device=device).exists()


def open_recovery(person: int) -> Recovery | None:
    """What one has asked for and another may still confirm."""
    found = Recovery.objects.filter(person_id=person, confirmed_at__isnull=True, until__gt=clock.now())
    return found.select_related("asked_by").order_by("-id").first()


def tries_in_force() -> dict[str, int]:
    """How often a secret may be tried, by the codes of TRIES: the dated rules of all regions; one query.

    A rule that is missing or holds no number of tries shuts nobody out: then the number of TRIES stands.
    """
    held = rules_in_force("", clock.today())
    values = {code: held[code].value if code in held else usual for code, usual in TRIES.items()}
    return {code: value if isinstance(value, int) and value > 0 else TRIES[code] for code, value in values.items()}


def invitation_by(token: str) -> Invitation | None:
    """Whatever its state, with its person; None for a token of nobody."""
    return Invitation.objects.select_related("person").filter(token_hash=hash_of(token)).first()


def invitation_by_id(invitation: int) -> Invitation | None:
    """The same for whoever has shown its token before."""
    return Invitation.objects.select_related("person").filter(pk=invitation).first()


def refusal_of(invitation: Invitation, on: date) -> InvitationRefused | None:
    """Why it sets no password on that day, or None."""
    reasons = {
        "used": invitation.used_at is not None,
        "closed": not invitation.person.is_active,
        "known": invitation.person.has_usable_password(),
        "replaced": invitation.replaced_at is not None,
        "expired": on > invitation.last_day,
    }
    return next((InvitationRefused(reason) for reason, holds in reasons.items() if holds), None)
