"""A number or switch of the law or of a region, from one day on."""

from django.db import models
from django.db.models import F, Q

from eblangkon.ground.regions.models.region import Region
from eblangkon.ground.regions.rules import CONFIDENCES


class RegionalRule(models.Model):
    """One value from `effective_from` through `effective_to`, both days included; without region, the default of all.

    `value` is a JSON value: whole rupiah, days, a ratio as "1/1000" or words. `confidence` is H, M, L or ?
    (unconfirmed).
    """

    code = models.SlugField(max_length=40)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+")
    value = models.JSONField()
    effective_from = models.DateField()
    effective_to = models.DateField(null=True)
    source = models.TextField()
    confidence = models.CharField(max_length=1)
    note = models.TextField(default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(confidence__in=CONFIDENCES), name="rule_confidence"),
            models.CheckConstraint(condition=~Q(source=""), name="rule_has_source"),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gte=F("effective_from")),
                name="rule_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["code", "region", "effective_from"], nulls_distinct=False, name="rule_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["code", "region"],
                condition=Q(effective_to__isnull=True),
                nulls_distinct=False,
                name="rule_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.region_id or '*'} {self.effective_from}"
