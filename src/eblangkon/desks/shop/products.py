"""`/toko/produk`: the shop's own products with price, stock and state."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.facts import TagKind
from eblangkon.desks.shop.telling import at_shops, first_product, thumbnail
from eblangkon.purchase.catalogue.queries import products_of
from eblangkon.purchase.ordering.states import SHOP

PAGE = 25
TAGS: dict[str, TagKind] = {"listed": "done", "draft": "draft", "delisted": "refused"}


@for_duties(*SHOP)
@require_safe
def product_list(request: HttpRequest) -> HttpResponse:
    """By name; `q` is a part of it. Three queries, however many there are."""
    vendors = [hat.vendor for hat in at_shops(actor_of(request)).hats if hat.vendor is not None]
    words = " ".join(request.GET.get("q", "").split())[:100]
    shown = Paginator(products_of(vendors, words), PAGE).get_page(request.GET.get("halaman"))
    rows = [
        {
            "product": product,
            "thumbnail": thumbnail(product.photo),
            "path": f"/toko/produk/{product.pk}",
            "state": product.get_status_display(),
            "kind": TAGS[product.status],
        }
        for product in shown
    ]
    return render(
        request,
        "shop/products.html",
        {
            "page": shown,
            "rows": rows,
            "words": words,
            "none": _("Tidak ada produk bernama “%(q)s”.") % {"q": words},
            "first": first_product(),
        },
    )
