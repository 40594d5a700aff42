"""What the base page needs to know, without asking the database for anybody who has no session."""

from typing import TypedDict

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from eblangkon.desks.frame import navigation
from eblangkon.desks.frame.preferences import THEME_COOKIE, theme_of
from eblangkon.ground.kernel import clock

SIGN_IN = "/masuk"


class Surroundings(TypedDict):
    """Everything around `<main>`."""

    language: str
    theme: str
    path: str
    now: object
    demo: bool
    items: tuple[navigation.Item, ...]
    current: str | None
    duties: tuple[navigation.DutyItem, ...]
    groups: tuple[navigation.Group, ...]
    person: str
    first_name: str
    sign_in: str | None
    account: str | None
    sign_out: str | None


def _person_name(request: HttpRequest) -> str:
    """The signed-in person's name, else nothing. Asks only where a session cookie came along."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return ""
    user = getattr(request, "user", None)
    return str(getattr(user, "name", "")) if user is not None and user.is_authenticated else ""


def surroundings(request: HttpRequest, *, know_person: bool = True) -> Surroundings:
    """What stands around the content. With `know_person` false nothing is looked up: for pages that must not fail."""
    name = _person_name(request) if know_person else ""
    items = navigation.standing(getattr(request, "frame_navigation", navigation.PUBLIC))
    return {
        "language": get_language() or "id",
        "theme": theme_of(request.COOKIES.get(THEME_COOKIE, "")),
        "path": request.get_full_path(),
        "now": clock.now(),
        "demo": settings.ENV.demo,
        "items": items,
        "current": navigation.current_path(items, request.path),
        "duties": getattr(request, "frame_duties", ()),
        "groups": navigation.standing_groups(navigation.FOOTER),
        "person": name,
        "first_name": name.split(" ")[0],
        "sign_in": SIGN_IN if not name and navigation.answers(SIGN_IN) else None,
        "account": "/akun" if name and navigation.answers("/akun") else None,
        "sign_out": "/keluar" if name and navigation.answers("/keluar") else None,
    }


def frame(request: HttpRequest) -> dict[str, Surroundings]:
    """Context processor: `frame` in every template."""
    return {"frame": surroundings(request)}
