"""A withheld tax that was paid in."""

from django.db import models
from django.db.models import Q

from eblangkon.ground.kernel.fields import RupiahField
from eblangkon.purchase.payment.models.payment import Payment
from eblangkon.purchase.payment.rules import KINDS


class TaxDeposit(models.Model):
    """Only ever added, corrected like a step. One NTPN may stand in the deposits of many orders."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="deposits")
    kind = models.CharField(max_length=5)
    amount = RupiahField()
    billing_id = models.CharField(max_length=15)
    ntpn = models.CharField(max_length=16)
    slip_number = models.CharField(max_length=60, blank=True)
    day = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=120)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=sorted(KINDS)), name="deposit_kind_known"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="deposit_some"),
            models.UniqueConstraint(
                fields=["payment", "kind"], condition=Q(corrects__isnull=True), name="deposit_once_a_kind"
            ),
        ]
        indexes = [models.Index(fields=["ntpn"], name="deposit_ntpn")]

    def __str__(self) -> str:
        return f"{self.payment_id} {self.kind} {self.ntpn}"
