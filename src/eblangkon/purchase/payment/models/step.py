"""A stage of a payment that has been passed."""

from django.db import models
from django.db.models import Q

from eblangkon.ground.kernel.fields import RupiahField
from eblangkon.purchase.payment.models.payment import Payment
from eblangkon.purchase.payment.states import STAGES


class PaymentStep(models.Model):
    """Only ever added: a wrong number, day or proof is corrected by a later row of the same stage (`corrects`).

    `number` and `day` are those of the paper (TBP, SPP, SPM, SP2D), `at` is the server's moment of the act.
    What was sent back stays, in its `round`; filed again it is a row of the next one.
    """

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="steps")
    stage = models.CharField(max_length=12)
    round = models.PositiveSmallIntegerField(default=1, db_default=1)
    number = models.CharField(max_length=60, blank=True)
    day = models.DateField()
    amount = RupiahField()
    method = models.CharField(max_length=8, blank=True)
    fee_by = models.CharField(max_length=6, blank=True)
    note = models.CharField(max_length=500, blank=True)
    proof = models.FileField(max_length=120, blank=True)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=120)
    actor_duty = models.CharField(max_length=12)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=sorted(STAGES)), name="payment_step_stage_known"),
            # The last guard against paying twice, also without the order's lock.
            models.UniqueConstraint(
                fields=["payment", "stage", "round"], condition=Q(corrects__isnull=True), name="payment_step_once"
            ),
            models.UniqueConstraint(
                fields=["payment"],
                condition=Q(corrects__isnull=True, stage__in=sorted(code for code, one in STAGES.items() if one.pays)),
                name="payment_paid_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.payment_id} {self.stage} {self.number}"
