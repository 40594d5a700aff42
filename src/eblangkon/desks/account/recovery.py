"""`/akun-pejabat/<id>/pemulihan`: a lost second factor, recovered by two officers before whom the person stands."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eblangkon.desks.account.welcome import SUBJECT
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.templatetags.words import moment
from eblangkon.ground.access.actions.ask_recovery import ask_recovery
from eblangkon.ground.access.actions.confirm_recovery import confirm_recovery
from eblangkon.ground.access.queries import open_recovery
from eblangkon.ground.access.rules import RECOVERS, RecoveryRefused
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.installation import is_practice
from eblangkon.ground.kernel.told import told
from eblangkon.ground.people.queries import active_person
from eblangkon.parties.agencies import queries as agencies
from eblangkon.services.notices.actions.notify import notify


class Reason(forms.Form):
    """Why, in words that stay."""

    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        help_text=gettext_lazy("Apa yang hilang, dan kartu apa yang diperiksa."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@for_duties(*RECOVERS)
@require_http_methods(["GET", "HEAD", "POST"])
def recovery(request: HttpRequest, person: int) -> HttpResponse:
    """The first asks, the second confirms; an official of another region is none of theirs."""
    actor = actor_of(request)
    found, duty = active_person(person), shared_duty(actor, person)
    if found is None or duty is None:
        raise Missing(_("Tidak ada pejabat ini di wilayah Anda"), "")
    form, refused, status = Reason(request.POST if request.method == "POST" else None), "", 200
    if form.is_bound and form.is_valid():
        try:
            words = _act(request, actor, person, duty.region_id, form.cleaned_data["reason"])
        except RecoveryRefused as why:
            refused, status = told(str(why)), 422
        else:
            messages.success(request, words)
            return see_other(request.path)
    elif form.is_bound:
        status = 422
    asked = open_recovery(person)
    facts = {"person": found, "form": form, "asked": asked, "refused": refused}
    facts["mine"] = asked is not None and asked.asked_by_id == actor.id
    return render(request, "account/recovery.html", facts, status=status)


def _act(request: HttpRequest, actor: Actor, person: int, region: str, reason: str) -> str:
    if request.POST.get("apa") != "sahkan":
        asked = ask_recovery(person=person, region=region, reason=reason, by=actor)
        words = _("Permintaan dicatat. Petugas kedua mengesahkannya sebelum %(day)s.")
        return words % {"day": moment(asked.until)}
    with transaction.atomic():
        confirm_recovery(person=person, by=actor)
        notify(people=(person,), code="access.recovered", subject=SUBJECT, params={})
    return _("Bukti kedua dipulihkan. Pejabatnya diberi tahu, dan semua perangkatnya sudah dikeluarkan.")


def shared_duty(actor: Actor, person: int) -> Any:
    """A duty of the person in a region in which the actor recovers accounts; None where there is none."""
    own = {hat.region for hat in actor.hats if hat.duty in RECOVERS}
    duties = agencies.duties_of(person, clock.today())
    return next((one for one in duties if one.region_id in own and not one.named and not _learns(one)), None)


def _learns(duty: Any) -> bool:
    return duty.agency is not None and is_practice(duty.agency.demonstration)
