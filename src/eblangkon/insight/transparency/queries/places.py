"""Where a region's money went: to which offices' purchases, to which shops, and how much of it stayed."""

from dataclasses import dataclass

from django.db.models import Count, Sum

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.insight.transparency.queries.purchases import Narrowed, paid_orders
from eblangkon.parties.agencies.models import Agency
from eblangkon.parties.vendors.models import Vendor


@dataclass(frozen=True, slots=True)
class OfficeTotal:
    """What one office bought and paid."""

    id: int
    name: str
    packages: int
    value: Rupiah


@dataclass(frozen=True, slots=True)
class ShopTotal:
    """What one shop was paid; `place` is its kabupaten or kota."""

    name: str
    slug: str
    region: str
    place: str
    packages: int
    value: Rupiah


def by_office(narrowed: Narrowed) -> list[OfficeTotal]:
    """Every office with a paid purchase, the largest value first. Three queries."""
    sums = _sums(narrowed, "agency_id")
    names = dict(Agency.objects.filter(pk__in=[pk for pk, _, _ in sums]).values_list("pk", "name"))
    return [OfficeTotal(pk, names[pk], packages, Rupiah(value)) for pk, packages, value in sums]


def by_shop(narrowed: Narrowed) -> list[ShopTotal]:
    """Every shop that was paid, the largest value first. Three queries."""
    sums = _sums(narrowed, "vendor_id")
    shops = Vendor.objects.select_related("region").in_bulk([pk for pk, _, _ in sums])
    return [
        ShopTotal(shop.name, shop.slug, shop.region_id, shop.region.name, packages, Rupiah(value))
        for shop, packages, value in ((shops[pk], packages, value) for pk, packages, value in sums)
    ]


def _sums(narrowed: Narrowed, side: str) -> list[tuple[int, int, int]]:
    """Grouped by key alone, the names looked up afterwards: three times as quick as grouping by names."""
    return list(
        paid_orders(narrowed)
        .values(side)
        .annotate(packages=Count("pk"), value=Sum("total"))
        .order_by("-value", side)
        .values_list(side, "packages", "value")
    )
