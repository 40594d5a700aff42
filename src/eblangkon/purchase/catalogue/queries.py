"""What may be asked about the catalogue."""

from collections.abc import Mapping
from datetime import date, datetime, time

from django.db.models import Q, QuerySet

from eblangkon.ground.kernel import clock
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
