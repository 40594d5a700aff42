"""`/sandi/…`: a forgotten password, mended by a letter."""

from typing import Final

from allauth.account.forms import UserTokenForm
from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from procrastinate.contrib.django import app

from eblangkon.desks.account.forms import Forgotten, NewPassword
from eblangkon.desks.frame.acting import actor_for, for_everybody
from eblangkon.desks.frame.answers import see_other
from eblangkon.ground.people import queries
from eblangkon.ground.people.actions.set_password import set_password

KEPT: Final = "isi"
"""Stands in the address in place of the key, once the session holds it: addresses are kept in many places."""
_SESSION_KEY: Final = "password_key"


@for_everybody
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for the letter. The answer is the same for every address, known or not."""
    form = Forgotten(request.POST if request.method == "POST" else None)
    status = 200 if not form.is_bound else 422
    if form.is_bound and form.is_valid():
        email = form.cleaned_data["email"]
        if ratelimit.consume(request, action="reset_password", key=f"{get_ip(request)} {email}"):
            # Known or not, the same is done: how long the answer takes tells nothing either.
            person = queries.active_person_by_email(email)
            app.configure_task("account.reset_letter").defer(person=person.pk if person else 0)
            return see_other("/sandi/lupa/terkirim")
        form.add_error(None, _("Terlalu banyak permintaan dari jaringan ini. Tunggu sepuluh menit, lalu coba lagi."))
        status = 429
    return render(request, "account/password_forgotten.html", {"form": form}, status=status)


@for_everybody
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """What to do while the letter is on its way."""
    return render(request, "account/password_sent.html")


@for_everybody
@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, key: str) -> HttpResponse:
    """Set a new password with the key of the letter, which holds once and for an hour."""
    held = request.session.get(_SESSION_KEY, "") if key == KEPT else key
    uid, _dash, token = held.partition("-")
    proof = UserTokenForm({"uidb36": uid, "key": token})
    if not uid or not proof.is_valid() or not proof.reset_user.is_active:
        return render(request, "account/password_expired.html", status=410)
    if key != KEPT:
        request.session[_SESSION_KEY] = key
        return see_other(f"/sandi/baru/{KEPT}")
    form = NewPassword(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        person = proof.reset_user
        try:
            set_password(person=person.pk, password=form.cleaned_data["password"], by=actor_for(person))
        except ValidationError as weak:
            form.add_error("password", weak)
        else:
            del request.session[_SESSION_KEY]
            messages.success(request, _("Kata sandi sudah diganti. Silakan masuk dengan yang baru."))
            return see_other("/masuk")
    return render(request, "account/password_new.html", {"form": form}, status=422 if form.is_bound else 200)
