"""Two duties in one person by a dated exemption, and duties held for somebody on leave."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM, Actor, Hat
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.models import Person
from eblangkon.ground.regions.models import Region
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.actions.delegate_duty import delegate_duty
from eblangkon.parties.agencies.actions.end_duty import end_duty
from eblangkon.parties.agencies.actions.end_exemption import end_exemption
from eblangkon.parties.agencies.actions.grant_exemption import grant_exemption
from eblangkon.parties.agencies.models import Agency, Duty, DutyExemption
from eblangkon.parties.agencies.queries import exemption, hats_of, people_with_duty
from eblangkon.parties.agencies.rules import DutyRefused, NotYourRegion
from eblangkon.services.notices.models import Notice

pytestmark = pytest.mark.django_db
DAY, END = date(2026, 3, 4), date(2026, 3, 31)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.set_to(datetime(2026, 3, 4, 5, tzinfo=UTC)):
        yield


@pytest.fixture
def agency() -> Agency:
    region, _made = Region.objects.get_or_create(code="33.25", defaults={"name": "Kabupaten Batang"})
    return Agency.objects.create(region=region, code="1.02", name="Puskesmas (contoh)", short_name="P", city="Batang")


@pytest.fixture
def rina() -> Person:
    return Person.objects.create(name="Rina", email="rina@contoh.id")


@pytest.fixture
def budi() -> Person:
    return Person.objects.create(name="Budi", email="budi@contoh.id")


def give(person: Person, code: str, agency: Agency, first: date = DAY, last: date | None = None) -> Duty:
    return assign_duty(
        person=person.pk, code=code, agency=agency.pk, decree_number="800/1", valid_from=first, valid_to=last, by=SYSTEM
    )


def exempt(person: Person, agency: Agency, one: str, other: str, by: Actor = SYSTEM) -> DutyExemption:
    return grant_exemption(
        agency=agency.pk,
        person=person.pk,
        duties=(one, other),
        reason="Hanya ada dua pegawai.",
        decree_number="800/9",
        valid_from=DAY,
        valid_to=END,
        by=by,
    )


def test_an_exemption_lets_exactly_its_two_duties_meet_in_its_time(agency: Agency, rina: Person) -> None:
    give(rina, "pp", agency)
    exempt(rina, agency, "ppk", "pp")
    assert give(rina, "ppk", agency, last=END)
    with pytest.raises(DutyRefused, match="Rina sudah bertugas"):
        give(rina, "treasurer", agency, last=END)


@pytest.mark.parametrize("last", [None, date(2026, 4, 1)])
def test_a_duty_that_outlasts_its_exemption_is_refused(agency: Agency, rina: Person, last: date | None) -> None:
    give(rina, "pp", agency)
    exempt(rina, agency, "ppk", "pp")
    with pytest.raises(DutyRefused, match="Rina sudah bertugas"):
        give(rina, "ppk", agency, last=last)


def test_an_exemption_is_another_persons_for_nobody(agency: Agency, rina: Person, budi: Person) -> None:
    exempt(rina, agency, "ppk", "pp")
    give(budi, "pp", agency)
    with pytest.raises(DutyRefused):
        give(budi, "ppk", agency, last=END)
    assert exemption(agency.pk, rina.pk, ["ppk"], ["pp"], END) is not None
    assert exemption(agency.pk, rina.pk, ["ppk"], ["pp"], date(2026, 4, 1)) is None
    assert exemption(agency.pk, budi.pk, ["ppk"], ["pp"], DAY) is None
    assert exemption(agency.pk, rina.pk, ["treasurer"], ["pp"], DAY) is None


def test_an_exemption_is_for_whom_it_is_needed_and_never_for_oneself(agency: Agency, rina: Person) -> None:
    with pytest.raises(DutyRefused, match="tanpa pengecualian"):
        exempt(rina, agency, "pa", "ppk")
    own = Actor("person", rina.pk, "Rina", (Hat("ukpbj", "33.25"),))
    with pytest.raises(DutyRefused, match="diri sendiri"):
        exempt(rina, agency, "pp", "ppk", by=own)
    elsewhere = Actor("person", 0, "Eko", (Hat("admin", "33.28"),))
    with pytest.raises(NotYourRegion):
        exempt(rina, agency, "pp", "ppk", by=elsewhere)
    with pytest.raises(NotYourRegion):
        assign_duty(person=rina.pk, code="pp", agency=agency.pk, decree_number="1", valid_from=DAY, by=elsewhere)
    assert not DutyExemption.objects.exists()


def test_an_exemption_is_audited_and_ends_at_once(agency: Agency, rina: Person) -> None:
    granted = exempt(rina, agency, "pp", "ppk")
    end_exemption(exemption=granted.pk, last_day=DAY, by=SYSTEM)
    assert exemption(agency.pk, rina.pk, ["ppk"], ["pp"], date(2026, 3, 5)) is None
    with pytest.raises(DutyRefused):
        end_exemption(exemption=granted.pk, last_day=END, by=SYSTEM)
    acts = AuditEntry.objects.filter(subject_kind="exemption").order_by("id").values_list("action", flat=True)
    assert list(acts) == ["exemption.granted", "exemption.ended"]


def test_the_same_duty_is_given_once(agency: Agency, rina: Person) -> None:
    give(rina, "pp", agency)
    with pytest.raises(DutyRefused, match="sudah memegang"):
        give(rina, "pp", agency)


@pytest.mark.parametrize(("held", "wanted"), [("bpp", "pp"), ("bpp", "kpa"), ("inspector", "bpp")])
def test_an_assistant_treasurer_is_kept_apart_as_the_treasurer(
    agency: Agency, rina: Person, held: str, wanted: str
) -> None:
    give(rina, held, agency)
    with pytest.raises(DutyRefused):
        give(rina, wanted, agency)


def stand_in(duty: Duty, to: Person, first: date, last: date) -> Duty:
    return delegate_duty(
        duty=duty.pk,
        to=to.pk,
        decree_number="800/cuti",
        reason="Cuti tahunan",
        valid_from=first,
        valid_to=last,
        by=SYSTEM,
    )


def test_a_stand_in_holds_the_duty_for_its_days_and_signs_for_whom(agency: Agency, rina: Person, budi: Person) -> None:
    duty = give(rina, "ppk", agency)
    stand_in(duty, budi, date(2026, 3, 9), date(2026, 3, 13))
    assert hats_of(budi.pk, date(2026, 3, 8)) == hats_of(budi.pk, date(2026, 3, 14)) == ()
    hats = hats_of(budi.pk, date(2026, 3, 13))
    assert hats == (Hat("ppk", "33.25", agency.pk, instead_of="Rina"),)
    assert Actor("person", budi.pk, "Budi", hats).signing("ppk", agency.pk).name == "Budi, a.n. Rina"
    assert people_with_duty(agency.pk, "ppk", date(2026, 3, 9)) == (rina.pk, budi.pk)
    assert set(Notice.objects.filter(code="duty.delegated").values_list("person_id", flat=True)) == {rina.pk, budi.pk}


def test_a_stand_in_is_kept_apart_too(agency: Agency, rina: Person, budi: Person) -> None:
    duty = give(rina, "ppk", agency)
    give(budi, "pp", agency)
    with pytest.raises(DutyRefused, match="Budi sudah bertugas"):
        stand_in(duty, budi, DAY, END)
    assert not Notice.objects.exists()


def test_a_delegation_stays_within_the_duty_and_ends_with_it(agency: Agency, rina: Person, budi: Person) -> None:
    duty = give(rina, "ppk", agency, last=END)
    with pytest.raises(DutyRefused, match="dalam masa tugas"):
        stand_in(duty, budi, DAY, date(2026, 4, 1))
    with pytest.raises(DutyRefused, match="orang lain"):
        stand_in(duty, rina, DAY, END)
    running = stand_in(duty, budi, DAY, date(2026, 3, 20))
    coming = stand_in(duty, budi, date(2026, 3, 25), END)
    with pytest.raises(DutyRefused, match="Pelaksana harian"):
        stand_in(running, rina, DAY, DAY)
    end_duty(duty=duty.pk, last_day=date(2026, 3, 10), by=SYSTEM)
    running.refresh_from_db()
    assert running.valid_to == date(2026, 3, 10)
    coming.refresh_from_db()
    assert coming.cancelled_at is not None, "it never begins"
    assert not any(hats_of(budi.pk, date(2026, 3, day)) for day in range(11, 32))
