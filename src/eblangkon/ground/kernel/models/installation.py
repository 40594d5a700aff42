"""Whether this database holds invented or real purchases."""

from django.db import models


class Installation(models.Model):
    """One row, written once, for good: doors of the demonstration must never open on real data."""

    class Kind(models.TextChoices):
        DEMONSTRATION = "demonstration"
        REAL = "real"

    id = models.SmallIntegerField(primary_key=True, default=1)
    kind = models.CharField(max_length=20, choices=Kind)
    marked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="kernel_installation_is_one"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["demonstration", "real"]), name="kernel_installation_kind"
            ),
        ]
