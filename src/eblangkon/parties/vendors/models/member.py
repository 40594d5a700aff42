"""Who acts for a vendor."""

from django.db import models
from django.db.models import F, Q

from eblangkon.parties.vendors.models.vendor import Vendor


class VendorMember(models.Model):
    """A person's place at a shop, from `valid_from` to `valid_to`, both included; without end where that is empty.

    Who is removed acts no more from that very moment, `removed_at`, though the day itself still counts as theirs.
    """

    class Role(models.TextChoices):
        OWNER = "owner", "Pemilik"
        STAFF = "staff", "Karyawan"

    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="members")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    role = models.CharField(max_length=5, choices=Role)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=["owner", "staff"]), name="vendor_member_role"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="vendor_member_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None) | Q(valid_to__isnull=False), name="vendor_member_removed_is_ended"
            ),
            models.UniqueConstraint(
                fields=["vendor", "person"], condition=Q(valid_to=None), name="vendor_member_once_at_a_time"
            ),
        ]
