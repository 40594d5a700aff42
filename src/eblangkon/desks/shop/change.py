"""`/toko/produk/<number>/ubah`: other words about a product of the shop."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import ChoiceField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.facts import Crumb, Fact
from eblangkon.desks.frame.orders.act import REFUSED, TOO_LATE, seen_version
from eblangkon.desks.shop.about_form import ORIGINS, UNITS, AboutForm, places, units_there, way_of_keeping
from eblangkon.desks.shop.own import own_product
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.told import told
from eblangkon.parties.vendors.queries import pkp_among
from eblangkon.purchase.catalogue.actions.change_product import change_product
from eblangkon.purchase.catalogue.rules.shelf import ChangedMeanwhile, ShelfRefused
from eblangkon.purchase.ordering.queries import promised_of
from eblangkon.purchase.ordering.states import SHOP

if TYPE_CHECKING:
    from eblangkon.purchase.catalogue.models import Product


class ChangeForm(AboutForm):
    """The words as they stand; a count only where goods made to order begin to stand at the shop."""

    def __init__(self, product: "Product", data: Any = None) -> None:
        taxed = bool(pkp_among([product.vendor_id], clock.today()))
        super().__init__(data, choices=places(product), taxed=taxed, initial=_as_it_stands(product))
        self.product = product
        self.fields["cara"] = way_of_keeping(product.made_to_order)
        if product.made_to_order:
            self.fields["jumlah"] = units_there()
            self.fields["jumlah"].required = self.data.get("cara") == "ada"

    def save(self, by: Actor, seen: int | None) -> None:
        """For a valid form. Raises what `change_product` raises."""
        made_to_order = self.cleaned_data["cara"] == "pesan"
        begins = self.product.made_to_order and not made_to_order
        change_product(
            product=self.product.pk,
            about=self.about(self.product.luxury, self.product.exempt),
            by=by,
            made_to_order=made_to_order,
            stock=self.cleaned_data.get("jumlah") or 0,
            promised=promised_of(self.product.pk) if begins else 0,
            seen_version=seen,
        )

    def stands(self) -> list[Fact]:
        """Where the product is not as it was typed: what it says now."""
        return [Fact(str(self.fields[name].label), self._told(name)) for name in self.changed_data if name != "jumlah"]

    def _told(self, name: str) -> str:
        value, field = self.get_initial_for_field(self.fields[name], name), self.fields[name]
        if name in ("mewah", "bebas"):
            return _("ya") if value else _("tidak")
        if isinstance(field, ChoiceField):
            return _label(field.choices, str(value))
        return str(value) if value not in (None, "") else _("kosong")


def _label(choices: Any, value: str) -> str:
    """The words of a choice, wherever it stands among the groups."""
    for code, below in choices:
        for key, words in below if isinstance(below, list) else [(code, below)]:
            if str(key) == value:
                return str(words)
    return value


def _as_it_stands(product: "Product") -> dict[str, object]:
    own = product.tax_kind != product.category.tax_kind
    return {
        "nama": product.name,
        "kategori": product.category.code,
        "satuan": product.unit,
        "isi": product.contents,
        "keterangan": product.description,
        "asal": next(code for code, pdn in ORIGINS.items() if pdn is product.pdn),
        "tkdn": "" if product.tkdn is None else f"{product.tkdn.normalize():f}".replace(".", ","),
        "minimal": product.min_order,
        "siap": product.lead_days,
        "pajak": product.tax_kind if own else "",
        "mewah": product.luxury,
        "bebas": product.exempt,
    }


@for_duties(*SHOP)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Orders that were sent keep the words that they took over."""
    actor = actor_of(request)
    found = own_product(actor, number)
    if request.method != "POST":
        return _page(request, ChangeForm(found))
    form = ChangeForm(found, request.POST)
    if not form.is_valid():
        return _page(request, form, REFUSED)
    try:
        form.save(actor, seen_version(request))
    except ChangedMeanwhile as fault:
        form = ChangeForm(own_product(actor, number), request.POST)  # as it stands by now
        form.is_valid()
        return _page(request, form, TOO_LATE, told(str(fault)))
    except (ShelfRefused, ValidationError) as fault:
        form.take_back(fault)
        return _page(request, form, REFUSED)
    messages.success(
        request, _("Keterangan produk sudah disimpan. Pesanan yang sudah dikirim kantor tetap seperti saat itu.")
    )
    return see_other(f"/toko/produk/{number}")


def _page(request: HttpRequest, form: ChangeForm, status: int = 200, late: str = "") -> HttpResponse:
    """After a 409 the form carries the version of now: who saves again means it. Refused otherwise, the one it saw."""
    product = form.product
    seen = seen_version(request) if status == REFUSED else None
    shown = {
        "form": form,
        "product": product,
        "version": seen or product.version,
        "late": late,
        "stands": form.stands() if late else [],
        "units": UNITS,
        "crumbs": (Crumb(_("Produk"), "/toko/produk"), Crumb(product.name, f"/toko/produk/{product.pk}")),
    }
    return render(request, "shop/change.html", shown, status=status)
