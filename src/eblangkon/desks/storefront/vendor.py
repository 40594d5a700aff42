"""`/penyedia/<slug>`: one shop and what it sells. No person, phone, address or account is told here."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from eblangkon.desks.frame.acting import for_everybody
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.facts import Crumb, Fact
from eblangkon.desks.storefront.asked import ORDERS, page_of
from eblangkon.desks.storefront.catalogue import order_names
from eblangkon.desks.storefront.goods import PAGE, PLACES, page_numbers, rows_of
from eblangkon.desks.storefront.vendor_words import business_words
from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.parties.vendors.queries import pkp_among, public_vendors
from eblangkon.purchase.catalogue.adapters.search_index import search_index
from eblangkon.purchase.catalogue.queries import delivery_rates_of
from eblangkon.purchase.catalogue.rules.search import Filters, words_of

if TYPE_CHECKING:
    from eblangkon.parties.vendors.models import Vendor


@for_everybody
@require_safe
@conditional_page
def vendor(request: HttpRequest, slug: str) -> HttpResponse:
    """One shop that sells, and a page of its products. Raises Missing for all others."""
    shop = public_vendors().filter(slug=slug).first()
    if shop is None:
        raise Missing(
            _("Tidak ada penyedia di alamat ini"),
            _("Mungkin sudah tutup atau belum diperiksa. Cari barangnya:"),
            query=slug.replace("-", " ")[:100],
        )
    words, page = words_of(request.GET.get("q", "")), page_of(request.GET)
    order = request.GET.get("urut", "")
    order = order if order in ORDERS else "cocok"
    found = search_index().search(words, Filters(vendor=shop.pk), page, size=PAGE, order=ORDERS[order])
    facts = {
        "shop": shop,
        "place": PLACES.get(shop.region_id, shop.region_id),
        "crumbs": [
            Crumb(_("Katalog"), "/katalog"),
            Crumb(
                _("Penyedia %(place)s") % {"place": PLACES.get(shop.region_id, "")},
                f"/katalog?wilayah={shop.region_id}",
            ),
        ],
        "facts": _facts(shop),
        "found": found,
        "rows": rows_of(found.hits),
        "page": page_numbers(found.total, page),
        "orders": order_names(),
        "order": order,
        "words": words,
    }
    return render(request, "storefront/vendor.html", facts)


def _facts(shop: "Vendor") -> list[Fact]:
    taxed = bool(pkp_among({shop.pk}, clock.today()))
    region = PLACES.get(shop.region_id, shop.region_id)
    rows = [
        Fact(_("Usaha"), business_words(shop, taxed)),
        Fact(_("Tempat"), f"{shop.village}, {region}" if shop.village else region),
    ]
    if shop.since:
        rows.append(Fact(_("Berdagang sejak"), str(shop.since.year)))
    rates = [f"{PLACES.get(rate.region_id, '')} {Rupiah(int(rate.amount))}" for rate in delivery_rates_of(shop.pk)]
    rows.append(Fact(_("Mengantar ke"), "; ".join(rates) or _("ongkos disepakati di keranjang")))
    return rows
