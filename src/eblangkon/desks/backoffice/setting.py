"""What all forms of setting up share: whose they are, how words and rupiah are typed, and one way to be shown."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.core.exceptions import ValidationError as Invalid
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.facts import Crumb
from eblangkon.desks.frame.hats import ADMIN
from eblangkon.desks.frame.navigation import Words
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.told import told
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.ground.money.written import rupiah_written
from eblangkon.ground.regions.queries import regions_in_order
from eblangkon.parties.agencies.permissions import access_office

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from eblangkon.parties.agencies.models import Agency

SETTERS: Final = (*ADMIN, "ukpbj")
"""Who sets up a region; its records are nobody else's, and another region's are not there (404)."""
REFUSED: Final = 422
PAGE: Final = 50
EMPTY: Final = lazy("Belum diisi.")


def own_regions(actor: Actor) -> list[tuple[str, str]]:
    """Code and name of the regions that the actor sets up, by code; one query."""
    own = {hat.region for hat in actor.hats if hat.duty in SETTERS}
    return [(region.code, region.name) for region in regions_in_order() if region.code in own and region.parent_id]


def own_office(actor: Actor, agency: int) -> "Agency":
    """One of the actor's offices with its region. Raises Missing (404)."""
    try:
        return access_office(actor, agency)
    except ObjectDoesNotExist:
        raise missing_office() from None


def missing_office() -> Missing:
    """The same for none as for another region's."""
    return Missing(_("Tidak ada kantor itu di wilayah Anda"), "", near=_("daftar kantor"), near_path="/kantor")


def text(label: "_StrOrPromise", longest: int, hint: "_StrOrPromise" = "", *, required: bool = True) -> forms.CharField:
    """One line of words."""
    return forms.CharField(
        label=label, max_length=longest, help_text=hint, required=required, error_messages={"required": EMPTY}
    )


def ticked(label: "_StrOrPromise", hint: "_StrOrPromise" = "") -> forms.BooleanField:
    """A box that may stay empty."""
    return forms.BooleanField(label=label, help_text=hint, required=False)


class RupiahField(forms.CharField):
    """Whole rupiah as people write it: `52500`, `52.500`, `Rp52.500`."""

    def __init__(self, label: "_StrOrPromise", hint: "_StrOrPromise" = "") -> None:
        super().__init__(
            label=label,
            help_text=hint,
            max_length=25,
            widget=forms.TextInput(attrs={"inputmode": "numeric"}),
            error_messages={"required": lazy("Belum diisi. Tulis angka, misalnya 52500.")},
        )

    def clean(self, value: Any) -> Rupiah:
        """Raises ValidationError for anything that is not a whole number."""
        found = rupiah_written(super().clean(value))
        if found is None:
            raise forms.ValidationError(_("Tulis angka saja, misalnya 52500."))
        return found


def refuse(form: forms.Form, reasons: Iterable[tuple[str, str]]) -> None:
    """Put each reason, said below the pages, at its field; where there is no such field, above the form."""
    for field, message in reasons:
        form.add_error(field if field in form.fields else None, told(message))


def invalid(form: forms.Form, fault: Invalid) -> None:
    """The same for what a record refused."""
    refuse(form, [(field, word) for field, words in fault.message_dict.items() for word in words])


def form_page(
    request: HttpRequest, form: forms.Form, title: Words, lead: Words, button: Words, crumbs: tuple[Crumb, ...]
) -> HttpResponse:
    """One form on a page of its own; 422 with everything typed where it was refused."""
    shown = {"form": form, "title": title, "lead": lead, "button": button, "crumbs": crumbs}
    return render(request, "backoffice/form.html", shown, status=REFUSED if form.is_bound else 200)
