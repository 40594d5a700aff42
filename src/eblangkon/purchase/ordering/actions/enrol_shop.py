"""Take a seller in, unless its owner is somebody whom offices or other regions know."""

from django.core.exceptions import ValidationError
from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.queries import active_person_by_email
from eblangkon.ground.people.rules import tidy_email
from eblangkon.ground.regions.models import Region
from eblangkon.parties.agencies.queries import duties_of
from eblangkon.parties.vendors.actions.enrol_vendor import enrol_vendor
from eblangkon.parties.vendors.models import Vendor
from eblangkon.parties.vendors.queries import places_of
from eblangkon.parties.vendors.rules import Owner, Seller, TaxPapers


@transaction.atomic
def enrol_shop(*, region: str, seller: Seller, tax: TaxPapers, owner: Owner, by: Actor) -> Vendor:
    """As `enrol_vendor`, which knows no officials. Who has a duty, or a shop elsewhere, comes to a shop only by an
    invitation that they accept themselves. The second of two taps finds the shop of the first.

    Raises what that raises, and ValidationError at `email` or `name`.
    """
    Region.objects.select_for_update(no_key=True).get(pk=region)
    known = active_person_by_email(tidy_email(owner.email)) if owner.email else None
    if known is not None:
        places = list(places_of(known.pk, clock.today()))
        if duties_of(known.pk, clock.today()).exists() or any(one.vendor.region_id != region for one in places):
            raise ValidationError(
                {
                    "email": [
                        said(
                            "Pemilik surel ini bertugas di kantor atau di wilayah lain. Daftarkan pemilik lain, yang "
                            "kemudian mengundangnya di halaman Orang di toko."
                        )
                    ]
                }
            )
        if any(one.vendor.name == seller.name and one.role == "owner" for one in places):
            raise ValidationError({"seller": [said("Toko ini sudah terdaftar atas nama pemilik yang sama.")]})
    return enrol_vendor(region=region, seller=seller, tax=tax, owner=owner, by=by)
