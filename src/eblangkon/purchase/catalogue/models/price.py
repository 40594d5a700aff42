"""What a product costs, and cost."""

from django.db import models
from django.db.models import F, Q

from eblangkon.ground.kernel.fields import RupiahField
from eblangkon.purchase.catalogue.models.product import Product


class Price(models.Model):
    """Rupiah a unit from `min_quantity` on, from `since` until just before `until`; never erased."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="prices")
    min_quantity = models.PositiveIntegerField(default=1)
    amount = RupiahField()
    includes_ppn = models.BooleanField(default=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="price_above_zero"),
            models.CheckConstraint(condition=Q(min_quantity__gte=1), name="price_tier_from_one"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="price_times_in_order"),
            models.UniqueConstraint(
                fields=["product", "min_quantity"], condition=Q(until=None), name="price_one_in_force_a_tier"
            ),
        ]
