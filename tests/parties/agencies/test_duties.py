"""Duties: given by decree, held for a time, kept apart where three people must act."""

from datetime import date

import pytest
from django.db import IntegrityError

from eblangkon.ground.audit.rules import SYSTEM, Hat
from eblangkon.ground.people.models import Person
from eblangkon.ground.regions.models import Region
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.actions.end_duty import end_duty
from eblangkon.parties.agencies.models import Agency, Duty
from eblangkon.parties.agencies.queries import hats_of, people_for_region, people_with_duties, people_with_duty
from eblangkon.parties.agencies.rules import DutyRefused

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 4)


@pytest.fixture
def agency():
    region, _ = Region.objects.get_or_create(code="33.25", defaults={"name": "Kabupaten Batang"})
    return Agency.objects.create(region=region, code="1.02", name="Dinas (contoh)", short_name="D", city="Batang")


@pytest.fixture
def person():
    return Person.objects.create(name="Rina", email="rina@contoh.id")


def give(person, code, agency=None, **more):
    values = {"decree_number": "800/1/2026", "valid_from": DAY, "by": SYSTEM, **more}
    return assign_duty(person=person.pk, code=code, agency=agency.pk if agency else None, **values)


def test_a_duty_holds_from_its_first_to_its_last_day(agency, person):
    give(person, "pp", agency, valid_to=date(2026, 3, 31))
    assert hats_of(person.pk, DAY) == (Hat("pp", "33.25", agency.pk),)
    assert hats_of(person.pk, date(2026, 3, 31))
    assert not hats_of(person.pk, date(2026, 3, 3))
    assert not hats_of(person.pk, date(2026, 4, 1))
    assert people_with_duty(agency.pk, "pp", DAY) == (person.pk,)
    assert people_with_duties(agency.pk, ("pp", "ppk"), DAY) == (person.pk,)


def test_a_region_wide_duty_has_no_agency(agency, person):
    give(person, "auditor", region="33.25")
    assert hats_of(person.pk, DAY) == (Hat("auditor", "33.25"),)
    assert people_for_region("33.25", "auditor", DAY) == (person.pk,)
    with pytest.raises(DutyRefused):
        give(person, "auditor", agency)
    with pytest.raises(DutyRefused):
        give(person, "pp", region="33.25")


@pytest.mark.parametrize(
    ("held", "wanted"),
    [("pp", "ppk"), ("ppk", "pp"), ("pp", "treasurer"), ("treasurer", "kpa"), ("pa", "pp"), ("inspector", "treasurer")],
)
def test_opposing_duties_are_refused_at_one_agency(agency, person, held, wanted):
    give(person, held, agency)
    with pytest.raises(DutyRefused, match="Rina sudah bertugas"):
        give(person, wanted, agency)
    assert Duty.objects.count() == 1


@pytest.mark.parametrize(("held", "wanted"), [("pa", "ppk"), ("kpa", "ppk"), ("pptk", "ppk"), ("pptk", "inspector")])
def test_what_is_ordinary_is_allowed(agency, person, held, wanted):
    give(person, held, agency)
    assert give(person, wanted, agency)


def test_opposing_duties_one_after_the_other_are_no_collision(agency, person):
    give(person, "pp", agency, valid_to=date(2026, 3, 31))
    assert give(person, "ppk", agency, valid_from=date(2026, 4, 1))


def test_dates_and_decree_are_asked(agency, person):
    with pytest.raises(DutyRefused, match="mendahului"):
        give(person, "pp", agency, valid_to=date(2026, 3, 1))
    with pytest.raises(DutyRefused, match="surat keputusan"):
        give(person, "pp", agency, decree_number=" ")
    with pytest.raises(DutyRefused, match="tidak dikenal"):
        give(person, "raja", agency)


def test_the_database_keeps_the_range_too(agency, person):
    with pytest.raises(IntegrityError):
        Duty.objects.create(
            person=person,
            region_id="33.25",
            agency=agency,
            code="pp",
            decree_number="1",
            valid_from=DAY,
            valid_to=date(2026, 3, 1),
        )


def test_a_duty_never_ends_backwards(agency, person):
    duty = give(person, "pp", agency)
    with pytest.raises(DutyRefused):
        end_duty(duty=duty.pk, last_day=date(2026, 3, 1), by=SYSTEM)
    assert end_duty(duty=duty.pk, last_day=date(2099, 1, 1), by=SYSTEM).valid_to == date(2099, 1, 1)
