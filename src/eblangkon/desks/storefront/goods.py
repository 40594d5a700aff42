"""Rows of products in words, for lists of the catalogue and of one shop."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.core.files.storage import default_storage
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from eblangkon.desks.frame.charts.tile_map import REGIONS
from eblangkon.desks.frame.goods_words import origin_words, ready_words
from eblangkon.desks.storefront.public_words import short_name
from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.parties.vendors.queries import pkp_among
from eblangkon.purchase.catalogue.rules.photos import thumbnail_of
from eblangkon.purchase.catalogue.rules.search import MOST_PAGES, Hit

PAGE = 24
PLACES = {region.code: short_name(region.name) for region in REGIONS} | {"33": "Provinsi Jawa Tengah"}


@dataclass(frozen=True, slots=True)
class Row:
    """One product of a list. `origin` PDN with TKDN, Impor or unknown; `domestic` marks the first of them."""

    path: str
    thumbnail: str
    name: str
    shop: str
    shop_path: str
    place: str
    origin: str
    domestic: bool
    ready: str
    price: Rupiah
    per: str
    tax: str


if TYPE_CHECKING:
    _Numbers = Paginator[int]
else:
    _Numbers = Paginator


class Pages(_Numbers):
    """The pages of a result: never more than the search gives."""

    @cached_property
    def num_pages(self) -> int:
        return max(1, min(MOST_PAGES, -(-self.count // self.per_page)))


def page_numbers(total: int, page: int) -> Page[int]:
    """The page of so many hits, for the component that draws the numbers."""
    return Pages(range(total), PAGE).get_page(page)


def rows_of(hits: Sequence[Hit]) -> list[Row]:
    """The hits in words; one query, for PPN."""
    taxed = pkp_among({hit.vendor for hit in hits}, clock.today()) if hits else frozenset()
    return [_row(hit, taxed) for hit in hits]


def _row(hit: Hit, taxed: Collection[int]) -> Row:
    return Row(
        path=f"/produk/{hit.product}-{hit.slug}",
        thumbnail=photo_path(thumbnail_of(hit.photo)),
        name=hit.name,
        shop=hit.shop,
        shop_path=f"/penyedia/{hit.shop_slug}",
        place=PLACES.get(hit.region, hit.region),
        origin=origin_words(hit.pdn, hit.tkdn),
        domestic=bool(hit.pdn),
        ready=ready_words(hit.lead_days),
        price=hit.price,
        per=_("per %(unit)s") % {"unit": f"{hit.unit} ({hit.contents})" if hit.contents else hit.unit},
        tax=tax_words(hit.includes_ppn, hit.vendor in taxed),
    )


def photo_path(name: str) -> str:
    """Where a photo is found; '' without one."""
    return default_storage.url(name) if name else ""


def tax_words(includes_ppn: bool, taxed: bool) -> str:
    """Whether PPN still comes to a price; a shop that is not PKP charges none."""
    if not taxed:
        return _("tanpa PPN")
    return _("termasuk PPN") if includes_ppn else _("belum termasuk PPN")
