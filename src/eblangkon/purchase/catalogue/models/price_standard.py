"""What a region says that things may cost."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from eblangkon.ground.kernel.fields import RupiahField


class PriceStandard(models.Model):
    """One item of a region's Standar Satuan Harga of a year, known by code, name, specification and unit together."""

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=300)
    specification = models.CharField(max_length=1000, blank=True)
    unit = models.CharField(max_length=40)
    price = RupiahField()
    accounts = ArrayField(models.CharField(max_length=17), default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "year", "code", "name", "specification", "unit"], name="price_standard_item_once"
            ),
            models.CheckConstraint(condition=Q(price__gt=0), name="price_standard_above_zero"),
        ]
