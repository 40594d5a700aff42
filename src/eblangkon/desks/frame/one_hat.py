"""`/topi`: choose the place one works at; and no form of a page acts with another hat than it was shown with."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from eblangkon.desks.frame.acting import actor_of, for_signed_in
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.hats import home_of
from eblangkon.desks.frame.places import CHOSEN, key_of, places_of, worn_by
from eblangkon.desks.frame.typed import typed_in

ANY_HAT = frozenset({"hat", "sign_in", "sign_out", "mfa_authenticate"})
"""Addresses whose forms are the same under every hat: one comes, goes, or chooses."""


@for_signed_in
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Wear the hat of the place `ke`. Back to the page one came from; a place that is not one's own changes nothing."""
    actor, key = actor_of(request), request.POST.get("ke", "")
    if key not in places_of(request):
        return see_other(home_of(actor))
    request.session[CHOSEN] = key
    back = request.POST.get("kembali", "")
    inside = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return see_other(back if inside else "/")


class OneHat:
    """Refuses with 409, before any view, a form whose page was shown under another hat than the one worn now.

    Also a form without a hat: its page is older than the choice. Who has one place is never asked.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: object, kwargs: object) -> HttpResponse | None:
        """Runs after the token of the form was asked for."""
        match = request.resolver_match
        if request.method != "POST" or getattr(view, "csrf_exempt", False) or (match and match.url_name in ANY_HAT):
            return None
        actor = actor_of(request)
        if not places_of(request) or request.POST.get(CHOSEN) == key_of(actor.hats[0]):
            return None
        return _refused(request)


def _refused(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    worn = worn_by(request, actor)
    shown = request.POST.get(CHOSEN, "")
    came = urlsplit(request.headers.get("Referer", ""))
    own = came.netloc == request.get_host()
    facts = {
        "before": next((place for place in (worn.others if worn else ()) if place.key == shown), None),
        "back": (f"{came.path}?{came.query}" if came.query else came.path) if own else request.path,
        "typed": typed_in(request.POST),
        "title": _("Tempat tugas Anda sudah berganti"),
    }
    return render(request, "frame/other_hat.html", facts, status=HTTPStatus.CONFLICT)
