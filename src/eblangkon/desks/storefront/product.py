"""`/produk/<id>-<slug>`: one product, its price explained and set beside what others paid."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from eblangkon.desks.frame.acting import actor_of, for_everybody
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.facts import Crumb, Fact
from eblangkon.desks.frame.goods_words import origin_words
from eblangkon.desks.frame.navigation import answers
from eblangkon.desks.storefront.goods import PLACES, photo_path, rows_of
from eblangkon.desks.storefront.product_facts import delivery_facts, home_region, standing_of, tier_rows
from eblangkon.desks.storefront.vendor_words import business_words
from eblangkon.ground.kernel import clock
from eblangkon.parties.vendors.queries import tax_facts
from eblangkon.purchase.catalogue.adapters.search_index import search_index
from eblangkon.purchase.catalogue.queries import listed_products, tiers_of
from eblangkon.purchase.catalogue.rules.search import Filters

if TYPE_CHECKING:
    from eblangkon.purchase.catalogue.models import Product

ASKING = ("pptk", "ppk")
REQUEST = "/permintaan/baru"
ALIKE = 4


@for_everybody
@require_safe
@conditional_page
def product(request: HttpRequest, number: int, slug: str = "") -> HttpResponse:
    """One product on sale. Raises Missing for others; another slug leads to the right address."""
    found = listed_products().select_related("category__parent").filter(pk=number).first()
    prices = tiers_of(number) if found else []
    if found is None or not prices:
        raise Missing(
            _("Produk ini tidak dijual"),
            _("Mungkin sudah ditarik penyedianya. Cari yang serupa:"),
            query=slug.replace("-", " ")[:100],
        )
    if slug != found.slug:
        return HttpResponsePermanentRedirect(f"/produk/{found.pk}-{found.slug}")
    today, actor = clock.today(), actor_of(request)
    taxed = tax_facts(found.vendor_id, today)
    region = home_region(actor, found.vendor)
    tiers = tier_rows(found, prices, taxed, today)
    facts = {
        "product": found,
        "path": f"/produk/{found.pk}-{found.slug}",
        "photo": photo_path(found.photo),
        "origin": origin_words(found.pdn, _percent(found)),
        "place": PLACES.get(found.vendor.region_id, found.vendor.region_id),
        "crumbs": _crumbs(found),
        "tiers": tiers,
        "price": tiers[0],
        "taxed": taxed.pkp and found.tax_kind != "catering",
        "stock": _stock(found),
        "deliveries": [*delivery_facts(found, region), Fact(_("Usaha"), business_words(found.vendor, taxed.pkp))],
        "standing": standing_of(found, tiers[0].price, region, today),
        "facts": _facts(found),
        "alike": _alike(found),
        "asks": REQUEST if actor.may(*ASKING) and answers(REQUEST) else "",
    }
    return render(request, "storefront/product.html", facts)


def _percent(product: "Product") -> str:
    return "" if product.tkdn is None else f"{product.tkdn.normalize():f}".replace(".", ",")


def _crumbs(product: "Product") -> list[Crumb]:
    category = product.category
    above = [category.parent] if category.parent else []
    chosen = [f"kategori={place.code}" for place in (*above, category)]
    crumbs = [Crumb(_("Katalog"), "/katalog")]
    for number, place in enumerate((*above, category), 1):
        crumbs.append(Crumb(place.name, f"/katalog?{'&'.join(chosen[:number])}"))
    return crumbs


def _stock(product: "Product") -> str:
    least = _("Paling sedikit %(count)d %(unit)s") % {"count": product.min_order, "unit": product.unit}
    if product.made_to_order:
        return _("%(least)s, dibuat saat dipesan.") % {"least": least}
    stock = getattr(product, "stock", None)
    free = stock.on_hand - stock.reserved if stock else 0
    if not free:
        return _("Persediaan habis.")
    return _("%(least)s, tersedia %(free)d.") % {"least": least, "free": free}


def _facts(product: "Product") -> list[Fact]:
    rows = [Fact(_("Satuan"), f"{product.unit} ({product.contents})" if product.contents else product.unit)]
    rows.append(Fact(_("Asal"), origin_words(product.pdn, _percent(product))))
    rows.append(Fact(_("Kode barang"), str(product.pk)))
    return rows


def _alike(product: "Product") -> list[object]:
    """The cheapest others of the same kind that go by the first word of this one's name; four queries."""
    kind = Filters(categories=(product.category.code,))
    hits = search_index().search(product.name.split()[0], kind, 1, size=ALIKE + 1, order="cheap").hits
    return list(rows_of([hit for hit in hits if hit.product != product.pk][:ALIKE]))
