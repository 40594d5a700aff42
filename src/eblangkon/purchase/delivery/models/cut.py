"""What the office no longer wants of an order."""

from django.db import models
from django.db.models import Q


class Cut(models.Model):
    """Units of a line that need not be sent any more; what one act cut shares moment, actor and reason."""

    order = models.ForeignKey("ordering.Order", on_delete=models.PROTECT, related_name="+")
    line = models.ForeignKey("ordering.OrderLine", on_delete=models.PROTECT, related_name="+")
    quantity = models.PositiveIntegerField()
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="cut_some"),
            models.CheckConstraint(condition=~Q(reason=""), name="cut_reason"),
        ]
