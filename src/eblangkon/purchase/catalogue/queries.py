"""What may be asked about the catalogue."""

from datetime import datetime

from django.db.models import Q, QuerySet

from eblangkon.parties.vendors.models import Vendor
from eblangkon.purchase.catalogue.models import Price, Product


def price_for(product_id: int, quantity: int, at: datetime) -> Price | None:
    """The price in force at that moment, of the highest tier that the quantity reaches; None when it has none."""
    return (
        Price.objects.filter(Q(until=None) | Q(until__gt=at), product=product_id, since__lte=at)
        .filter(min_quantity__lte=quantity)
        .order_by("-min_quantity", "-since")
        .first()
    )


def listed_products() -> QuerySet[Product]:
    """What can be bought now, with vendor, category and stock in the same query."""
    return Product.objects.filter(status=Product.Status.LISTED, vendor__status=Vendor.Status.ACTIVE).select_related(
        "vendor", "category", "stock"
    )
