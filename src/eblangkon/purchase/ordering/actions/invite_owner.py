"""Make the link that an administrator hands to an owner who has no password yet: on paper, or by a message."""

from django.db import transaction

from eblangkon.ground.access.actions.make_invitation import make_invitation
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.queries import duties_of
from eblangkon.parties.vendors.models import Vendor
from eblangkon.parties.vendors.permissions import check_region
from eblangkon.parties.vendors.queries import members_of, places_of
from eblangkon.parties.vendors.rules import MemberRefused


@transaction.atomic
def invite_owner(*, vendor: int, person: int, by: Actor) -> str:
    """The token of the link, which is never told again; the one before opens nothing from then on.

    Whoever holds the link becomes that person. So it is made for people of shops of this region alone: an official's
    goes by letter to the official (`duty.invited`). Raises NotYourRegion; MemberRefused for somebody else;
    InvitationRefused of access for whoever has a password.
    """
    shop, today = Vendor.objects.get(pk=vendor), clock.today()
    check_region(by, shop.region_id)
    if not members_of(vendor, today).filter(person=person).exists():
        raise MemberRefused(said("Orang ini tidak bertindak untuk toko ini."))
    elsewhere = places_of(person, today).exclude(vendor__region=shop.region_id).exists()
    if elsewhere or duties_of(person, today).exists():
        raise MemberRefused(
            said("Orang ini juga bertugas di tempat lain. Undangannya hanya dikirim ke surelnya sendiri.")
        )
    _made, token = make_invitation(person=person, region=shop.region_id, by=by, handed=True)
    return token
