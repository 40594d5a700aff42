"""Take a seller in with their tax status and the owner who acts for them."""

from dataclasses import asdict

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.ground.people.queries import active_person_by_email
from eblangkon.ground.people.rules import tidy_email
from eblangkon.parties.vendors.actions.add_member import add_member
from eblangkon.parties.vendors.actions.register_vendor import register_vendor
from eblangkon.parties.vendors.models import TaxStatus, Vendor
from eblangkon.parties.vendors.permissions import check_region
from eblangkon.parties.vendors.rules import ENROLLED, Owner, Seller, TaxPapers
from eblangkon.services.notices.actions.notify import notify


@transaction.atomic
def enrol_vendor(
    *, region: str, seller: Seller, tax: TaxPapers, owner: Owner, by: Actor, practice: bool = False
) -> Vendor:
    """The new shop, active. Somebody with the owner's e-mail becomes its owner; nobody has it: a person is made.

    The owner is told, by a letter where an address is known; who has none is handed a link (`invite_owner`).

    Raises NotYourRegion, NotAPhoneNumber, or ValidationError by field.
    """
    check_region(by, region)
    vendor = register_vendor(actor=by, region=region, is_demonstration=practice, **asdict(seller))
    status = TaxStatus.objects.create(vendor=vendor, valid_from=clock.today(), **asdict(tax))
    record(
        actor=by,
        action="vendor.tax",
        subject=("vendor", str(vendor.pk)),
        region=region,
        data={"name": vendor.name, "pkp": status.pkp, "npwp": status.npwp},
    )
    person = active_person_by_email(tidy_email(owner.email)) if owner.email else None
    if person is None:
        person = create_person(name=owner.name, email=owner.email, phone=owner.phone, by=by)
    add_member(actor=by, vendor_id=vendor.pk, person_id=person.pk, role="owner", valid_from=clock.today())
    notify(people=(person.pk,), code=ENROLLED, subject=("shop", "orang"), params={"shop": vendor.name})
    return vendor
