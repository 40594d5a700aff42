"""`/pejabat`: who holds which duty, a new official, and one with all their duties."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from eblangkon.desks.backoffice import duty_forms, setting
from eblangkon.desks.backoffice.left_work import left_work
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.facts import Crumb, Tab
from eblangkon.desks.frame.hats import WORDS
from eblangkon.desks.frame.paging import address
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.rules import NotANumberOfAPerson, NotAPhoneNumber
from eblangkon.parties.agencies.actions.appoint import appoint
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.permissions import offices_set_up_by, regions_set_up_by
from eblangkon.parties.agencies.queries import STANDINGS, duties_ever, duties_in
from eblangkon.parties.agencies.rules import DutyRefused

if TYPE_CHECKING:
    from eblangkon.parties.agencies.models import Duty

_TABS = {
    "now": lazy("Berlaku"),
    "soon": lazy("Segera berakhir"),
    "later": lazy("Belum berlaku"),
    "ended": lazy("Berakhir"),
}
CRUMBS = (Crumb(lazy("Pejabat"), "/pejabat"),)


@for_duties(*setting.SETTERS)
@require_safe
def official_list(request: HttpRequest) -> HttpResponse:
    """By office and duty, in pages; before it what waits for nobody. Five queries beside those of every page."""
    actor = actor_of(request)
    offices = list(offices_set_up_by(actor))
    asked = request.GET.get("kantor", "")
    office = next((one for one in offices if str(one.pk) == asked), None)
    standing = request.GET.get("keadaan", "now")
    standing = standing if standing in STANDINGS else "now"
    words = request.GET.get("cari", "").strip()[:80]
    found = duties_in(regions_set_up_by(actor), clock.today(), standing, office.pk if office else None, words)
    page = Paginator(found, setting.PAGE).get_page(request.GET.get("halaman"))
    facts = {
        "page": page,
        "rows": [(duty, WORDS.get(duty.code, duty.code)) for duty in page.object_list],
        "offices": offices,
        "office": office,
        "standing": standing,
        "words": words,
        "left": left_work(regions_set_up_by(actor), clock.today()) if standing == "now" and page.number == 1 else [],
        "tabs": tuple(
            Tab(label, address(request, keadaan=code, halaman=""), current=code == standing)
            for code, label in _TABS.items()
        ),
    }
    return render(request, "backoffice/officials.html", facts)


@for_duties(*setting.SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_official(request: HttpRequest) -> HttpResponse:
    """Somebody with their first duty here, known elsewhere or not; leads on to their page."""
    actor = actor_of(request)
    start = {
        "valid_from": clock.today(),
        "agency": request.GET.get("kantor", ""),
        "code": request.GET.get("tugas", ""),
    }
    data = request.POST if request.method == "POST" else None
    form = duty_forms.OfficialForm(offices_set_up_by(actor), data, start)
    if form.is_bound and form.is_valid():
        duty = _appointed(form, actor)
        if duty is not None:
            messages.success(request, _("Tersimpan. Pejabatnya diberi tahu lewat surel."))
            return see_other(f"/pejabat/{duty.person_id}")
    lead = _(
        "NIP atau surel yang sudah dikenal, juga dari wilayah lain, adalah orang yang sama: datanya tidak berubah."
    )
    return setting.form_page(request, form, _("Pejabat baru"), lead, _("Tunjuk"), CRUMBS)


def _appointed(form: duty_forms.OfficialForm, actor: Actor) -> "Duty | None":
    try:
        return appoint(**form.cleaned_data, by=actor)
    except DutyRefused as fault:
        duty_forms.refuse(form, fault.field, str(fault))
    except NotANumberOfAPerson as fault:
        duty_forms.refuse(form, "nip", str(fault))
    except NotAPhoneNumber as fault:
        duty_forms.refuse(form, "phone", str(fault))
    except ValidationError as fault:
        setting.invalid(form, fault)
    return None


def known_official(actor: Actor, person: int) -> "list[Duty]":
    """Their duties in the actor's regions, the newest first. Raises Missing (404) for whoever never had one there."""
    duties = list(duties_ever(person, regions_set_up_by(actor)))
    if not duties:
        raise Missing(_("Tidak ada pejabat itu di wilayah Anda"), "", near=_("daftar pejabat"), near_path="/pejabat")
    return duties


@for_duties(*setting.SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def one_official(request: HttpRequest, person: int) -> HttpResponse:
    """All their duties, and the form that gives one more."""
    actor = actor_of(request)
    duties = known_official(actor, person)
    data = request.POST if request.method == "POST" else None
    start = {"valid_from": clock.today(), "agency": duties[0].agency_id}
    form = duty_forms.DutyForm(offices_set_up_by(actor), data, start)
    if form.is_bound and form.is_valid():
        try:
            assign_duty(person=person, **form.cleaned_data, by=actor)
        except DutyRefused as fault:
            duty_forms.refuse(form, fault.field, str(fault))
        else:
            messages.success(request, _("Tersimpan."))
            return see_other(f"/pejabat/{person}")
    today = clock.today()
    facts: dict[str, Any] = {
        "person": duties[0].person,
        "name": duties[0].holder,
        "lent": all(one.named for one in duties),
        "open": [(one, WORDS[one.code]) for one in duties if _stands(one, today)],
        "ended": [(one, WORDS[one.code]) for one in duties if not _stands(one, today)],
        "today": today,
        "form": form,
        "crumbs": CRUMBS,
    }
    return render(request, "backoffice/official.html", facts, status=setting.REFUSED if form.is_bound else 200)


def _stands(duty: "Duty", today: date) -> bool:
    return duty.cancelled_at is None and (duty.valid_to is None or duty.valid_to >= today)
