"""`/masuk` and `/keluar`."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from eblangkon.desks.account.forms import SignIn
from eblangkon.desks.account.welcome import is_in, leave, welcome
from eblangkon.desks.frame import proof
from eblangkon.desks.frame.acting import actor_for, actor_of, for_everybody
from eblangkon.desks.frame.hats import home_of
from eblangkon.desks.frame.preferences import LANGUAGE_COOKIE, keep_language
from eblangkon.ground.access.actions.see_sign_in import close_sign_in
from eblangkon.ground.kernel import installation

_NOT_BACK_TO = ("/masuk", "/keluar", "/sandi", "/coba", "/akun/keamanan")


def wanted(request: HttpRequest) -> str:
    """The page one came from, if it is one of ours and worth going back to; else nothing."""
    back = request.POST.get("kembali") or request.GET.get("kembali") or ""
    inside = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return back if inside and back != "/" and not back.startswith(_NOT_BACK_TO) else ""


@for_everybody
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """One form. Whoever is signed in already is led on."""
    actor = actor_of(request)
    if actor.id is not None and request.method != "POST":
        return HttpResponseRedirect(wanted(request) or home_of(actor))
    form = SignIn(request, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _let_in(request, form)
    status = 200 if not form.is_bound else 429 if form.limited else 422
    facts = {"form": form, "back": wanted(request), "demonstration": installation.is_demonstration()}
    return render(request, "account/sign_in.html", facts, status=status)


def _let_in(request: HttpRequest, form: SignIn) -> HttpResponse:
    person: Any = form.person
    to = wanted(request) or home_of(actor_for(person))
    given = form.credentials()
    leave(request)  # what was typed into an expired form waits in the cache, not in the session
    answer: HttpResponse = perform_password_login(
        request, given, Login(user=person, email=given.get("email"), redirect_url=to)
    )
    if is_in(request, person):  # else a second proof is asked first
        welcome(request, answer, person, proof.PASSWORD)
    if LANGUAGE_COOKIE not in request.COOKIES:  # a new browser speaks as its owner has chosen elsewhere
        keep_language(request, answer, person.language)
    return answer


@for_everybody
@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """A link only asks: otherwise a picture in a letter could sign people out."""
    if actor_of(request).id is None:
        return HttpResponseRedirect("/")
    if request.method != "POST":
        return render(request, "account/sign_out.html")
    close_sign_in(session_key=str(request.session.session_key))
    get_adapter(request).logout(request)
    messages.success(request, _("Anda sudah keluar. Di perangkat bersama, tutup juga jendelanya."))
    return HttpResponseRedirect("/")
