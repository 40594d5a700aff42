"""`/akun`: one's own data, password and language."""

from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_ip
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eblangkon.desks.account.forms import ChangePassword, Language
from eblangkon.desks.frame.acting import actor_of, for_signed_in
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.hats import WORDS
from eblangkon.desks.frame.preferences import keep_language
from eblangkon.ground.access import queries as access
from eblangkon.ground.access.actions.end_sign_ins import end_sign_ins
from eblangkon.ground.access.actions.see_sign_in import see_sign_in
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.sealed import mask
from eblangkon.ground.people import queries
from eblangkon.ground.people.actions.choose_language import choose_language
from eblangkon.ground.people.actions.set_password import set_password
from eblangkon.parties.agencies import queries as agencies
from eblangkon.parties.vendors import queries as vendors


@for_signed_in
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who one is, which duties one has and until when, and the ways to change what is one's own."""
    actor = actor_of(request)
    person = queries.person_by_id(int(actor.id or 0))
    today = clock.today()
    duties = [
        (
            WORDS.get(duty.code, duty.code),
            duty.agency.name if duty.agency else duty.region.name,
            duty,
            duty.decree_number.removeprefix("SK "),
        )
        for duty in agencies.duties_of(person.pk, today)
    ]
    places = [
        (WORDS[f"vendor_{place.role}"], place.vendor.name, place, "") for place in vendors.places_of(person.pk, today)
    ]
    facts = {
        "person": person,
        **{field: mask(getattr(person, field)) for field in ("phone", "nip", "nik")},
        "hats": [*duties, *places],
        "today": today,
        "devices": access.open_sign_ins(person.pk),
        "here": request.session.session_key,
        "form": Language({"language": person.language}),
    }
    return render(request, "account/account.html", facts)


@for_signed_in
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Pages, letters and the inbox speak it from now on."""
    form = Language(request.POST)
    answer = see_other("/akun")
    if form.is_valid():
        actor = actor_of(request)
        choose_language(person=int(actor.id or 0), language=form.cleaned_data["language"], by=actor)
        keep_language(request, answer, form.cleaned_data["language"])
        messages.success(request, _("Bahasa tersimpan, juga untuk surat kepada Anda."))
    return answer


@for_signed_in
@sensitive_post_parameters("old", "password")
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """The old one, the new one. Other devices are signed out by it."""
    actor = actor_of(request)
    form = ChangePassword(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        person = queries.person_by_id(int(actor.id or 0))
        if not ratelimit.consume(request, action="change_password", key=f"{get_ip(request)} {person.pk}"):
            form.add_error("old", _("Terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi."))
        elif not person.check_password(form.cleaned_data["old"]):
            form.add_error("old", _("Kata sandi sekarang tidak cocok. Lupa? Keluar, lalu pilih “Lupa kata sandi”."))
        else:
            try:
                changed = set_password(person=person.pk, password=form.cleaned_data["password"], by=actor)
            except ValidationError as weak:
                form.add_error("password", weak)
            else:
                end_sign_ins(person=person.pk, by=actor, but=str(request.session.session_key))
                before = str(request.session.session_key)
                update_session_auth_hash(request, changed)  # gives the session another key
                see_sign_in(session_key=before, renewed=str(request.session.session_key))
                messages.success(request, _("Kata sandi sudah diganti. Perangkat lain perlu masuk lagi."))
                return see_other("/akun")
    return render(request, "account/password_change.html", {"form": form}, status=422 if form.is_bound else 200)
