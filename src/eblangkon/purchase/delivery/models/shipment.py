"""What a vendor sent, and how."""

from django.db import models
from django.db.models import Q


class Shipment(models.Model):
    """One sending. `number_in_order` counts from 1; `paper_number` is its Surat Jalan's, empty on the short road.

    The act is kept as the log keeps it: id, name and moment. Rows are only ever added.
    """

    order = models.ForeignKey("ordering.Order", on_delete=models.PROTECT, related_name="+")
    number_in_order = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=500, blank=True)
    carrier = models.CharField(max_length=120, blank=True)
    photo = models.FileField(max_length=120, blank=True)
    photo_thumbnail = models.FileField(max_length=120, blank=True)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=120)
    paper_number = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order", "number_in_order"], name="shipment_number_once")]

    def __str__(self) -> str:
        return f"{self.order_id}/{self.number_in_order}"


class ShipmentLine(models.Model):
    """How many units of an order's line went with a shipment."""

    shipment = models.ForeignKey(Shipment, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey("ordering.OrderLine", on_delete=models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="shipment_line_some"),
            models.UniqueConstraint(fields=["shipment", "line"], name="shipment_line_once"),
        ]
