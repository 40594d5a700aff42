"""Offices: opened and mended by whoever sets up the region."""

from dataclasses import replace

import pytest

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import Actor, Hat
from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies.actions.change_agency import change_agency
from eblangkon.parties.agencies.actions.create_agency import create_agency
from eblangkon.parties.agencies.actions.set_place import set_place
from eblangkon.parties.agencies.models import Agency, DeliveryPlace
from eblangkon.parties.agencies.permissions import access_office, offices_set_up_by
from eblangkon.parties.agencies.queries import duties_filled
from eblangkon.parties.agencies.rules import NotYourRegion, OfficeFacts, OfficeRefused

pytestmark = pytest.mark.django_db
ADMIN = Actor("person", 1, "Ratih", (Hat("admin", "33.25"),))
ELSEWHERE = Actor("person", 2, "Bagus", (Hat("admin", "33.28"),))
FACTS = OfficeFacts("Dinas Kesehatan", "Dinkes", "Jl. Veteran 1", "Batang")


def opened(**changes):
    return create_agency(**{"region": "33.25", "code": " 1.02 ", "facts": FACTS, "by": ADMIN} | changes)


def test_an_office_is_opened_with_itself_as_place_of_delivery():
    office = opened(facts=replace(FACTS, name="  Dinas   Kesehatan "))
    assert (office.code, office.name, office.demonstration) == ("1.02", "Dinas Kesehatan", False)
    assert list(DeliveryPlace.objects.values_list("agency_id", "name", "address")) == [
        (office.pk, "Kantor", "Jl. Veteran 1")
    ]
    assert AuditEntry.objects.get(action="agency.created").region == "33.25"
    assert duties_filled("33.25", clock.today()) == {office.pk: set()}


def test_a_code_is_taken_once_a_region():
    opened()
    with pytest.raises(OfficeRefused) as refused:
        opened()
    assert refused.value.field == "code"
    opened(region="33.28", by=ELSEWHERE)


@pytest.mark.parametrize("field", ["name", "short_name", "address", "city"])
def test_what_a_letter_needs_must_be_there(field):
    with pytest.raises(OfficeRefused) as refused:
        opened(facts=replace(FACTS, **{field: "  "}))
    assert refused.value.field == field


def test_another_region_is_not_set_up():
    office = opened()
    with pytest.raises(NotYourRegion):
        opened(code="2", by=ELSEWHERE)
    with pytest.raises(NotYourRegion):
        change_agency(agency=office.pk, facts=FACTS, by=ELSEWHERE)
    with pytest.raises(NotYourRegion):
        set_place(agency=office.pk, name="Gudang", address="Jl. Veteran 2", by=ELSEWHERE)
    assert not offices_set_up_by(ELSEWHERE).exists()
    with pytest.raises(Agency.DoesNotExist):
        access_office(ELSEWHERE, office.pk)


def test_a_change_is_logged_and_the_same_again_is_not():
    office = opened()
    for _ in range(2):
        change_agency(agency=office.pk, facts=replace(FACTS, phone="0285 391000"), by=ADMIN)
    entry = AuditEntry.objects.get(action="agency.changed")
    assert entry.data["phone"] == "0285 391000"


def test_a_place_is_new_or_has_a_new_address():
    office = opened()
    set_place(agency=office.pk, name="Gudang", address="Jl. Veteran 2", by=ADMIN)
    set_place(agency=office.pk, name=" Gudang ", address="Jl. Veteran 3", by=ADMIN)
    assert DeliveryPlace.objects.get(name="Gudang").address == "Jl. Veteran 3"
    with pytest.raises(OfficeRefused):
        set_place(agency=office.pk, name="", address="Jl. Veteran 3", by=ADMIN)


def test_practice_offices_are_left_out_of_what_is_needed():
    opened(practice=True)
    assert duties_filled("33.25", clock.today()) == {}
