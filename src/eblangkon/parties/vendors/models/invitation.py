"""A link by which a person comes to a shop."""

from datetime import date

from django.db import models
from django.db.models import Q

from eblangkon.ground.kernel import clock
from eblangkon.parties.vendors.models.member import VendorMember
from eblangkon.parties.vendors.models.vendor import Vendor
from eblangkon.parties.vendors.rules import InvitationState


class VendorInvitation(models.Model):
    """Good once, through `last_day`. Of the token in the link only its SHA-256 is kept: who reads this cannot use it.

    `meant_for` is the inviter's own word for whom the link is; it opens nothing.
    """

    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="invitations")
    role = models.CharField(max_length=5, choices=VendorMember.Role)
    meant_for = models.CharField(max_length=60)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now, editable=False)
    last_day = models.DateField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey("people.Person", models.PROTECT, related_name="+", null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=["owner", "staff"]), name="vendor_invitation_role"),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(withdrawn_at=None), name="vendor_invitation_used_or_withdrawn"
            ),
            models.CheckConstraint(
                condition=Q(used_at=None, used_by=None) | Q(used_at__isnull=False, used_by__isnull=False),
                name="vendor_invitation_used_by_somebody",
            ),
        ]

    def state(self, on: date) -> InvitationState:
        """What can be done with it on that day."""
        if self.used_at is not None:
            return "used"
        if self.withdrawn_at is not None:
            return "withdrawn"
        return "open" if on <= self.last_day else "expired"
