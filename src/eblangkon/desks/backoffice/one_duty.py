"""`/pejabat/tugas/<id>`: somebody leaves a duty for some days, or for good."""

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eblangkon.desks.backoffice import duty_forms, setting
from eblangkon.desks.backoffice.officials import CRUMBS
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.facts import Crumb
from eblangkon.desks.frame.hats import WORDS
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies.actions.delegate_duty import delegate_duty
from eblangkon.parties.agencies.permissions import access_duty
from eblangkon.parties.agencies.queries import colleagues, duties_at
from eblangkon.parties.agencies.rules import DutyRefused
from eblangkon.purchase.ordering.actions.hand_over import hand_over
from eblangkon.purchase.ordering.queries import left_waiting, notes_open_of, orders_open_of

if TYPE_CHECKING:
    from eblangkon.parties.agencies.models import Duty


@for_duties(*setting.SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def one_duty(request: HttpRequest, duty: int) -> HttpResponse:
    """What hangs on it, the form that ends it and hands that over, and the form for a leave, named by `apa`."""
    actor = actor_of(request)
    try:
        held = access_duty(actor, duty)
    except ObjectDoesNotExist:
        raise Missing(
            _("Tidak ada tugas itu di wilayah Anda"), "", near=_("daftar pejabat"), near_path="/pejabat"
        ) from None
    act, data = request.POST.get("apa", ""), request.POST if request.method == "POST" else None
    others = [one for one in colleagues(held.agency_id, held.region_id, clock.today()) if one[0] != held.person_id]
    leave = duty_forms.LeaveForm(others, data if act == "limpahkan" else None)
    end = duty_forms.EndForm(
        _successors(held), data if act != "limpahkan" else None, {"last_day": held.valid_to or clock.today()}
    )
    sent = leave if act == "limpahkan" else end
    if data is not None and sent.is_valid() and _done(actor, held, sent):
        messages.success(request, _("Tersimpan."))
        return see_other(f"/pejabat/{held.person_id}")
    facts = {
        "duty": held,
        "words": WORDS[held.code],
        "running": held.valid_to is None or held.valid_to >= clock.today(),
        "work": _work(held),
        "leave": leave,
        "end": end,
        "sent": sent,
        "crumbs": (*CRUMBS, Crumb(held.person.name, f"/pejabat/{held.person_id}")),
    }
    return render(request, "backoffice/duty.html", facts, status=setting.REFUSED if data is not None else 200)


def _successors(held: "Duty") -> list[tuple[int, str]]:
    if held.agency_id is None:
        return []
    rows = duties_at(held.agency_id, clock.today())
    return [(one.person_id, one.person.name) for one in rows if one.code == held.code and one.pk != held.pk]


def _work(held: "Duty") -> list[tuple[str, int]]:
    """What would be left behind, by kind; three queries or four."""
    who = (held.person_id, held.agency_id, held.code)
    counts = (
        (_("Permintaan yang ditulisnya dan belum selesai"), notes_open_of(*who).count()),
        (_("Pesanan yang dimulainya dan belum berakhir"), orders_open_of(*who).count()),
        (_("Menunggu tugas ini, yang tidak dipegang orang lain"), left_waiting(*who, clock.today())),
    )
    return [(label, count) for label, count in counts if count]


def _done(actor: Actor, held: "Duty", sent: forms.Form) -> bool:
    """Whether it is so now; where it cannot be, the form says why."""
    given = sent.cleaned_data
    try:
        if isinstance(sent, duty_forms.LeaveForm):
            delegate_duty(duty=held.pk, **given, by=actor)
        else:
            hand_over(duty=held.pk, last_day=given["last_day"], to=given["successor"], by=actor)
    except DutyRefused as fault:
        duty_forms.refuse(sent, fault.field, str(fault))
        return False
    return True
