"""What a session has proved: how its person signed in, and whether that is enough for the duties in force."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest

KEY: Final = "bukti"
PASSWORD: Final = "sandi"  # noqa: S105  a word for what was given
TWO: Final = "dua"
DEMONSTRATION: Final = "peragaan"
"""The invented people of a demonstration are asked for one proof or none."""
SET_UP: Final = "/akun/keamanan"


def given(request: HttpRequest) -> str:
    """How the session's person signed in; empty for a session that came through none of the doors."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    return str(request.session.get(KEY, ""))


def remember(request: HttpRequest, proof: str) -> None:
    """Called after the sign-in, for it may begin a new session."""
    request.session[KEY] = proof


def is_enough(request: HttpRequest) -> bool:
    """Whether this session may also sign, pay and administer."""
    return given(request) in (TWO, DEMONSTRATION)
