"""What an office owes for one order."""

from django.db import models
from django.db.models import Q

from eblangkon.ground.kernel.fields import RupiahField


class Payment(models.Model):
    """Opened by the vendor's confirming tap. `waits_for` is the code of the stage that is next, empty once paid.

    `due_since` is when the clock started (null: not yet), `due_by` its last day; `taxes_open` says that the vendor has
    the money and a withheld tax is not deposited yet: *dibayar, pajak belum disetor*. `round` counts how often papers
    were filed: 1, and one more each time that they were sent back.
    """

    order = models.OneToOneField("ordering.Order", on_delete=models.PROTECT, related_name="+", primary_key=True)
    route = models.CharField(max_length=4)
    amount = RupiahField()
    waits_for = models.CharField(max_length=12, blank=True)
    due_since = models.DateTimeField(null=True)
    due_by = models.DateField(null=True)
    round = models.PositiveSmallIntegerField(default=1, db_default=1)
    paid_at = models.DateTimeField(null=True)
    taxes_open = models.BooleanField(default=False)
    invoice_number = models.CharField(max_length=60, blank=True)
    receipt_number = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(paid_at__isnull=True, taxes_open=False) & ~Q(waits_for="")
                | Q(paid_at__isnull=False, waits_for=""),
                name="payment_waits_or_is_paid",
            ),
            models.CheckConstraint(
                condition=Q(due_since__isnull=True, due_by__isnull=True)
                | Q(due_since__isnull=False, due_by__isnull=False),
                name="payment_clock_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["waits_for"], condition=~Q(waits_for=""), name="payment_waiting"),
            models.Index(fields=["order"], condition=Q(taxes_open=True), name="payment_taxes_open"),
        ]

    def __str__(self) -> str:
        return str(self.order_id)
