"""`/masuk/bukti-kedua`: the second proof at sign-in."""

from dataclasses import dataclass
from typing import Any

from allauth.account.stages import LoginStageController
from allauth.mfa.stages import AuthenticateStage
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from eblangkon.desks.account import tries
from eblangkon.desks.account.sign_in import wanted
from eblangkon.desks.account.welcome import welcome
from eblangkon.desks.frame import proof
from eblangkon.desks.frame.acting import actor_for, actor_of, for_everybody, lacks_proof
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.hats import duties_of, home_of
from eblangkon.ground.access.actions.prove import prove
from eblangkon.ground.access.actions.see_sign_in import see_sign_in
from eblangkon.ground.access.queries import has_second_factor
from eblangkon.ground.people import queries

RECOVERY = "cadangan"


class Code(forms.Form):
    """Six digits of the app, or eight of a recovery code."""

    code = forms.CharField(
        label=gettext_lazy("Enam angka dari aplikasi autentikator"),
        help_text=gettext_lazy("Berganti setiap 30 detik."),
        max_length=20,
        error_messages={"required": gettext_lazy("Angkanya belum diisi.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "short"}),
    )

    def __init__(self, data: Any = None, *, recovery: bool = False) -> None:
        super().__init__(data)
        if recovery:
            self.fields["code"].label = _("Kode cadangan")
            self.fields["code"].help_text = _("Delapan angka; tiap kode hanya berlaku sekali.")


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a code: `kind` is empty where it was wrong, `limited` where it was not looked at."""

    kind: str
    limited: bool = False


def check(request: HttpRequest, form: Code, person: Any) -> Checked:
    """Try the typed code for the person; a wrong one stands in the form with the remedy."""
    action, key = tries.counted(request, "second_proof", person.pk, str(person.pk))
    usage = tries.take(request, action, key)
    if not usage:
        n = tries.minutes_to_wait(request, action, key)
        words = ngettext(
            "Terlalu banyak percobaan. Coba lagi %(n)s menit lagi.",
            "Terlalu banyak percobaan. Coba lagi %(n)s menit lagi.",
            n,
        )
        form.add_error("code", words % {"n": n})
        return Checked("", limited=True)
    kind = prove(person=person.pk, code=form.cleaned_data["code"], by=actor_for(person))
    if kind:
        usage.rollback()
    else:
        form.add_error("code", _("Angka itu sudah tidak berlaku. Tulis angka yang sekarang tampil."))
    return Checked(kind)


@for_everybody
@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_proof(request: HttpRequest) -> HttpResponse:
    """Between the password and the desk; also for a session whose duty has come to need it."""
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    person = queries.active_person(stage.login.user.pk) if stage else _unproven(request)
    if person is None:
        return HttpResponseRedirect("/masuk")
    recovery = request.GET.get("pakai") == RECOVERY
    form = Code(request.POST if request.method == "POST" else None, recovery=recovery)
    status = 200
    if form.is_bound:
        checked = check(request, form, person) if form.is_valid() else Checked("")
        if checked.kind:
            return _go_on(request, stage, person)
        status = 429 if checked.limited else 422
    duty = next(iter(duties_of(actor_for(person))), None)
    facts = {"form": form, "person": person, "duty": duty, "recovery": recovery, "back": wanted(request)}
    return render(request, "account/second_proof.html", facts, status=status)


def _unproven(request: HttpRequest) -> Any:
    """Who is signed in by a password alone, has a second factor and is asked for it."""
    actor = actor_of(request)
    if actor.id is None or not lacks_proof(request) or not has_second_factor(actor.id):
        return None
    return queries.active_person(actor.id)


def _go_on(request: HttpRequest, stage: Any, person: Any) -> HttpResponse:
    if stage is None:
        before = str(request.session.session_key)
        request.session.cycle_key()
        see_sign_in(session_key=before, renewed=str(request.session.session_key))
        proof.remember(request, proof.TWO)
        return see_other(wanted(request) or home_of(actor_for(person)))
    answer: HttpResponse = stage.exit()
    welcome(request, answer, person, proof.TWO)
    return answer
