"""Take somebody out of a shop."""

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.parties.vendors.models import Vendor, VendorInvitation, VendorMember
from eblangkon.parties.vendors.permissions import check_owner
from eblangkon.parties.vendors.queries import members_of, people_of
from eblangkon.parties.vendors.rules import MemberRefused
from eblangkon.services.notices.actions.notify import notify


@transaction.atomic
def remove_member(*, vendor: int, member: int, by: Actor) -> VendorMember:
    """From this moment they can do nothing, in an open session too; links that they gave out open nothing.

    Raises NotOwner, VendorMember.DoesNotExist for another shop's, MemberRefused for who has left already and for the
    last owner.
    """
    check_owner(by, vendor)
    shop, today, now = Vendor.objects.select_for_update().get(pk=vendor), clock.today(), clock.now()
    found = VendorMember.objects.select_related("person").get(pk=member, vendor=shop)
    staying = members_of(shop.pk, today).exclude(pk=found.pk)
    if not members_of(shop.pk, today).filter(pk=found.pk).exists():
        raise MemberRefused(said("Orang ini sudah tidak di toko."))
    if found.role == VendorMember.Role.OWNER and not staying.filter(role=found.role, valid_from__lte=today).exists():
        raise MemberRefused(said("Ini pemilik terakhir. Undang pemilik lain dahulu, supaya toko tetap ada yang urus."))
    found.valid_to, found.removed_at = max(today, found.valid_from), now
    found.save(update_fields=["valid_to", "removed_at"])
    given_out = VendorInvitation.objects.filter(vendor=shop, invited_by=found.person_id, used_at=None)
    given_out.filter(withdrawn_at=None).update(withdrawn_at=now)
    record(
        actor=by,
        action="vendor.remove_member",
        subject=("vendor", str(shop.pk)),
        region=shop.region_id,
        data={"name": shop.name, "person": found.person_id, "person_name": found.person.name, "role": found.role},
    )
    words = {"person": found.person.name, "shop": shop.name, "by": by.name}
    notify(people=(found.person_id,), code="vendor.removed", subject=("account", "toko"), params=words)
    others = [person for person in people_of(shop.pk, today) if person != by.id]
    notify(people=others, code="vendor.left", subject=("shop", "orang"), params=words)
    return found
