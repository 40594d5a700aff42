"""Where a region's money went: to which offices' purchases, to which shops, and how much of it stayed."""

from dataclasses import dataclass

from django.db.models import Count, F, Sum

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.insight.transparency.queries.purchases import Narrowed, paid_orders


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
    """Every office with a paid purchase, the largest value first. Two queries."""
    rows = (
        paid_orders(narrowed)
        .values("agency_id", "agency__name")
        .annotate(packages=Count("pk"), value=Sum("total"))
        .order_by("-value", "agency_id")
        .values_list("agency_id", "agency__name", "packages", "value")
    )
    return [OfficeTotal(pk, name, packages, Rupiah(value)) for pk, name, packages, value in rows]


def by_shop(narrowed: Narrowed) -> list[ShopTotal]:
    """Every shop that was paid, the largest value first. Two queries."""
    rows = (
        paid_orders(narrowed)
        .values("vendor_id")
        .annotate(packages=Count("pk"), value=Sum("total"))
        .order_by("-value", "vendor_id")
        .values_list(
            "vendor__name", "vendor__slug", "vendor__region_id", F("vendor__region__name"), "packages", "value"
        )
    )
    return [
        ShopTotal(name, slug, region, place, packages, Rupiah(value))
        for name, slug, region, place, packages, value in rows
    ]
