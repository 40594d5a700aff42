"""Come to a shop by its invitation, unless one buys from it."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies import queries as agencies
from eblangkon.parties.vendors.actions.accept_invitation import accept_invitation
from eblangkon.parties.vendors.models import VendorMember
from eblangkon.parties.vendors.queries import invitation_by
from eblangkon.parties.vendors.rules import InvitationRefused
from eblangkon.purchase.ordering.models import Order


@transaction.atomic
def join_shop(*, token: str, by: Actor) -> VendorMember:
    """As `accept_invitation`, which knows no buyers. Raises InvitationRefused (buyer_side) for who has a duty today,
    with whatever hat on, at an office that has an order with the shop; the link stays good for somebody else.
    """
    shop = invitation_by(token).vendor
    held = agencies.hats_of(by.id, clock.today()) if by.id is not None else ()
    offices = {hat.agency for hat in held if hat.agency is not None}
    if Order.objects.filter(vendor=shop, agency_id__in=offices).exists():
        raise InvitationRefused(
            "buyer_side",
            said(
                "Kantor tempat Anda bertugas membeli dari {shop}. Seorang tidak boleh berdiri di kedua sisi pembelian.",
                shop=shop.name,
            ),
        )
    return accept_invitation(token=token, by=by)
