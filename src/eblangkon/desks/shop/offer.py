"""`/toko/produk/baru`: a shop offers something; the few things every product needs first, the rest folded away."""

import re
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.facts import Crumb
from eblangkon.desks.frame.orders.act import REFUSED, TOO_LATE
from eblangkon.desks.frame.orders.line_forms import PhotoField
from eblangkon.desks.shop.about_form import UNITS, AboutForm, places, units_there, way_of_keeping
from eblangkon.desks.shop.price_form import PricesForm
from eblangkon.desks.shop.telling import at_shops
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.tokens import new_token
from eblangkon.ground.kernel.told import told
from eblangkon.parties.vendors.queries import pkp_among, vendors_with
from eblangkon.purchase.catalogue.actions.list_product import list_product
from eblangkon.purchase.catalogue.rules.shelf import AlreadyOffered, ShelfRefused
from eblangkon.purchase.ordering.states import SHOP

if TYPE_CHECKING:
    from eblangkon.parties.vendors.models import Vendor
    from eblangkon.purchase.catalogue.models import Product

FIRST = ("nama", "kategori", "satuan", "harga_1", "ppn", "cara", "jumlah", "foto")
MORE = ("isi", "keterangan", "asal", "tkdn", "minimal", "siap", "pajak", "mewah", "bebas")
_KEY = re.compile(r"[\w-]{22}", re.ASCII)


class OfferForm(AboutForm, PricesForm):
    """Words, prices, stock and a photo in one."""

    foto = PhotoField("")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, ask_ppn=more["taxed"], **more)
        self.fields["foto"].label = _("Foto produk")
        self.fields["cara"] = way_of_keeping()
        self.fields["jumlah"] = units_there()
        self.fields["jumlah"].required = self.data.get("cara") != "pesan"
        self.order_fields(FIRST)

    @property
    def more(self) -> list[Any]:
        """The fields that are folded away, tiers aside."""
        return [self[name] for name in MORE if name in self.fields]

    @property
    def opened(self) -> bool:
        """Whether something in the fold must be seen: it is wrong, or somebody wrote it."""
        return self.is_bound and any(name not in FIRST for name in {*self.errors, *self.changed_data})

    @property
    def photo_lost(self) -> bool:
        """A photo came along and the form comes back: no browser keeps it."""
        return self.is_bound and bool(self.files) and "foto" not in self.errors

    def offer(self, vendor: int, key: str, by: Actor) -> "Product":
        """For a valid form: the new product. Raises what `list_product` raises."""
        given = self.cleaned_data
        return list_product(
            vendor=vendor,
            about=self.about(),
            prices=self.tiers,
            by=by,
            includes_ppn=bool(self.includes_ppn),
            stock=given["jumlah"] if given["cara"] == "ada" else None,
            photo=given["foto"],
            submission=key,
        )


@for_duties(*SHOP)
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest) -> HttpResponse:
    """The shop is that of the hat. The form carries a key that is used once: a second click finds what it made."""
    actor = at_shops(actor_of(request))
    vendor = int(actor.hats[0].vendor or 0)  # one hat, one shop
    shop = vendors_with([vendor])[vendor]
    taxed = bool(pkp_among([vendor], clock.today()))
    if request.method != "POST":
        return _page(request, shop, OfferForm(choices=places(), taxed=taxed))
    form = OfferForm(request.POST, request.FILES, choices=places(), taxed=taxed)
    if not form.is_valid():
        return _page(request, shop, form, REFUSED)
    key = request.POST.get("kunci", "")
    try:
        product = form.offer(vendor, key if _KEY.fullmatch(key) else "", actor)
    except AlreadyOffered as fault:
        return _page(request, shop, form, TOO_LATE, fault)
    except (ShelfRefused, ValidationError) as fault:
        form.take_back(fault)
        return _page(request, shop, form, REFUSED)
    messages.success(request, _("Produk dijual. Pembeli melihatnya sekarang."))
    return see_other(f"/toko/produk/{product.pk}")


def _page(
    request: HttpRequest, shop: "Vendor", form: OfferForm, status: int = 200, made: AlreadyOffered | None = None
) -> HttpResponse:
    """The key stays while the form is mended; once it has made a product, pressing again makes another."""
    sent = request.POST.get("kunci", "")
    shown = {
        "form": form,
        "shop": shop,
        "selling": shop.status == "active",
        "key": sent if _KEY.fullmatch(sent) and made is None else new_token(),
        "made": made,
        "told": told(str(made)) if made else "",
        "made_path": f"/toko/produk/{made.product}" if made else "",
        "units": UNITS,
        "crumbs": (Crumb(_("Produk"), "/toko/produk"),),
    }
    return render(request, "shop/offer.html", shown, status=status)
