"""A duty that a decree gives to a person, from a day until a day."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies.models.agency import Agency
from eblangkon.parties.agencies.rules import AGENCY_DUTIES, DUTIES, REGION_DUTIES


class StandingDuties(models.Manager["Duty"]):
    """All but those that were cancelled before they began: whoever asks who holds a duty must not meet these."""

    def get_queryset(self) -> models.QuerySet["Duty"]:
        return super().get_queryset().filter(cancelled_at__isnull=True)


class Duty(models.Model):
    """Never erased: it ends by `valid_to`, the last day on which it holds (null: until further notice).

    `instead_of` is the duty of somebody on leave that this person holds meanwhile (pelaksana harian), with `reason`.
    `named` is what the region calls a person whom another region took in and whose record it does not read.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="duties", null=True)
    code = models.CharField(max_length=12, choices=list(DUTIES.items()))
    decree_number = models.CharField(max_length=80)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    instead_of = models.ForeignKey("self", on_delete=models.PROTECT, related_name="stand_ins", null=True)
    reason = models.CharField(max_length=300, blank=True, db_default="")
    named = models.CharField(max_length=120, blank=True, db_default="")
    cancelled_at = models.DateTimeField(null=True, editable=False)
    cancelled_because = models.CharField(max_length=300, blank=True, db_default="")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects = StandingDuties()
    ever = models.Manager["Duty"]()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="duty_range_in_order"
            ),
            models.CheckConstraint(
                condition=Q(agency__isnull=False, code__in=sorted(AGENCY_DUTIES))
                | Q(agency__isnull=True, code__in=sorted(REGION_DUTIES)),
                name="duty_at_its_place",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | ~Q(cancelled_because=""), name="duty_cancelled_with_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "valid_from"], name="duty_of_person"),
            models.Index(fields=["agency", "code", "valid_from"], name="duty_at_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.decree_number}"

    @property
    def holder(self) -> str:
        """The name as the region's own pages tell it."""
        return self.named or self.person.name
