"""`/akun/keamanan`: the second factor of one's own account and its recovery codes."""

import time
from typing import Any, Final

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret, validate_totp_code
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eblangkon.desks.account.asking import Code, checked_by, question_for
from eblangkon.desks.account.sign_in import wanted
from eblangkon.desks.account.welcome import SUBJECT
from eblangkon.desks.frame import proof
from eblangkon.desks.frame.acting import actor_for, actor_of, for_signed_in, for_unproven
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.hats import home_of
from eblangkon.desks.frame.templatetags.drawings import qr
from eblangkon.ground.access import queries
from eblangkon.ground.access.actions.add_authenticator import add_authenticator
from eblangkon.ground.access.actions.remove_second_factor import remove_second_factor
from eblangkon.ground.access.actions.renew_codes import renew_codes
from eblangkon.ground.access.rules import AlreadyProtected, needs_two_proofs, tidy_code
from eblangkon.ground.kernel import installation
from eblangkon.ground.kernel.sealed import seal, unseal
from eblangkon.ground.people.queries import person_by_id
from eblangkon.services.notices.actions.notify import notify

SECRET: Final = "rahasia_baru"  # noqa: S105  a name in the session
SHOWN_UNTIL: Final = "kode_sampai"
SHOWN: Final = 15 * 60
"""Seconds for which fresh recovery codes can be read, printed and kept; never again afterwards."""
CODES: Final = "/akun/keamanan/kode"


def _person(request: HttpRequest) -> Any:
    return person_by_id(int(actor_of(request).id or 0))


def _pending_secret(request: HttpRequest) -> str:
    """The key that the app is being given, sealed in the session: it lies in the database."""
    kept = request.session.get(SECRET)
    secret = unseal(kept) if kept else ""
    if not secret:
        secret = generate_totp_secret()
        request.session[SECRET] = seal(secret)
    return secret


def _tell(person: int, code: str) -> None:
    notify(people=(person,), code=code, subject=SUBJECT, params={})


@for_unproven
@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def security(request: HttpRequest) -> HttpResponse:
    """What protects the account; where nothing does, the way to set it up in three steps."""
    person = _person(request)
    protected, app = queries.has_second_factor(person.pk), queries.has_authenticator_app(person.pk)
    if protected and not proof.is_enough(request):
        return HttpResponseRedirect(f"/masuk/bukti-kedua?{request.GET.urlencode()}")
    if app or (protected and request.GET.get("pasang") != "aplikasi"):
        return _state(request, person, Code(recovery=not app))
    secret = _pending_secret(request)
    form = Code(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if validate_totp_code(secret, tidy_code(form.cleaned_data["code"])):
            return _protect(request, person, secret)
        form.fresh()
        form.add_error(
            "code", _("Angka itu tidak cocok. Periksa jam telepon Anda, lalu tulis angka yang sekarang tampil.")
        )
    required = needs_two_proofs(actor_for(person))
    facts = {
        "form": form,
        "drawn": qr.__wrapped__(get_adapter().build_totp_url(person, secret)),  # not kept: it holds the secret
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "required": required,
        "demonstration": required and installation.is_demonstration(),
        "back": wanted(request),
        "protected": protected,
    }
    return render(request, "account/security_set_up.html", facts, status=422 if form.is_bound else 200)


def _protect(request: HttpRequest, person: Any, secret: str) -> HttpResponse:
    try:
        first = add_authenticator(person=person.pk, secret=secret, by=actor_for(person))
    except AlreadyProtected:  # in another window meanwhile
        return see_other("/akun/keamanan")
    del request.session[SECRET]
    return protected(request, person.pk, first)


def protected(request: HttpRequest, person: int, first: bool) -> HttpResponse:
    """After a second factor was added: told to its owner; with the first one the recovery codes are shown."""
    proof.remember(request, proof.TWO)
    _tell(person, "access.protected")
    messages.success(request, _("Bukti kedua terpasang."))
    if not first:
        return see_other("/akun/keamanan")
    request.session[SHOWN_UNTIL] = time.time() + SHOWN
    request.session["kode_kembali"] = wanted(request)
    return see_other(CODES)


def _state(request: HttpRequest, person: Any, form: Code, status: int = 200) -> HttpResponse:
    facts = {
        "form": form,
        "left": len(queries.recovery_codes(person.pk)),
        "required": needs_two_proofs(actor_of(request)),
        "app": queries.has_authenticator_app(person.pk),
        "passkeys": queries.passkeys_of(person.pk),
        "question": question_for(request, person.pk),
    }
    return render(request, "account/security.html", facts, status=status)


@for_signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: HttpRequest) -> HttpResponse:
    """Fresh recovery codes, to be printed or kept. A POST says that they are."""
    if request.method == "POST":
        request.session.pop(SHOWN_UNTIL, None)
        return see_other(request.session.pop("kode_kembali", "") or home_of(actor_of(request)))
    shown = queries.recovery_codes(int(actor_of(request).id or 0)) if _may_be_read(request) else []
    return render(request, "account/recovery_codes.html", {"codes": [_grouped(code) for code in shown]})


def _may_be_read(request: HttpRequest) -> bool:
    return float(request.session.get(SHOWN_UNTIL, 0)) > time.time()


def _grouped(code: str) -> str:
    return f"{code[:4]} {code[4:]}"


@for_signed_in
@never_cache
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """The same as a file of text."""
    if not _may_be_read(request):
        return HttpResponseRedirect(CODES)
    shown = queries.recovery_codes(int(actor_of(request).id or 0))
    lines = [_("Kode cadangan e-Blangkon. Tiap kode hanya berlaku sekali."), "", *map(_grouped, shown), ""]
    answer = HttpResponse("\r\n".join(lines), content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="kode-cadangan-e-blangkon.txt"'
    return answer


@for_signed_in
@sensitive_post_parameters("code")
@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """New recovery codes, or another phone: both ask for a code once more."""
    person = _person(request)
    form = Code(request.POST, recovery=not queries.has_authenticator_app(person.pk))
    if not queries.has_second_factor(person.pk):
        return see_other("/akun/keamanan")
    checked = checked_by(request, form, person)
    if not checked.kind:
        return _state(request, person, form, status=429 if checked.limited else 422)
    if request.POST.get("apa") == "cabut":
        remove_second_factor(person=person.pk, by=actor_of(request))
        if not installation.is_demonstration() and not queries.has_second_factor(person.pk):
            proof.remember(request, proof.PASSWORD)
        _tell(person.pk, "access.unprotected")
        messages.success(request, _("Bukti kedua dicabut. Pasang yang baru sekarang."))
        return see_other(f"/akun/keamanan{'?pasang=aplikasi' if queries.passkeys_of(person.pk) else ''}")
    renew_codes(person=person.pk, by=actor_of(request))
    _tell(person.pk, "access.codes")
    request.session[SHOWN_UNTIL] = time.time() + SHOWN
    return see_other(CODES)
