"""The two ceremonies of a passkey (WebAuthn): adding one, and asking for one. For the host of PUBLIC_URL alone.

What the browser answers is checked against the state that was kept since it was asked; a state serves once.
"""

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from django.conf import settings
from fido2.rpid import verify_rp_id
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from eblangkon.ground.access.rules import PasskeyRefused
from eblangkon.ground.people.models import Person

State = dict[str, Any]
_WRONG: Final = (AttributeError, IndexError, KeyError, TypeError, ValueError)
"""What an answer that no browser gives ends in."""


def begin_adding(person: Person) -> tuple[str, State]:
    """The question for the browser as JSON, and the state to keep. A passkey that is here already is not made again."""
    name = person.email or person.name
    who = PublicKeyCredentialUserEntity(id=str(person.pk).encode(), name=name, display_name=person.name)
    question, state = _server().register_begin(
        who,
        list(credentials_of(person.pk).values()),
        resident_key_requirement=ResidentKeyRequirement.DISCOURAGED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return json.dumps(dict(question)), dict(state)


def check_added(state: State, answer: Mapping[str, Any]) -> bytes:
    """The name that the device gave to the new passkey. Raises PasskeyRefused."""
    try:
        made = _server().register_complete(state, answer)
        found = made.credential_data
    except _WRONG as fault:
        raise PasskeyRefused(str(fault)) from fault
    if found is None:
        raise PasskeyRefused("no key in the answer")
    return bytes(found.credential_id)


def begin_asking(person: int) -> tuple[str, State]:
    """The question for the browser as JSON, and the state to keep."""
    known = list(credentials_of(person).values())
    question, state = _server().authenticate_begin(known, user_verification=UserVerificationRequirement.PREFERRED)
    return json.dumps(dict(question)), dict(state)


def check_asked(person: int, state: State, answer: Mapping[str, Any]) -> int:
    """Which of the person's passkeys (id) has answered. Raises PasskeyRefused."""
    known = credentials_of(person)
    try:
        used = _server().authenticate_complete(state, list(known.values()), answer)
    except _WRONG as fault:
        raise PasskeyRefused(str(fault)) from fault
    return next(key for key, one in known.items() if one.credential_id == used.credential_id)


def credentials_of(person: int) -> dict[int, AttestedCredentialData]:
    """The keys of the person's passkeys by id, as they were kept."""
    rows = Authenticator.objects.filter(user_id=person, type=Authenticator.Type.WEBAUTHN).order_by("pk")
    found = {row.pk: RegistrationResponse.from_dict(row.data["credential"]) for row in rows}
    kept = {key: one.response.attestation_object.auth_data.credential_data for key, one in found.items()}
    return {key: data for key, data in kept.items() if data is not None}


def _server() -> Fido2Server:
    host = urlsplit(settings.ENV.public_url).hostname or ""

    def is_ours(origin: str) -> bool:
        return urlsplit(origin).hostname == host and verify_rp_id(host, origin)

    return Fido2Server(PublicKeyCredentialRpEntity(id=host, name="e-Blangkon"), verify_origin=is_ours)
