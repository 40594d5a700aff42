"""Keep when a device was last used, and under which key its session goes on."""

from eblangkon.ground.access.models import SignIn
from eblangkon.ground.kernel import clock


def see_sign_in(*, session_key: str, renewed: str | None = None) -> bool:
    """Whether the person is signed in there. `renewed` is the key that takes the place of `session_key`.

    One statement; no history: it is no act.
    """
    seen = SignIn.objects.filter(session_key=session_key).update(
        session_key=renewed or session_key, last_at=clock.now()
    )
    return bool(seen)


def close_sign_in(*, session_key: str) -> None:
    """The person has signed out there."""
    SignIn.objects.filter(session_key=session_key).update(session_key=None, ended_at=clock.now())
