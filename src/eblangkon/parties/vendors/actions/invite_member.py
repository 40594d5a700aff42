"""Invite somebody to a shop by a link."""

from datetime import timedelta

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.tokens import hash_of, new_token
from eblangkon.ground.regions.queries import rules_in_force
from eblangkon.parties.vendors.models import Vendor, VendorInvitation
from eblangkon.parties.vendors.permissions import check_owner
from eblangkon.parties.vendors.rules import NotOwner


@transaction.atomic
def invite_member(*, vendor: int, role: str, meant_for: str, by: Actor) -> tuple[VendorInvitation, str]:
    """The invitation, and the token of its link, which is never told again.

    Good for the `invitation_days` (calendar days) of the shop's region. Raises NotOwner, ValidationError by field.
    """
    check_owner(by, vendor)
    if by.id is None:
        raise NotOwner
    shop = Vendor.objects.select_for_update().get(pk=vendor)
    token, today = new_token(), clock.today()
    days = rules_in_force(shop.region_id, today)["invitation_days"].value
    made = VendorInvitation(
        vendor=shop,
        role=role,
        meant_for=" ".join(meant_for.split()),
        token_hash=hash_of(token),
        invited_by_id=by.id,
        last_day=today + timedelta(days=int(days)),
    )
    made.full_clean()
    made.save()
    record(
        actor=by,
        action="vendor.invite",
        subject=("vendor", str(shop.pk)),
        region=shop.region_id,
        data={"name": shop.name, "role": role, "invitation": made.pk, "until": made.last_day.isoformat()},
    )
    return made, token
