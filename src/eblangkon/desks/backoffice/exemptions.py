"""`/pengecualian`: who may hold two duties that otherwise need two people; read by everybody."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eblangkon.desks.backoffice import duty_forms, setting
from eblangkon.desks.backoffice.officials import CRUMBS, known_official
from eblangkon.desks.frame.acting import actor_of, for_duties, for_everybody
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.facts import Crumb
from eblangkon.desks.frame.hats import WORDS
from eblangkon.ground.kernel import clock
from eblangkon.ground.regions.queries import is_region, region_by_code
from eblangkon.parties.agencies.actions.end_exemption import end_exemption
from eblangkon.parties.agencies.actions.grant_exemption import grant_exemption
from eblangkon.parties.agencies.permissions import access_exemption, offices_set_up_by, regions_set_up_by
from eblangkon.parties.agencies.queries import exemptions_in
from eblangkon.parties.agencies.rules import DutyRefused

if TYPE_CHECKING:
    from eblangkon.ground.regions.models import Region


@for_everybody
@require_safe
def exemption_list(request: HttpRequest) -> HttpResponse:
    """All in force or to come, or one region's: name, duties, office, reason, decree and days; no number of a person.

    Two queries. Raises Missing for a region that nobody has.
    """
    own = regions_set_up_by(actor_of(request))
    region = _asked_region(request.GET.get("wilayah", ""))
    found = exemptions_in([region.code] if region else None, clock.today())
    page = Paginator(found, setting.PAGE).get_page(request.GET.get("halaman"))
    rows = [(one, WORDS[one.first], WORDS[one.second], one.agency.region_id in own) for one in page.object_list]
    return render(request, "backoffice/exemptions.html", {"page": page, "rows": rows, "region": region})


def _asked_region(code: str) -> "Region | None":
    if not code:
        return None
    if not is_region(code):
        raise Missing(_("Tidak ada wilayah itu"), "", near=_("semua pengecualian"), near_path="/pengecualian")
    return region_by_code(code)


@for_duties(*setting.SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_exemption(request: HttpRequest, person: int) -> HttpResponse:
    """For one official; leads on to the public list."""
    actor = actor_of(request)
    latest = known_official(actor, person)[0]
    data = request.POST if request.method == "POST" else None
    start = {"valid_from": clock.today(), "agency": latest.agency_id}
    form = duty_forms.ExemptionForm(offices_set_up_by(actor), data, start)
    if form.is_bound and form.is_valid():
        given = dict(form.cleaned_data)
        duties = (given.pop("first"), given.pop("second"))
        try:
            grant_exemption(person=person, duties=duties, **given, by=actor)
        except DutyRefused as fault:
            duty_forms.refuse(form, fault.field, str(fault))
        else:
            messages.success(request, _("Pengecualian berlaku dan terbit untuk umum."))
            return see_other("/pengecualian")
    lead = _("%(name)s boleh memegang dua tugas yang seharusnya dua orang, selama hari-hari ini saja.")
    crumbs = (*CRUMBS, Crumb(latest.holder, f"/pejabat/{person}"))
    return setting.form_page(request, form, _("Beri pengecualian"), lead % {"name": latest.holder}, _("Beri"), crumbs)


@for_duties(*setting.SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def one_exemption(request: HttpRequest, exemption: int) -> HttpResponse:
    """End it before its day."""
    actor = actor_of(request)
    try:
        found = access_exemption(actor, exemption)
    except ObjectDoesNotExist:
        raise Missing(
            _("Tidak ada pengecualian itu di wilayah Anda"), "", near=_("pengecualian"), near_path="/pengecualian"
        ) from None
    data = request.POST if request.method == "POST" else None
    form = duty_forms.LastDayForm(data, initial={"last_day": clock.today()})
    if form.is_bound and form.is_valid():
        try:
            end_exemption(exemption=found.pk, last_day=form.cleaned_data["last_day"], by=actor)
        except DutyRefused as fault:
            duty_forms.refuse(form, fault.field, str(fault))
        else:
            messages.success(request, _("Tersimpan."))
            return see_other("/pengecualian")
    lead = _("%(name)s, %(office)s, SK %(decree)s. Tugasnya tetap; tiap tindakan ditanyakan lagi sesudah hari itu.")
    words = {"name": found.person.name, "office": found.agency.name, "decree": found.decree_number}
    crumbs = (Crumb(_("Pengecualian"), "/pengecualian"),)
    return setting.form_page(request, form, _("Akhiri pengecualian"), lead % words, _("Akhiri"), crumbs)
