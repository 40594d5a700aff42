"""Where somebody is at work: at one office, one shop, or for one region at a time. Who has several places chooses."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from eblangkon.desks.frame.hats import WORDS
from eblangkon.desks.frame.navigation import Words
from eblangkon.ground.audit.rules import Actor, Hat
from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies import queries as agencies
from eblangkon.parties.vendors import queries as vendors

CHOSEN: Final = "topi"
"""Names the chosen place in the session, and in every form the place for which its page was shown."""
Places = dict[str, tuple[Hat, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """One place in words: `kantor-7`, its duties, its name; and whether one only practises there."""

    key: str
    duties: tuple[Words, ...]
    name: str
    practice: bool


@dataclass(frozen=True, slots=True)
class Worn:
    """The place whose hat is worn, and the others that may be chosen."""

    now: Place
    others: tuple[Place, ...]


def key_of(hat: Hat) -> str:
    """The place of one duty: an office before a shop before a region."""
    if hat.agency is not None:
        return f"kantor-{hat.agency}"
    return f"toko-{hat.vendor}" if hat.vendor is not None else f"wilayah-{hat.region}"


def practises(actor: Actor) -> bool:
    """Whether the hat worn now is for practice beside real figures."""
    return _practice(actor.hats)


def _practice(hats: Sequence[Hat]) -> bool:
    """In a demonstration everything bears the mark, and its pages say once that all is invented."""
    return any(hat.practice for hat in hats) and not settings.ENV.demo


def places_in(hats: Sequence[Hat]) -> Places:
    """The duties by place, in the order in which somebody begins: office, shop, region."""
    sides = [[hat for hat in hats if key_of(hat).startswith(side)] for side in ("kantor", "toko", "wilayah")]
    found: Places = {}
    for hat in (hat for side in sides for hat in side):
        found[key_of(hat)] = (*found.get(key_of(hat), ()), hat)
    return found


def at_one_place(request: HttpRequest, actor: Actor) -> Actor:
    """The actor with the hats of the chosen place only, of the first where none is chosen. No query.

    A place that has ended since it was chosen is left by itself.
    """
    places = places_in(actor.hats)
    if len(places) < 2:
        return actor
    chosen = str(request.session.get(CHOSEN, ""))
    key = chosen if chosen in places else next(iter(places))
    request._places = places  # type: ignore[attr-defined]  # ours, of this request only
    others = tuple(hat for hat in actor.hats if hat not in places[key])
    return replace(actor, hats=places[key], elsewhere=others)


def places_of(request: HttpRequest) -> Places:
    """The places between which the person may choose; empty for who has one or none. Ask `actor_of` first."""
    return getattr(request, "_places", {})


def worn_by(request: HttpRequest, actor: Actor) -> Worn | None:
    """The worn hat and the others in words, in two queries; None without any query for who has one place."""
    places = places_of(request)
    if not places or actor.id is None:
        return None
    names = _names(actor.id)
    told = {key: _told(key, hats, names) for key, hats in places.items()}
    now = key_of(actor.hats[0])
    return Worn(told[now], tuple(place for key, place in told.items() if key != now))


def _told(key: str, hats: Sequence[Hat], names: dict[str, str]) -> Place:
    duties = tuple(WORDS.get(duty, duty) for duty in dict.fromkeys(hat.duty for hat in hats))
    return Place(key, duties, names.get(key, _("tempat lain")), _practice(hats))


def _names(person: int) -> dict[str, str]:
    today = clock.today()
    names = {f"toko-{row.vendor_id}": row.vendor.name for row in vendors.places_of(person, today)}
    for duty in agencies.duties_of(person, today):
        if duty.agency is not None:
            names[f"kantor-{duty.agency_id}"] = duty.agency.name
        else:
            names[f"wilayah-{duty.region_id}"] = duty.region.name
    return names
