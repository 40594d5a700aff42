"""What may be asked about the catalogue."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Length

from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.parties.vendors.models import Vendor
from eblangkon.purchase.catalogue.models import Category, DeliveryRate, Price, PriceStandard, Product
from eblangkon.purchase.catalogue.rules.likeness import most_alike, words
from eblangkon.purchase.catalogue.rules.offer import Offer
from eblangkon.purchase.catalogue.rules.units import fold_unit


def price_for(product_id: int, quantity: int, at: datetime) -> Price | None:
    """The price in force at that moment, of the highest tier that the quantity reaches; None when it has none."""
    return (
        Price.objects.filter(Q(until=None) | Q(until__gt=at), product=product_id, since__lte=at)
        .filter(min_quantity__lte=quantity)
        .order_by("-min_quantity", "-since")
        .first()
    )


def offers_in_force(quantities: Mapping[int, int], on: date) -> dict[int, Offer]:
    """What each listed product costs at that quantity at the end of the day, or now if the day is today.

    Quantity by product id, in one query; a product that is not sold, or has no price for so few, is left out.
    """
    at = min(clock.now(), datetime.combine(on, time.max, clock.WIB))
    prices = (
        Price.objects.filter(Q(until=None) | Q(until__gt=at), since__lte=at, product__in=quantities)
        .filter(product__status=Product.Status.LISTED, product__vendor__status=Vendor.Status.ACTIVE)
        .select_related("product")
        .order_by("product_id", "min_quantity", "since")
    )
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
        )
        for price in prices  # the highest tier that the quantity reaches comes last and stays
        if price.min_quantity <= quantities[price.product_id]
    }


def listed_products() -> QuerySet[Product]:
    """What can be bought now, with vendor, category and stock in the same query."""
    return Product.objects.filter(status=Product.Status.LISTED, vendor__status=Vendor.Status.ACTIVE).select_related(
        "vendor", "category", "stock"
    )


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


def matching_offers(wanted: Mapping[int, tuple[str, int]], each: int = 5) -> dict[int, list[Match]]:
    """For each key's (words, quantity) the listed products with most of its words, then the cheapest; one query."""
    now = clock.now()
    asked = [(key, words.split()[:8], quantity) for key, (words, quantity) in wanted.items()]
    parts = [_matches(key, words, quantity, now)[:each] for key, words, quantity in asked if words]
    if not parts:
        return {}
    found: dict[int, list[Match]] = {key: [] for key in wanted}
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    for row in sorted(rows, key=lambda row: (row["key"], -row["hits"], row["amount"])):
        found[row["key"]].append(_match(row))
    return found


