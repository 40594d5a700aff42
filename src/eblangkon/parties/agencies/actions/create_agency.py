"""Take a buying office in."""

from dataclasses import asdict

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.ground.regions.models import Region
from eblangkon.parties.agencies.models import Agency, DeliveryPlace
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.parties.agencies.rules import OfficeFacts, OfficeRefused, check_office

FIRST_PLACE = "Kantor"
"""Where goods are brought until somebody names another place."""


@transaction.atomic
def create_agency(*, region: str, code: str, facts: OfficeFacts, by: Actor, practice: bool = False) -> Agency:
    """The new office, with itself as first place of delivery. Whether it is for `practice` is settled here for good.

    Raises NotYourRegion, OfficeRefused (something is missing, the code is taken), or ValidationError by field.
    """
    check_region(by, region)
    check_office(code, facts)
    # Two taps at once: the second finds the first. Not the key of the row, to which others point meanwhile.
    Region.objects.select_for_update(no_key=True).filter(pk=region).first()
    if Agency.objects.filter(region=region, code=code.strip()).exists():
        raise OfficeRefused("code", said("Kode {code} sudah dipakai kantor lain di wilayah ini.", code=code.strip()))
    agency = Agency(region_id=region, code=code.strip(), demonstration=practice, **asdict(facts.tidy()))
    agency.full_clean()
    agency.save()
    DeliveryPlace.objects.create(agency=agency, name=FIRST_PLACE, address=agency.address)
    record(
        actor=by,
        action="agency.created",
        subject=("agency", str(agency.pk)),
        region=region,
        data={"code": agency.code, "name": agency.name, "practice": practice},
    )
    return agency
