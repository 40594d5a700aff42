"""What one person wants to have by mail, and when it should be quiet."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from eblangkon.services.notices.rules import AT_ONCE, CHOICES, DAILY


class MailChoice(models.Model):
    """One of rules.CHOICES for each group of notices; whoever has no row has these defaults.

    `quiet_from` and `quiet_to` are hours of the day in WIB, both or neither: without them the dated rule
    `quiet_hours` holds, and two equal ones mean that it is never quiet. `digest_on` is the day of the last digest.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", primary_key=True
    )
    waits = models.CharField(max_length=7, default=AT_ONCE)
    late = models.CharField(max_length=7, default=AT_ONCE)
    done = models.CharField(max_length=7, default=DAILY)
    quiet_from = models.TimeField(null=True)
    quiet_to = models.TimeField(null=True)
    digest_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(waits__in=CHOICES, late__in=CHOICES, done__in=CHOICES), name="mail_choice_known"
            ),
            models.CheckConstraint(
                condition=Q(quiet_from__isnull=True, quiet_to__isnull=True)
                | Q(quiet_from__isnull=False, quiet_to__isnull=False),
                name="mail_choice_hours_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person_id)
