"""Take an invitation back before it is used."""

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.parties.vendors.models import Vendor, VendorInvitation
from eblangkon.parties.vendors.permissions import check_owner
from eblangkon.parties.vendors.rules import InvitationRefused


@transaction.atomic
def withdraw_invitation(*, vendor: int, invitation: int, by: Actor) -> VendorInvitation:
    """Its link opens nothing from now on; withdrawing twice is no error.

    Raises NotOwner, VendorInvitation.DoesNotExist for another shop's, InvitationRefused when it was used meanwhile.
    """
    check_owner(by, vendor)
    shop = Vendor.objects.select_for_update().get(pk=vendor)
    found = VendorInvitation.objects.select_for_update().get(pk=invitation, vendor=shop)
    if found.used_at is not None:
        raise InvitationRefused(
            "used", said("Undangan ini sudah dipakai. Bila bukan orang yang dimaksud, keluarkan orangnya.")
        )
    if found.withdrawn_at is None:
        found.withdrawn_at = clock.now()
        found.save(update_fields=["withdrawn_at"])
        record(
            actor=by,
            action="vendor.withdraw_invitation",
            subject=("vendor", str(shop.pk)),
            region=shop.region_id,
            data={"name": shop.name, "invitation": found.pk},
        )
    return found
