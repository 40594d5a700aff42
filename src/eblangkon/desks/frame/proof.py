"""What a session has proved: how its person signed in, and whether that is enough for the duties in force."""

import time
from typing import Final

from django.conf import settings
from django.http import HttpRequest

from eblangkon.ground.access.actions.see_sign_in import see_sign_in

KEY: Final = "bukti"
PASSWORD: Final = "sandi"  # noqa: S105  a word for what was given
TWO: Final = "dua"
DEMONSTRATION: Final = "peragaan"
"""The invented people of a demonstration are asked for one proof or none."""
SET_UP: Final = "/akun/keamanan"
_SEEN: Final = "terlihat"
_EVERY: Final = 3600
"""Seconds between two notes of when a device was last used."""


def given(request: HttpRequest) -> str:
    """How the session's person signed in; empty for a session that came through none of the doors."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    return str(request.session.get(KEY, ""))


def remember(request: HttpRequest, proof: str) -> None:
    """Called after the sign-in, for it may begin a new session."""
    request.session[KEY] = proof
    request.session[_SEEN] = int(time.time())


def is_enough(request: HttpRequest) -> bool:
    """Whether this session may also sign, pay and administer."""
    return given(request) in (TWO, DEMONSTRATION)


def see(request: HttpRequest) -> None:
    """Note once an hour that the device is still used. A session that no list of devices shows ends then."""
    seen = request.session.get(_SEEN)
    if seen is not None and time.time() - seen > _EVERY:
        listed = see_sign_in(session_key=str(request.session.session_key))
        if not listed and given(request) != DEMONSTRATION:  # its doors list nothing
            request.session.flush()
            return
        request.session[_SEEN] = int(time.time())
