"""Let a person act for a vendor."""

from datetime import date

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.parties.vendors.models import Vendor, VendorMember


@transaction.atomic
def add_member(
    *, actor: Actor, vendor_id: int, person_id: int, role: str, valid_from: date, valid_to: date | None = None
) -> VendorMember:
    """The new place. Raises ValidationError when the role is unknown or the person already has one without end."""
    vendor = Vendor.objects.select_for_update().get(pk=vendor_id)
    member = VendorMember(vendor=vendor, person_id=person_id, role=role, valid_from=valid_from, valid_to=valid_to)
    member.full_clean()
    member.save()
    record(
        actor=actor,
        action="vendor.add_member",
        subject=("vendor", str(vendor.pk)),
        region=vendor.region_id,
        data={"person": person_id, "role": role, "from": valid_from.isoformat()},
    )
    return member
