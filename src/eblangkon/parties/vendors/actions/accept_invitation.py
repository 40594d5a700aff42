"""Come to a shop by its invitation."""

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.parties.vendors.actions.add_member import add_member
from eblangkon.parties.vendors.models import Vendor, VendorInvitation, VendorMember
from eblangkon.parties.vendors.queries import invitation_by, people_of, refusal_of
from eblangkon.services.notices.actions.notify import notify


@transaction.atomic
def accept_invitation(*, token: str, by: Actor) -> VendorMember:
    """The acting person's place at the shop from today. The shop's other people are told.

    Raises VendorInvitation.DoesNotExist for a link of nobody; InvitationRefused when it was used, withdrawn, has
    expired, its inviter is an owner no longer, the shop is closed, or the person belongs to it already.
    """
    if by.id is None:
        raise ValueError("an invitation is accepted by a person")
    # The shop first, as in every act on its people: so of two hands with one link the second finds it used.
    shop = Vendor.objects.select_for_update().get(pk=invitation_by(token).vendor_id)
    found = VendorInvitation.objects.select_for_update(of=("self",)).get(pk=invitation_by(token).pk)
    today = clock.today()
    if (refused := refusal_of(found, by.id, today)) is not None:
        raise refused
    others = people_of(shop.pk, today)
    member = add_member(actor=by, vendor_id=shop.pk, person_id=by.id, role=found.role, valid_from=today)
    found.used_at, found.used_by_id = clock.now(), by.id
    found.save(update_fields=["used_at", "used_by"])
    record(
        actor=by,
        action="vendor.accept_invitation",
        subject=("vendor", str(shop.pk)),
        region=shop.region_id,
        data={"name": shop.name, "role": found.role, "invitation": found.pk},
    )
    notify(
        people=others, code="vendor.joined", subject=("shop", "orang"), params={"person": by.name, "shop": shop.name}
    )
    return member