def _matches(key: int, words: list[str], quantity: int, now: datetime) -> QuerySet[Product, Any]:
    hits = sum((Case(When(name__icontains=word, then=1), default=0) for word in words), start=Value(0))
    price = Price.objects.filter(Q(until=None) | Q(until__gt=now), product=OuterRef("pk"), since__lte=now)
    price = price.filter(min_quantity__lte=quantity).order_by("-min_quantity", "-since")
    return (
        Product.objects.filter(status=Product.Status.LISTED, vendor__status=Vendor.Status.ACTIVE)
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


def standards_like(wanted: Mapping[int, str], region: str, year: int, each: int = 4) -> dict[int, list[PriceStandard]]:
    """For each key's words the region's price standards with all of them, the shortest names first; one query.

    Of the latest year up to `year` that the region has taken in.
    """
    latest = PriceStandard.objects.filter(region=region, year__lte=year).order_by("-year").values("year")[:1]
    parts = []
    for key, written in wanted.items():
        part = PriceStandard.objects.filter(region=region, year=Subquery(latest)).annotate(key=Value(key))
        for word in written.split()[:8]:
            part = part.filter(Q(name__icontains=word) | Q(specification__icontains=word))
        if written.strip():
            parts.append(part.annotate(length=Length("name")).order_by("length", "price", "pk")[:each])
    found: dict[int, list[PriceStandard]] = {key: [] for key in wanted}
    if not parts:
        return found
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    for row in sorted(rows, key=lambda row: (row.key, row.length, row.price, row.pk)):
        found[row.key].append(row)
    return found


def standard_prices(ids: Collection[int], region: str) -> dict[int, Rupiah]:
    """Prices of these items of a region's standard, rupiah a unit; another region's items are left out."""
    rows = PriceStandard.objects.filter(pk__in=ids, region=region).values_list("pk", "price")
    return {pk: Rupiah(int(price)) for pk, price in rows}


@dataclass(frozen=True, slots=True)
class Shelf:
    """How many products a shop sells, of how many nothing is left, and how many it does not show."""

    listed: int
    sold_out: int
    hidden: int


def shelf_of(vendors: Collection[int]) -> Shelf:
    """The products of these shops, counted; one query."""
    listed = Q(status=Product.Status.LISTED)
    found = Product.objects.filter(vendor__in=vendors).aggregate(
        listed=Count("pk", filter=listed),
        sold_out=Count("pk", filter=listed & Q(made_to_order=False, stock__on_hand__lte=F("stock__reserved"))),
        hidden=Count("pk", filter=~listed),
    )
    return Shelf(found["listed"], found["sold_out"], found["hidden"])


def products_of(vendors: Collection[int], words: str = "") -> QuerySet[Product]:
    """The products of these shops by name, with category, the price now for one unit (`price_now`) and what is `free`.

    `words` is a part of the name.
    """
    now = clock.now()
    price = Price.objects.filter(Q(until=None) | Q(until__gt=now), product=OuterRef("pk"), since__lte=now)
    return (
        Product.objects.filter(vendor__in=vendors, name__icontains=words)
        .select_related("category")
        .annotate(
            price_now=Subquery(price.order_by("min_quantity", "-since").values("amount")[:1]),
            free=F("stock__on_hand") - F("stock__reserved"),
        )
        .order_by("name", "pk")
    )


@dataclass(frozen=True, slots=True)
class AgainstStandard:
    """A price beside its region's standard. `compared_with` names the item; `percent` is below zero when cheaper."""

    standard: Rupiah
    percent: float
    compared_with: str
    region: str
    year: int


def standard_position(name: str, unit: str, price: Rupiah, region: str, on: date) -> AgainstStandard | None:
    """Where a unit's price stands against the region's standard of the latest year up to `on`; one query.

    None where no item has the same words and unit: nothing is compared with something else.
    """
    return standard_positions({0: (name, unit, price)}, region, on).get(0)


def standard_positions(
    asked: Mapping[int, tuple[str, str, Rupiah]], region: str, on: date
) -> dict[int, AgainstStandard]:
    """The same for many at once, each (name, unit, price) by its key, in one query; without an item a key is absent."""
    latest = PriceStandard.objects.filter(region=region, year__lte=on.year).order_by("-year").values("year")[:1]
    begins = (Q(name__istartswith=word) for word in sorted({w for name, _, _ in asked.values() for w in words(name)}))
    units = {fold_unit(unit) for _, unit, _ in asked.values()}
    items = list(
        PriceStandard.objects.filter(
            reduce(or_, begins, Q(pk=None)), region=region, year=Subquery(latest), unit__in=units
        ).order_by("pk")
    )
    found = {}
    for key, (name, unit, price) in asked.items():
        first, folded = tuple(words(name)), fold_unit(unit)
        item = most_alike(name, (one for one in items if one.unit == folded and one.name.lower().startswith(first)))
        if item is not None:
            found[key] = _against(item, price)
    return found


def _against(item: PriceStandard, price: Rupiah) -> AgainstStandard:
    standard = Rupiah(int(item.price))
    told = f"{item.name}, {item.specification}" if item.specification else item.name
    return AgainstStandard(
        standard, 100 * (int(price) - int(standard)) / int(standard), told, item.region_id, item.year
    )


def tiers_of(product_id: int) -> list[Price]:
    """The prices in force now, by quantity."""
    now = clock.now()
    return list(
        Price.objects.filter(Q(until=None) | Q(until__gt=now), product=product_id, since__lte=now).order_by(
            "min_quantity", "since"
        )
    )


def delivery_cost(vendor: int, region: str, quantities: Mapping[int, int]) -> Rupiah | None:
    """What the shop asks for bringing these products (quantity by id) into the region; None where it has not said."""
    rate = DeliveryRate.objects.filter(vendor=vendor, region=region, until=None).first()
    if rate is None:
        return None
    if rate.free_from is not None and rate.amount:
        offers = offers_in_force(quantities, clock.today())
        worth = sum(int(offer.unit_price) * quantities[pk] for pk, offer in offers.items())
        if worth >= rate.free_from:
            return Rupiah(0)
    return Rupiah(int(rate.amount))


def delivery_rate(vendor: int, region: str) -> DeliveryRate | None:
    """The shop's rate in force for that region, for pages that tell it before anything is chosen."""
    return DeliveryRate.objects.filter(vendor=vendor, region=region, until=None).first()


def delivery_rates_of(vendor: int) -> QuerySet[DeliveryRate]:
    """Where the shop brings to and what it asks, with the region's name, by code."""
    return DeliveryRate.objects.filter(vendor=vendor, until=None).select_related("region").order_by("region_id")


def categories_in_force(on: date) -> QuerySet[Category]:
    """Categories and their leaves that hold on that day, roots in LKPP's order first."""
    return Category.objects.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on).order_by(
        F("parent").asc(nulls_first=True), "pk"
    )
