"""`/pejabat/tugas/<id>`: a duty is put right, called off, lent for some days, ended, and its work handed over."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

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
from eblangkon.parties.agencies.actions.amend_duty import amend_duty
from eblangkon.parties.agencies.actions.cancel_duty import cancel_duty
from eblangkon.parties.agencies.actions.delegate_duty import delegate_duty
from eblangkon.parties.agencies.permissions import access_duty
from eblangkon.parties.agencies.queries import colleagues, duties_at
from eblangkon.parties.agencies.rules import DutyRefused
from eblangkon.purchase.ordering.actions.hand_on import hand_on
from eblangkon.purchase.ordering.actions.hand_over import hand_over
from eblangkon.purchase.ordering.queries import left_waiting, notes_open_of, orders_open_of

if TYPE_CHECKING:
    from eblangkon.parties.agencies.models import Duty

LEAVE, AMEND, CANCEL, HAND_ON, END = "limpahkan", "ubah", "batalkan", "serahkan", "akhiri"
Sheets = Mapping[str, forms.Form]
_BY_STANDING: Final[Mapping[str, tuple[str, ...]]] = {
    "cancelled": (),
    "ended": (HAND_ON,),
    "later": (AMEND, CANCEL, LEAVE),
    "running": (AMEND, LEAVE, END),
}


@for_duties(*setting.SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def one_duty(request: HttpRequest, duty: int) -> HttpResponse:
    """What hangs on it, and a form for each thing that may be done with it now, named by `apa`."""
    actor = actor_of(request)
    try:
        held = access_duty(actor, duty)
    except ObjectDoesNotExist:
        raise Missing(
            _("Tidak ada tugas itu di wilayah Anda"), "", near=_("daftar pejabat"), near_path="/pejabat"
        ) from None
    data = request.POST if request.method == "POST" else None
    standing = _standing(held)
    act = request.POST.get("apa", END)
    sheets = _sheets(held, standing, act, data)
    sent = sheets.get(act)
    if data is not None and sent is not None and sent.is_valid() and _done(actor, held, act, sent):
        messages.success(request, _("Tersimpan."))
        return see_other(f"/pejabat/{held.person_id}")
    facts = {
        "duty": held,
        "words": WORDS[held.code],
        "standing": standing,
        "work": _work(held) if standing != "cancelled" else [],
        "sheets": sheets,
        "sent": sent,
        "crumbs": (*CRUMBS, Crumb(held.holder, f"/pejabat/{held.person_id}")),
    }
    return render(request, "backoffice/duty.html", facts, status=setting.REFUSED if data is not None else 200)


def _standing(held: "Duty") -> str:
    if held.cancelled_at is not None:
        return "cancelled"
    if held.valid_to is not None and held.valid_to < clock.today():
        return "ended"
    return "later" if held.valid_from > clock.today() else "running"


def _sheets(held: "Duty", standing: str, act: str, data: Any) -> Sheets:
    """The forms of this standing; the one that was sent is bound."""
    made: dict[str, forms.Form] = {}
    for name in _BY_STANDING[standing]:
        bound = data if name == act else None
        if name == LEAVE and held.instead_of_id is None:
            made[name] = duty_forms.LeaveForm(_others(held), bound)
        elif name == AMEND:
            now = {"decree_number": held.decree_number, "valid_to": held.valid_to}
            made[name] = duty_forms.AmendForm(bound, initial=now, auto_id="ubah_%s")
        elif name == CANCEL:
            made[name] = duty_forms.CancelForm(bound, auto_id="batalkan_%s")
        elif name == END:
            made[name] = duty_forms.EndForm(_successors(held), bound, {"last_day": held.valid_to or clock.today()})
        elif name == HAND_ON and held.agency_id is not None:
            made[name] = duty_forms.HandOnForm(_successors(held), bound)
    return made


def _others(held: "Duty") -> list[tuple[int, str]]:
    found = colleagues(held.agency_id, held.region_id, clock.today())
    return [one for one in found if one[0] != held.person_id]


def _successors(held: "Duty") -> list[tuple[int, str]]:
    if held.agency_id is None:
        return []
    rows = duties_at(held.agency_id, clock.today())
    same = [one for one in rows if one.code == held.code and one.person_id != held.person_id]
    return [(one.person_id, one.holder) for one in same]


def _work(held: "Duty") -> list[tuple[str, int]]:
    """What would be left behind, or was, by kind; three queries or four."""
    who = (held.person_id, held.agency_id, held.code)
    counts = (
        (_("Permintaan yang ditulisnya dan belum selesai"), notes_open_of(*who).count()),
        (_("Pesanan yang dimulainya dan belum berakhir"), orders_open_of(*who).count()),
        (_("Menunggu tugas ini, yang tidak dipegang orang lain"), left_waiting(*who, clock.today())),
    )
    return [(label, count) for label, count in counts if count]


def _done(actor: Actor, held: "Duty", act: str, sent: forms.Form) -> bool:
    """Whether it is so now; where it cannot be, the form says why."""
    given = sent.cleaned_data
    try:
        if act == LEAVE:
            delegate_duty(duty=held.pk, **given, by=actor)
        elif act == AMEND:
            amend_duty(duty=held.pk, **given, by=actor)
        elif act == CANCEL:
            cancel_duty(duty=held.pk, **given, by=actor)
        elif act == HAND_ON:
            hand_on(duty=held.pk, to=given["successor"], by=actor)
        else:
            hand_over(duty=held.pk, last_day=given["last_day"], to=given["successor"], by=actor)
    except DutyRefused as fault:
        duty_forms.refuse(sent, fault.field, str(fault))
        return False
    return True
