"""The request note (nota permintaan): where every purchase begins."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from eblangkon.ground.kernel import clock
from eblangkon.purchase.ordering.models.plan import BudgetAccount, PlannedPackage


class RequestNote(models.Model):
    """Written by a PPTK, agreed by the PPK; a PPK's own needs no agreement. One note may feed several orders."""

    STATES = ("draft", "asked", "agreed", "returned", "closed")

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    package = models.ForeignKey(PlannedPackage, on_delete=models.PROTECT, related_name="requests")
    place = models.ForeignKey("agencies.DeliveryPlace", on_delete=models.PROTECT, related_name="+", null=True)
    state = models.CharField(max_length=8, default="draft")
    purpose = models.CharField(max_length=300)
    needed_by = models.DateField()
    remark = models.CharField(max_length=500, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "asked", "agreed", "returned", "closed"]), name="request_state_known"
            )
        ]
        indexes = [models.Index(fields=["agency", "state", "created_at"], name="request_waiting")]

    def __str__(self) -> str:
        return self.purpose


class RequestLine(models.Model):
    """What and how many, with the price standard of that day beside it (rupiah a unit; null when there is none)."""

    note = models.ForeignKey(RequestNote, on_delete=models.CASCADE, related_name="lines")
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=30)
    quantity = models.PositiveIntegerField()
    account = models.ForeignKey(BudgetAccount, on_delete=models.PROTECT, related_name="+", null=True)
    standard_price = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(quantity__gt=0), name="request_line_some")]

    def __str__(self) -> str:
        return self.name
