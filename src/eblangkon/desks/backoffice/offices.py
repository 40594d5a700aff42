"""`/kantor`: the offices of one's regions, a new one, and one with its places of delivery."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from eblangkon.desks.backoffice import setting
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.facts import Crumb
from eblangkon.ground.audit.rules import Actor
from eblangkon.parties.agencies.actions.change_agency import change_agency
from eblangkon.parties.agencies.actions.create_agency import create_agency
from eblangkon.parties.agencies.actions.set_place import set_place
from eblangkon.parties.agencies.permissions import offices_set_up_by
from eblangkon.parties.agencies.queries import places_of
from eblangkon.parties.agencies.rules import OfficeFacts, OfficeRefused

if TYPE_CHECKING:
    from eblangkon.parties.agencies.models import Agency

_FACTS = ("name", "short_name", "address", "city", "phone", "email")


class OfficeForm(forms.Form):
    """What is said of an office."""

    name = setting.text(lazy("Nama kantor"), 200, lazy("Lengkap, seperti di kop surat."))
    short_name = setting.text(lazy("Nama pendek"), 60, lazy("Misalnya Dinkes, atau Puskesmas Subah."))
    address = setting.text(lazy("Alamat"), 300)
    city = setting.text(lazy("Kota tempat surat ditandatangani"), 80)
    phone = setting.text(lazy("Telepon"), 30, required=False)
    email = forms.EmailField(
        label=lazy("E-mail kantor"), required=False, error_messages={"invalid": lazy("Tulis seperti dinas@contoh.id.")}
    )

    @property
    def facts(self) -> OfficeFacts:
        """For a valid form."""
        return OfficeFacts(**{field: self.cleaned_data[field] for field in _FACTS})


class NewOfficeForm(OfficeForm):
    """The same with what stays: region and code."""

    region = forms.ChoiceField(label=lazy("Wilayah"))
    code = setting.text(lazy("Kode kantor"), 40, lazy("Kode satuan kerja di SIPD atau SIRUP."))
    field_order = ("region", "code", *_FACTS)

    def __init__(self, actor: Actor, data: Any = None) -> None:
        super().__init__(data)
        self.fields["region"].choices = setting.own_regions(actor)  # type: ignore[attr-defined]  # a ChoiceField


class PlaceForm(forms.Form):
    """A place of delivery by its name."""

    place_name = setting.text(lazy("Nama tempat"), 120, lazy("Misalnya Gudang, atau SD Negeri 2 Subah."))
    place_address = setting.text(lazy("Alamat tempat"), 300)


@for_duties(*setting.SETTERS)
@require_safe
def office_list(request: HttpRequest) -> HttpResponse:
    """By region and name, practice offices last. Two queries beside those of every page."""
    found = offices_set_up_by(actor_of(request)).select_related("region")
    page = Paginator(found, setting.PAGE).get_page(request.GET.get("halaman"))
    return render(request, "backoffice/offices.html", {"page": page})


@for_duties(*setting.SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_office(request: HttpRequest) -> HttpResponse:
    """A form; leads on to the new office."""
    actor = actor_of(request)
    form = NewOfficeForm(actor, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            office = create_agency(region=given["region"], code=given["code"], facts=form.facts, by=actor)
        except OfficeRefused as fault:
            setting.refuse(form, [(fault.field, str(fault))])
        except ValidationError as fault:
            setting.invalid(form, fault)
        else:
            messages.success(request, _("Kantor tersimpan. Berikutnya: pejabat dan anggarannya."))
            return see_other(f"/kantor/{office.pk}")
    lead = _("Kantor baru langsung dapat diberi pejabat, paket RUP, dan anggaran.")
    return setting.form_page(
        request, form, _("Kantor baru"), lead, _("Simpan kantor"), (Crumb(_("Kantor"), "/kantor"),)
    )


@for_duties(*setting.SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def one_office(request: HttpRequest, agency: int) -> HttpResponse:
    """Its facts and its places, each a form of its own, named by `apa`."""
    actor = actor_of(request)
    office = setting.own_office(actor, agency)
    act, data = request.POST.get("apa", ""), request.POST if request.method == "POST" else None
    facts = OfficeForm(data if act != "tempat" else None, initial={field: getattr(office, field) for field in _FACTS})
    place = PlaceForm(data if act == "tempat" else None)
    sent = place if act == "tempat" else facts
    if data is not None and sent.is_valid() and _done(actor, office, sent):
        messages.success(request, _("Tersimpan."))
        return see_other(f"/kantor/{office.pk}")
    shown = {
        "office": office,
        "facts": facts,
        "place": place,
        "sent": sent,
        "places": list(places_of(office.pk)),
        "crumbs": (Crumb(_("Kantor"), "/kantor"),),
    }
    return render(request, "backoffice/office.html", shown, status=setting.REFUSED if data is not None else 200)


def _done(actor: Actor, office: "Agency", sent: forms.Form) -> bool:
    """Whether it is so now; where it cannot be, the form says why."""
    try:
        if isinstance(sent, OfficeForm):
            change_agency(agency=office.pk, facts=sent.facts, by=actor)
        else:
            given = sent.cleaned_data
            set_place(agency=office.pk, name=given["place_name"], address=given["place_address"], by=actor)
    except OfficeRefused as fault:
        setting.refuse(sent, [(fault.field, str(fault))])
        return False
    except ValidationError as fault:
        setting.invalid(sent, fault)
        return False
    return True
