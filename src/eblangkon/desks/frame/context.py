"""What the base page needs to know, without asking the database for anybody who has no session."""

from typing import TypedDict

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from eblangkon.desks.frame import hats, navigation
from eblangkon.desks.frame.acting import ANYBODY, actor_of
from eblangkon.desks.frame.places import Worn, practises, worn_by
from eblangkon.desks.frame.preferences import THEME_COOKIE, theme_of
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.services.notices.queries import unread_count

SIGN_IN = "/masuk"
TITLES = frozenset({"bu", "ibu", "pak", "bapak", "mas", "mbak", "haji", "hajah"})


class Surroundings(TypedDict):
    """Everything around `<main>`."""

    language: str
    theme: str
    path: str
    now: object
    demo: bool
    practice: bool
    items: tuple[navigation.Item, ...]
    bar: tuple[navigation.Item, ...]
    current: str | None
    duties: tuple[navigation.DutyItem, ...]
    worn: Worn | None
    groups: tuple[navigation.Group, ...]
    home: str | None
    person: str
    first_name: str
    sign_in: str | None
    account: str | None
    sign_out: str | None


def called(name: str) -> str:
    """What fits on a phone: the first word that is a name, and no title (`Bu`, `H.`, `Dr.`)."""
    words = name.split()
    return next((word for word in words if not word.endswith(".") and word.lower() not in TITLES), name)


def _items(request: HttpRequest, actor: Actor) -> tuple[navigation.Item, ...]:
    """What the page's desk gave, else what the actor's hats say (one query for the unread), else the public's."""
    given: tuple[navigation.Item, ...] | None = getattr(request, "frame_navigation", None)
    if given is not None:
        return given
    return hats.public_items() if actor.id is None else hats.items_of(actor, unread_count(actor.id))


def surroundings(request: HttpRequest, *, know_person: bool = True) -> Surroundings:
    """What stands around the content. With `know_person` false nothing is looked up: for pages that must not fail."""
    actor = actor_of(request) if know_person else ANYBODY
    name = actor.name
    items = navigation.standing(_items(request, actor))
    return {
        "language": get_language() or "id",
        "theme": theme_of(request.COOKIES.get(THEME_COOKIE, "")),
        "path": request.get_full_path(),
        "now": clock.now(),
        "demo": settings.ENV.demo,
        "practice": practises(actor),
        "items": items,
        "bar": tuple(item for item in items if item.icon),
        "current": navigation.current_path(items, request.path),
        "duties": getattr(request, "frame_duties", None) or hats.duties_of(actor),
        "worn": worn_by(request, actor) if know_person else None,
        "groups": navigation.standing_groups(navigation.FOOTER),
        "home": hats.home_of(actor) if name else None,
        "person": name,
        "first_name": called(name),
        "sign_in": SIGN_IN if not name and navigation.answers(SIGN_IN) else None,
        "account": "/akun" if name and navigation.answers("/akun") else None,
        "sign_out": "/keluar" if name and navigation.answers("/keluar") else None,
    }


def frame(request: HttpRequest) -> dict[str, Surroundings]:
    """Context processor: `frame` in every template."""
    return {"frame": surroundings(request)}
