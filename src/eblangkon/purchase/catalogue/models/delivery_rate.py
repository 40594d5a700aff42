"""What a shop asks for bringing goods."""

from django.db import models
from django.db.models import F, Q

from eblangkon.ground.kernel.fields import RupiahField
from eblangkon.parties.vendors.models import Vendor


class DeliveryRate(models.Model):
    """Rupiah for one delivery of a shop into a region, from `since` until just before `until`; never erased.

    Nothing is asked when the goods come to `free_from` rupiah or more; empty: never free by value.
    """

    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="+")
    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    amount = RupiahField()
    free_from = models.BigIntegerField(null=True, blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="delivery_rate_not_below_zero"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="delivery_rate_times_in_order"
            ),
            models.UniqueConstraint(
                fields=["vendor", "region"], condition=Q(until=None), name="delivery_rate_one_in_force"
            ),
        ]
