"""The office takes the goods over."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Handover(models.Model):
    """The PPK's signature, and the vendor's once there is one. `paper_number` is that of both versions of the BAST."""

    order = models.OneToOneField("ordering.Order", on_delete=models.PROTECT, related_name="+", primary_key=True)
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signer_name = models.CharField(max_length=120)
    signer_duty = models.CharField(max_length=12)
    register_number = models.CharField(max_length=60, blank=True)
    paper_number = models.CharField(max_length=60)
    countersigned_at = models.DateTimeField(null=True)
    countersigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    countersigner_name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(countersigned_at__isnull=True, countersigned_by__isnull=True, countersigner_name="")
                | Q(countersigned_at__isnull=False, countersigned_by__isnull=False) & ~Q(countersigner_name=""),
                name="handover_countersigned_whole",
            )
        ]

    def __str__(self) -> str:
        return self.paper_number
