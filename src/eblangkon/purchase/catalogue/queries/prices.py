"""What things cost and may be bought at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.expressions import RawSQL

from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.installation import apart
from eblangkon.ground.kernel.kept import Kept
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.parties.vendors.models import Vendor
from eblangkon.purchase.catalogue.models import Price, Product
from eblangkon.purchase.catalogue.rules.offer import Offer


def price_for(product_id: int, quantity: int, at: datetime) -> Price | None:
    """The price in force at that moment, of the highest tier that the quantity reaches; None when it has none."""
    return (
        Price.objects.filter(Q(until=None) | Q(until__gt=at), product=product_id, since__lte=at)
        .filter(min_quantity__lte=quantity)
        .order_by("-min_quantity", "-since")
        .first()
    )


def _in_force(at: datetime, products: list[int]) -> QuerySet[Price]:
    wanted = RawSQL("SELECT unnest(%s::bigint[])", [products])
    return (
        Price.objects.filter(Q(until=None) | Q(until__gt=at), since__lte=at, product__in=wanted)
        .filter(product__status=Product.Status.LISTED, product__vendor__status=Vendor.Status.ACTIVE)
        .select_related("product")
        .order_by("product_id", "min_quantity", "since")
    )


_IN_FORCE = Kept(_in_force, datetime.min.replace(tzinfo=clock.WIB), [-1])


def offers_in_force(quantities: Mapping[int, int], on: date) -> dict[int, Offer]:
    """What each listed product costs at that quantity at the end of the day, or now if the day is today.

    Quantity by product id, in one query; a product that is not sold, or has no price for so few, is left out.
    """
    at = min(clock.now(), datetime.combine(on, time.max, clock.WIB))
    return {
        price.product_id: Offer(
            vendor=price.product.vendor_id,
            name=price.product.name,
            unit=price.product.unit,
            unit_price=price.amount,
            includes_ppn=price.includes_ppn,
            tax_kind=price.product.tax_kind,
            luxury=price.product.luxury,
            exempt=price.product.exempt,
            least=price.product.min_order,
        )
        for price in _IN_FORCE(at, list(quantities))  # the highest tier that the quantity reaches comes last and stays
        if price.min_quantity <= quantities[price.product_id]
    }


def tiers_of(product_id: int) -> list[Price]:
    """The prices in force now, by quantity."""
    now = clock.now()
    return list(
        Price.objects.filter(Q(until=None) | Q(until__gt=now), product=product_id, since__lte=now).order_by(
            "min_quantity", "since"
        )
    )


def listed_products() -> QuerySet[Product]:
    """What the public may see on sale, with vendor, category and stock in the same query; no practice goods."""
    return Product.objects.filter(
        apart("vendor__is_demonstration"), status=Product.Status.LISTED, vendor__status=Vendor.Status.ACTIVE
    ).select_related("vendor", "category", "stock")


@dataclass(frozen=True, slots=True)
class Match:
    """A product that may answer what somebody asked for, at its price in force for that quantity (rupiah a unit).

    `free` is how many can be promised, None where it is made to order.
    """

    product: int
    slug: str
    name: str
    unit: str
    unit_price: Rupiah
    vendor: int
    shop: str
    place: str
    pdn: bool | None
    free: int | None


def matching_offers(
    wanted: Mapping[int, tuple[str, int]], each: int = 5, *, practice: bool = False
) -> dict[int, list[Match]]:
    """For each key's (words, quantity) the listed products with most of its words, then the cheapest; one query.

    Those of practice shops for a `practice` office, those of the others for any other.
    """
    now = clock.now()
    asked = [(key, words.split()[:8], quantity) for key, (words, quantity) in wanted.items()]
    parts = [_matches(key, words, quantity, now, practice)[:each] for key, words, quantity in asked if words]
    if not parts:
        return {}
    found: dict[int, list[Match]] = {key: [] for key in wanted}
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    for row in sorted(rows, key=lambda row: (row["key"], -row["hits"], row["amount"])):
        found[row["key"]].append(_match(row))
    return found


def _matches(key: int, words: list[str], quantity: int, now: datetime, practice: bool) -> QuerySet[Product, Any]:
    hits = sum((Case(When(name__icontains=word, then=1), default=0) for word in words), start=Value(0))
    price = Price.objects.filter(Q(until=None) | Q(until__gt=now), product=OuterRef("pk"), since__lte=now)
    price = price.filter(min_quantity__lte=quantity).order_by("-min_quantity", "-since")
    return (
        Product.objects.filter(
            apart("vendor__is_demonstration", practice),
            status=Product.Status.LISTED,
            vendor__status=Vendor.Status.ACTIVE,
        )
        .annotate(hits=hits, amount=Subquery(price.values("amount")[:1]), key=Value(key))
        .filter(hits__gte=(len(words) + 1) // 2, amount__isnull=False)
        .order_by("-hits", "amount", "pk")
        .values(
            "key", "hits", "amount", "pk", "slug", "name", "unit", "vendor_id", "vendor__name", "vendor__place", "pdn",
            "made_to_order", "stock__on_hand", "stock__reserved",
        )
    )  # fmt: skip


def _match(row: Mapping[str, Any]) -> Match:
    free = (row["stock__on_hand"] or 0) - (row["stock__reserved"] or 0)
    return Match(
        product=row["pk"],
        slug=row["slug"],
        name=row["name"],
        unit=row["unit"],
        unit_price=Rupiah(int(row["amount"])),
        vendor=row["vendor_id"],
        shop=row["vendor__name"],
        place=row["vendor__place"],
        pdn=row["pdn"],
        free=None if row["made_to_order"] else free,
    )
