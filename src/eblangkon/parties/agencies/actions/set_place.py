"""Say where an office takes goods."""

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.models import Agency, DeliveryPlace
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.parties.agencies.rules import OfficeRefused


@transaction.atomic
def set_place(*, agency: int, name: str, address: str, by: Actor) -> DeliveryPlace:
    """The office's place of that name with this address: a new one, or the old one changed.

    Letters that went out keep the address of their day. Raises NotYourRegion, OfficeRefused, Agency.DoesNotExist.
    """
    office = Agency.objects.select_for_update().get(pk=agency)
    check_region(by, office.region_id)
    name, address = " ".join(name.split()), " ".join(address.split())
    for field, value, longest in (("place_name", name, 120), ("place_address", address, 300)):
        if not value or len(value) > longest:
            raise OfficeRefused(field, said("Isi paling banyak {longest} huruf.", longest=longest))
    place, _ = DeliveryPlace.objects.update_or_create(agency=office, name=name, defaults={"address": address})
    record(
        actor=by,
        action="agency.place",
        subject=("agency", str(office.pk)),
        region=office.region_id,
        data={"place": name, "address": address},
    )
    return place
