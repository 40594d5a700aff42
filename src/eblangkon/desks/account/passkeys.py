"""`/akun/keamanan/kunci`: passkeys of one's own account, for browsers with script; an offer beside the app."""

from typing import Final

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from eblangkon.desks.account.asking import answer_of
from eblangkon.desks.account.security import protected
from eblangkon.desks.account.sign_in import wanted
from eblangkon.desks.account.welcome import SUBJECT
from eblangkon.desks.frame import proof
from eblangkon.desks.frame.acting import actor_for, actor_of, for_signed_in, for_unproven
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.errors import Missing
from eblangkon.ground.access import queries
from eblangkon.ground.access.actions.add_passkey import add_passkey
from eblangkon.ground.access.actions.remove_passkey import remove_passkey
from eblangkon.ground.access.adapters.passkeys import begin_adding
from eblangkon.ground.access.rules import LastProof, PasskeyRefused, browser_of
from eblangkon.ground.kernel import installation
from eblangkon.ground.kernel.told import told
from eblangkon.ground.people.queries import person_by_id
from eblangkon.services.notices.actions.notify import notify

_ADDING: Final = "kunci_dipasang"
SECURITY: Final = "/akun/keamanan"


class Name(forms.Form):
    """By what its owner knows a passkey again."""

    name = forms.CharField(
        label=gettext_lazy("Nama kunci sandi"),
        help_text=gettext_lazy("Supaya Anda mengenalinya, misalnya: telepon kantor."),
        max_length=60,
        error_messages={"required": gettext_lazy("Namanya belum diisi. Tulis perangkatnya, misalnya telepon kantor.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


@for_unproven
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Name it, then the browser makes it. Whoever has a second factor already must have given it in this session."""
    person = person_by_id(int(actor_of(request).id or 0))
    if queries.has_second_factor(person.pk) and not proof.is_enough(request):
        return HttpResponseRedirect(f"/masuk/bukti-kedua?{request.GET.urlencode()}")
    browser = browser_of(request.headers.get("User-Agent", ""))
    form = Name(request.POST if request.method == "POST" else None, initial={"name": browser})
    if form.is_bound and form.is_valid():
        state = request.session.pop(_ADDING, None) or {}
        name, answer = form.cleaned_data["name"], answer_of(request)
        try:
            first = add_passkey(person=person.pk, name=name, answer=answer, state=state, by=actor_for(person))
        except PasskeyRefused:
            form.add_error(None, _("Kunci sandinya tidak jadi dibuat. Coba sekali lagi, atau pakai aplikasi."))
        else:
            return protected(request, person.pk, first)
    question, request.session[_ADDING] = begin_adding(person)
    facts = {"form": form, "question": question, "back": wanted(request)}
    return render(request, "account/passkey.html", facts, status=422 if form.is_bound else 200)


@for_signed_in
@require_POST
def remove(request: HttpRequest, passkey: int) -> HttpResponse:
    """Any but the last second proof of whose duty demands one."""
    actor = actor_of(request)
    person = int(actor.id or 0)
    if not proof.is_enough(request):
        return see_other(f"/masuk/bukti-kedua?kembali={SECURITY}")
    try:
        remove_passkey(person=person, passkey=passkey, by=actor)
    except ObjectDoesNotExist:
        raise Missing(_("Kunci sandi itu bukan milik akun ini"), near=_("keamanan akun"), near_path=SECURITY) from None
    except LastProof as refused:
        messages.error(request, told(str(refused)))
        return see_other(SECURITY)
    if not queries.has_second_factor(person) and not installation.is_demonstration():
        proof.remember(request, proof.PASSWORD)
    notify(people=(person,), code="access.unprotected", subject=SUBJECT, params={})
    messages.success(request, _("Kunci sandi dihapus. Hapus juga dari perangkatnya."))
    return see_other(SECURITY)
