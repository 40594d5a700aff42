"""What an inspector counted."""

from django.db import models
from django.db.models import Q


class Inspection(models.Model):
    """One counting of all that had come. `paper_number` is its report's (BAPB), empty on the short road."""

    order = models.ForeignKey("ordering.Order", on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=500, blank=True)
    photo = models.FileField(max_length=120, blank=True)
    photo_thumbnail = models.FileField(max_length=120, blank=True)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=120)
    paper_number = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["order", "id"], name="inspection_of_order")]

    def __str__(self) -> str:
        return f"{self.order_id} {self.at:%Y-%m-%d}"


class InspectionLine(models.Model):
    """Units of an order's line: found good, and rejected with the reason."""

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey("ordering.OrderLine", on_delete=models.PROTECT, related_name="+")
    accepted = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(accepted__gt=0) | Q(rejected__gt=0), name="inspection_line_some"),
            models.CheckConstraint(condition=Q(rejected=0) | ~Q(reason=""), name="inspection_line_reason"),
            models.UniqueConstraint(fields=["inspection", "line"], name="inspection_line_once"),
        ]
