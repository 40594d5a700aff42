"""The last number given out for one region, kind and year."""

from django.db import models
from django.db.models import Q


class Counter(models.Model):
    """`last` is the number given out last; the next paper takes `last + 1` while it holds the row."""

    region = models.CharField(max_length=5)
    kind = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "kind", "year"], name="counter_region_kind_year"),
            models.CheckConstraint(condition=Q(last__gte=1), name="counter_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.region}/{self.kind}/{self.year}: {self.last}"
