"""What bringing goods costs."""

from collections.abc import Mapping

from django.db.models import QuerySet

from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue.models import DeliveryRate
from eblangkon.purchase.catalogue.queries.prices import offers_in_force


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
