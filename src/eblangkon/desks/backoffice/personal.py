"""`/orang/<id>/data`: the personal data of somebody of one's own region, masked; one piece in full with a reason."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.errors import Missing
from eblangkon.ground.kernel.installation import is_practice
from eblangkon.ground.kernel.sealed import mask
from eblangkon.ground.kernel.told import told
from eblangkon.ground.people import queries
from eblangkon.ground.people.actions.see_personal import LONGEST, ReasonMissing, see_personal
from eblangkon.ground.people.permissions import MAY_SEE, region_to_see
from eblangkon.ground.people.rules import PERSONAL_FIELDS
from eblangkon.parties.agencies import queries as agencies
from eblangkon.parties.vendors import queries as vendors

if TYPE_CHECKING:
    from eblangkon.ground.people.models import Person


class Why(forms.Form):
    """Which piece, and why it must be seen."""

    field = forms.ChoiceField(
        label=gettext_lazy("Yang ingin dilihat"),
        error_messages={"required": gettext_lazy("Pilih data yang ingin dilihat.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        help_text=gettext_lazy("Tercatat bersama nama Anda dan dibaca pemilik data. Jangan tulis nomornya di sini."),
        max_length=LONGEST,
        error_messages={"required": gettext_lazy("Alasan belum diisi. Tanpa alasan, data tetap tersamar.")},
    )

    def __init__(self, known: list[str], data: Any = None) -> None:
        super().__init__(data)
        choices: Any = self.fields["field"]
        choices.choices = [(field, told(PERSONAL_FIELDS[field])) for field in known]


@for_duties(*MAY_SEE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def personal_data(request: HttpRequest, person: int) -> HttpResponse:
    """Masks; what was asked for with a reason is shown in this one answer, and kept nowhere."""
    actor = actor_of(request)
    found, regions = _somebody(person)
    if region_to_see(actor, regions) is None:
        raise _nobody()
    known = [field for field in PERSONAL_FIELDS if getattr(found, field)]
    form = Why(known, request.POST if request.method == "POST" else None)
    shown = ""
    if form.is_bound and form.is_valid():
        try:
            shown = see_personal(person=person, regions=regions, by=actor, **form.cleaned_data)
        except ReasonMissing as refused:
            form.add_error("reason", told(str(refused)))
    facts = {
        "person": found,
        "rows": [(told(label), mask(getattr(found, field)) or "–") for field, label in PERSONAL_FIELDS.items()],
        "known": known,
        "shown": shown,
        "label": told(PERSONAL_FIELDS[form.cleaned_data["field"]]) if shown else "",
        "form": Why(known) if shown else form,
    }
    return render(request, "backoffice/personal_data.html", facts, status=422 if form.errors else 200)


def _somebody(person: int) -> "tuple[Person, list[str]]":
    """The person and the regions in which they have or had a duty or a shop. Raises Missing.

    A region that only lent a duty to another region's person does not read their record.
    """
    try:
        found = queries.person_by_id(person)
    except ObjectDoesNotExist:
        raise _nobody() from None
    duties = {
        duty.region_id
        for duty in agencies.duties_of(person, date.min)
        if not duty.named and not (duty.agency is not None and is_practice(duty.agency.demonstration))
    }
    shops = {place.vendor.region_id for place in vendors.places_of(person, date.min)}
    # A shop opens the record of its own people, not that of another region's official who has a place there.
    return found, [*duties, *(shop for shop in shops if not duties - {shop})]


def _nobody() -> Missing:
    return Missing(_("Tidak ada orang dengan nomor itu di daerah Anda"), _("Cari lewat kantor atau tokonya."))
