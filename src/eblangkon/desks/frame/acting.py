"""Who acts in a request, and which duties open which page. The matrix of tests reads `opens_to` off every view."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from eblangkon.desks.frame import proof
from eblangkon.desks.frame.hats import WORDS
from eblangkon.desks.frame.kept_form import to_sign_in
from eblangkon.desks.frame.places import at_one_place
from eblangkon.ground.access.rules import needs_two_proofs
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies import queries as agencies
from eblangkon.parties.vendors import queries as vendors

ANYBODY = Actor("person", None, "")
EVERYBODY = frozenset({"*"})
SIGNED_IN = frozenset({"+"})
Answer = Callable[[HttpRequest], HttpResponseBase]
P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def actor_of(request: HttpRequest) -> Actor:
    """The signed-in person with the duties in force today (two queries, once a request); ANYBODY for visitors.

    Visitors without a session cookie cost no query. Whose duty needs a second proof that the session has not given
    wears no hat until then, on whatever page.
    """
    known: Actor | None = getattr(request, "_actor", None)
    if known is None:
        known = at_one_place(request, _ask(request))
        request._actor = known  # type: ignore[attr-defined]  # ours, asked once
    return known


def _ask(request: HttpRequest) -> Actor:
    person = getattr(request, "user", None)  # a request refused before it was known who asks has none
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or person is None or not person.is_authenticated:
        return ANYBODY
    if not proof.given(request):
        return ANYBODY  # a session of an older version, or made by nobody's door
    actor = actor_for(person)
    if needs_two_proofs(actor) and not proof.is_enough(request):
        request._bare = True  # type: ignore[attr-defined]  # ours, asked by the guard
        return replace(actor, hats=())
    return actor


def lacks_proof(request: HttpRequest) -> bool:
    """Whether the person's duty needs a second proof that this session has not given."""
    actor_of(request)
    return getattr(request, "_bare", False)


def actor_for(person: Any) -> Actor:
    """A person, signed in or about to be, with the duties in force today; two queries."""
    today = clock.today()
    hats = (*agencies.hats_of(person.pk, today), *vendors.hats_of(person.pk, today))
    return Actor("person", person.pk, person.name, hats)


def acting(get_response: Answer) -> Answer:
    """Pages of people with a session are nobody else's: never kept by a cache between."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response.headers.setdefault("Cache-Control", "private, no-cache")
            known: Actor | None = getattr(request, "_actor", None)
            if known is not None and known.id is not None:
                proof.see(request)
        return response

    return answer


def for_everybody(view: View[P]) -> View[P]:
    """Marks a page that needs no sign-in."""
    view.opens_to = EVERYBODY  # type: ignore[attr-defined]  # read by the matrix
    return view


def for_signed_in(view: View[P]) -> View[P]:
    """Visitors are led to the sign-in and back."""
    return _guarded(view, SIGNED_IN)


def for_unproven(view: View[P]) -> View[P]:
    """The same, also for whom a second proof is still asked: the pages on which it is set up."""
    return _guarded(view, SIGNED_IN, proven=False)


def for_duties(*duties: str) -> Callable[[View[P]], View[P]]:
    """Visitors are led to the sign-in and back; people without one of the duties get 403 with words.

    The door to one record is still its `access_*`; the action still asks for the duty at that very office.
    """

    def guard(view: View[P]) -> View[P]:
        return _guarded(view, frozenset(duties))

    return guard


def _guarded(view: View[P], duties: frozenset[str], *, proven: bool = True) -> View[P]:
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        actor = actor_of(request)
        if actor.id is None:
            return to_sign_in(request)
        if proven and lacks_proof(request):
            back = {"kembali": request.get_full_path()} if request.method in ("GET", "HEAD") else {}
            return HttpResponseRedirect(f"{proof.SET_UP}?{urlencode(back)}" if back else proof.SET_UP)
        if duties is not SIGNED_IN and not actor.may(*duties):
            may = ", ".join(str(words) for duty, words in WORDS.items() if duty in duties)
            raise PermissionDenied(_("Halaman ini bukan tugas Anda"), _("Yang membukanya: %(may)s.") % {"may": may})
        return view(request, *args, **kwargs)

    guarded.opens_to = duties  # type: ignore[attr-defined]  # read by the matrix
    return guarded
