"""That one person may hold two duties which otherwise need two people: dated, with a reason, for everybody to read."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies.models.agency import Agency


class DutyExemption(models.Model):
    """Holds on both its days; never erased. `first` comes before `second` in the alphabet."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="exemptions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    first = models.CharField(max_length=12)
    second = models.CharField(max_length=12)
    reason = models.CharField(max_length=300)
    decree_number = models.CharField(max_length=80)
    valid_from = models.DateField()
    valid_to = models.DateField()
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    granted_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="exemption_range_in_order"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="exemption_pair_in_order"),
        ]
        indexes = [models.Index(fields=["agency", "person"], name="exemption_of_person")]

    def __str__(self) -> str:
        return self.decree_number
