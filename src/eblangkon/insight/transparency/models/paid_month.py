"""What was paid before some midnight, summed up, so that no page adds up every order of every year."""

from django.db import models
from django.db.models import Q

from eblangkon.ground.kernel.fields import RupiahField


class PaidMonth(models.Model):
    """Orders of one region paid in one calendar month (Central Java's calendar), by category and kind of vendor.

    Rows with the same `counted_until` are one whole count of everything paid before that moment; the newest holds,
    the one before it stays for readers that had already begun. `category` is one of LKPP's thirteen, null where an
    order's lines name none. `value` is what buyers paid, in rupiah.
    """

    counted_until = models.DateTimeField()
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="+")
    year = models.SmallIntegerField()
    month = models.SmallIntegerField()
    category = models.ForeignKey("catalogue.Category", on_delete=models.PROTECT, related_name="+", null=True)
    vendor_kind = models.CharField(max_length=10)
    packages = models.PositiveIntegerField()
    value = RupiahField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["counted_until", "region", "year", "month", "category", "vendor_kind"],
                nulls_distinct=False,
                name="paid_month_once_a_count",
            ),
            models.CheckConstraint(condition=Q(month__range=(1, 12)), name="paid_month_of_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.year}-{self.month:02d}"
