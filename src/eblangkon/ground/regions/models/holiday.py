"""A day on which offices are closed."""

from django.db import models
from django.db.models import Q

from eblangkon.ground.regions.models.region import Region
from eblangkon.ground.regions.rules import CONFIDENCES

KINDS = ("national", "regional", "collective_leave")


class Holiday(models.Model):
    """One closed day with its legal source; without region it holds everywhere."""

    date = models.DateField()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=16)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+")
    source = models.TextField()
    confidence = models.CharField(max_length=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="holiday_kind"),
            models.CheckConstraint(condition=Q(confidence__in=CONFIDENCES), name="holiday_confidence"),
            models.CheckConstraint(condition=~Q(source=""), name="holiday_has_source"),
            models.CheckConstraint(
                condition=~Q(kind="regional") | Q(region__isnull=False), name="holiday_regional_names_region"
            ),
            models.UniqueConstraint(fields=["date", "name", "region"], nulls_distinct=False, name="holiday_once"),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"
