"""A duty is put right, called off before it begins, and given to somebody whom another region took in."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from tests.cast import NOON, Town, build_town

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM, Actor, Hat
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.actions.amend_duty import amend_duty
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.actions.cancel_duty import cancel_duty
from eblangkon.parties.agencies.actions.delegate_duty import delegate_duty
from eblangkon.parties.agencies.models import Agency, Duty
from eblangkon.parties.agencies.queries import duties_in, hats_of, lent_to, people_with_duty
from eblangkon.parties.agencies.rules import DutyRefused, NotYourRegion
from eblangkon.services.notices.models import Notice

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
TOMORROW = TODAY + timedelta(days=1)
STRANGER = Actor("person", 0, "Eko", (Hat("admin", "33.28"),))


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    with clock.set_to(NOON):
        yield build_town()


def give(town: Town, role: str, code: str, first: date = TODAY, last: date | None = None) -> Duty:
    return assign_duty(
        person=town.people[role].pk,
        code=code,
        agency=town.agency.pk,
        decree_number="800/1",
        valid_from=first,
        valid_to=last,
        by=SYSTEM,
    )


def of(town: Town, code: str) -> Duty:
    return Duty.objects.get(agency=town.agency, code=code)


def test_a_duty_that_has_not_begun_never_holds_once_it_is_called_off(town: Town) -> None:
    coming = give(town, "nobody", "pp", TOMORROW)
    lent = delegate_duty(
        duty=coming.pk,
        to=town.people["pptk"].pk,
        decree_number="9",
        reason="Cuti",
        valid_from=TOMORROW,
        valid_to=TOMORROW,
        by=SYSTEM,
    )
    with pytest.raises(NotYourRegion):
        cancel_duty(duty=coming.pk, reason="Salah orang", by=STRANGER)
    with pytest.raises(DutyRefused, match="Alasan"):
        cancel_duty(duty=coming.pk, reason=" ", by=SYSTEM)
    cancel_duty(duty=coming.pk, reason="Salah orang", by=SYSTEM)
    for role in ("nobody", "pptk"):
        assert not any(hat.duty == "pp" for hat in hats_of(town.people[role].pk, TOMORROW))
    assert people_with_duty(town.agency.pk, "pp", TOMORROW) == (town.people["pp"].pk,)
    assert not duties_in(["33.25"], TODAY, "later").exists()
    acts = AuditEntry.objects.filter(action="duty.cancelled").values_list("subject_key", "data__reason")
    assert set(acts) == {(str(coming.pk), "Salah orang."), (str(lent.pk), "Salah orang.")}
    assert Notice.objects.filter(code="duty.cancelled").count() == 2
    assert give(town, "nobody", "ppk", TOMORROW), "what never held stands in nobody's way"


def test_a_duty_that_holds_is_ended_and_not_called_off(town: Town) -> None:
    with pytest.raises(DutyRefused, match="sudah berlaku"):
        cancel_duty(duty=of(town, "pp").pk, reason="Salah", by=SYSTEM)


def test_called_off_on_its_page_and_shown_there_with_the_reason(town: Town) -> None:
    coming, admin = give(town, "nobody", "pp", TOMORROW), town.client("admin")
    path = f"/pejabat/tugas/{coming.pk}"
    assert "Batalkan tugas" in admin.get(path).content.decode()
    assert "Akhiri tugas" not in admin.get(path).content.decode()
    assert admin.post(path, {"apa": "batalkan", "reason": ""}).status_code == 422
    assert admin.post(path, {"apa": "batalkan", "reason": "Salah orang"}).status_code == 303
    page = admin.get(path).content.decode()
    assert "Salah orang" in page
    assert '<form method="post" novalidate' not in page
    assert "dibatalkan" in admin.get(f"/pejabat/{town.people['nobody'].pk}").content.decode()
    assert admin.post(path, {"apa": "batalkan", "reason": "Lagi"}).status_code == 422


def test_no_two_fields_of_the_page_share_an_id(town: Town) -> None:
    admin = town.client("admin")
    for one in (give(town, "nobody", "pp", TOMORROW), of(town, "ppk")):
        page = admin.get(f"/pejabat/tugas/{one.pk}").content.decode()
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert sorted({name for name in ids if ids.count(name) > 1}) == []


def test_decree_and_last_day_are_put_right_while_it_runs(town: Town) -> None:
    admin = town.client("admin")
    held = give(town, "nobody", "pptk", TODAY, TOMORROW)
    path = f"/pejabat/tugas/{held.pk}"
    sent = {"apa": "ubah", "decree_number": "800/7", "valid_to": "2026-12-31"}
    assert admin.post(path, sent | {"valid_to": TODAY.isoformat()}).status_code == 422, "who leaves hands over"
    assert admin.post(path, sent | {"decree_number": ""}).status_code == 422
    assert admin.post(path, sent).status_code == 303
    held.refresh_from_db()
    assert (held.decree_number, held.valid_to) == ("800/7", date(2026, 12, 31))
    entry = AuditEntry.objects.get(action="duty.amended", subject_key=str(held.pk))
    assert entry.data["before"] == {"decree": "800/1", "to": TOMORROW.isoformat()}
    amend_duty(duty=held.pk, decree_number="800/7", valid_to=date(2026, 12, 31), by=SYSTEM)
    assert AuditEntry.objects.filter(action="duty.amended").count() == 1, "nothing changed, nothing written"
    with pytest.raises(NotYourRegion):
        amend_duty(duty=held.pk, decree_number="1", valid_to=None, by=STRANGER)


def test_an_extension_may_not_run_into_an_opposing_duty(town: Town) -> None:
    held = give(town, "nobody", "pp", TODAY, TOMORROW)
    give(town, "nobody", "ppk", TOMORROW + timedelta(days=1))
    with pytest.raises(DutyRefused, match="sudah bertugas"):
        amend_duty(duty=held.pk, decree_number="800/1", valid_to=None, by=SYSTEM)


def test_a_stand_in_is_not_extended_beyond_the_duty(town: Town) -> None:
    held = give(town, "nobody", "pptk", TODAY, TOMORROW)
    lent = delegate_duty(
        duty=held.pk,
        to=town.people["inspector"].pk,
        decree_number="9",
        reason="Cuti",
        valid_from=TODAY,
        valid_to=TODAY,
        by=SYSTEM,
    )
    for last in (None, TOMORROW + timedelta(days=1)):
        with pytest.raises(DutyRefused):
            amend_duty(duty=lent.pk, decree_number="9", valid_to=last, by=SYSTEM)
    assert amend_duty(duty=lent.pk, decree_number="9", valid_to=TOMORROW, by=SYSTEM).valid_to == TOMORROW


@pytest.fixture
def elsewhere(town: Town) -> Person:
    """Somebody of Tegal with NIP, e-mail, phone and a duty there."""
    far = Agency.objects.create(region_id="33.28", code="1.02", name="Dinas Tegal", short_name="DT", city="Slawi")
    person = Person.objects.create(
        name="Dr. Siti Kartika", email="siti@tegal.id", phone="+628120009999", nip="198503172010011004", password="!"
    )
    assign_duty(
        person=person.pk, code="ppk", agency=far.pk, decree_number="T/1", valid_from=date(2026, 1, 1), by=SYSTEM
    )
    return person


def appoints(town: Town, **changes: str) -> "tuple[int, str, str]":
    given = {
        "name": "Siti R.",
        "nip": "19850317 201001 1 004",
        "email": "siti.rahayu@batang.id",
        "phone": "",
        "agency": str(town.agency.pk),
        "code": "pptk",
        "decree_number": "900/11",
        "valid_from": TODAY.isoformat(),
        "valid_to": "",
    }
    answer = town.client("admin").post("/pejabat/baru", given | changes)
    return answer.status_code, answer.content.decode(), answer.headers.get("Location", "")


@pytest.mark.parametrize(
    "changes", [{}, {"nip": "", "email": "SITI@tegal.id"}, {"email": "siti@tegal.id", "phone": "0812 0000 9999"}]
)
def test_who_is_known_elsewhere_gets_a_duty_here_and_keeps_their_record(
    town: Town, elsewhere: Person, changes: dict[str, str]
) -> None:
    status, page, path = appoints(town, **changes)
    assert status == 303, page
    assert Person.objects.filter(name__icontains="Siti").count() == 1
    before = (elsewhere.name, elsewhere.email, elsewhere.phone, elsewhere.nip)
    elsewhere.refresh_from_db()
    assert (elsewhere.name, elsewhere.email, elsewhere.phone, elsewhere.nip) == before
    notice = Notice.objects.get(person=elsewhere)
    assert notice.code == "duty.given"
    admin = town.client("admin")
    duty = Duty.objects.get(person=elsewhere, agency=town.agency)
    asked = Duty.objects.get(person=town.people["pptk"], agency=town.agency)
    pages = ("/pejabat", path, f"/pejabat/tugas/{duty.pk}", f"{path}/pengecualian", f"/pejabat/tugas/{asked.pk}")
    for one in pages:
        shown = admin.get(one).content.decode()
        assert "Siti R." in shown, one
        assert not any(word in shown for word in ("Kartika", "tegal.id", "120009999", "Dinas Tegal", "SK T/1")), one
    assert admin.get(f"/orang/{elsewhere.pk}/data").status_code == 404
    assert admin.get(f"/akun-pejabat/{elsewhere.pk}/pemulihan").status_code == 404
    assert "Data pribadi" not in admin.get(path).content.decode()
    other = town.client("other_admin")
    theirs = other.get(f"/pejabat/{elsewhere.pk}").content.decode()
    assert "Dr. Siti Kartika" in theirs
    assert "900/11" not in theirs
    assert "Siti R." not in other.get("/pejabat").content.decode()
    assert {hat.region for hat in hats_of(elsewhere.pk, TODAY)} == {"33.25", "33.28"}
    entry = AuditEntry.objects.get(action="duty.assigned", subject_key=str(duty.pk))
    assert entry.data["name"] == "Siti R."


def test_a_second_duty_here_keeps_the_name_that_was_typed(town: Town, elsewhere: Person) -> None:
    appoints(town)
    give_more = {
        "agency": str(town.other_agency.pk),
        "code": "pptk",
        "decree_number": "900/12",
        "valid_from": TODAY.isoformat(),
    }
    assert town.client("admin").post(f"/pejabat/{elsewhere.pk}", give_more).status_code == 303
    assert Duty.objects.get(person=elsewhere, agency=town.other_agency).named == "Siti R."


def test_two_peoples_numbers_and_a_closed_account_are_refused(town: Town, elsewhere: Person) -> None:
    status, page, _path = appoints(town, email="pp@contoh.id")
    assert status == 422
    assert "milik orang lain" in page
    assert "Kartika" not in page
    status, page, _path = appoints(town, email="siti@tegal.id", nip="199001012015011001")
    assert status == 422
    assert not any(word in page for word in ("Kartika", "198503172010011004"))
    Person.objects.filter(pk=elsewhere.pk).update(is_active=False)
    assert appoints(town)[0] == 422
    assert not Duty.objects.filter(person=elsewhere, agency=town.agency).exists()


def test_who_is_known_here_gets_one_more_duty_under_their_own_name(town: Town) -> None:
    status, _page, _path = appoints(town, nip="", email="nobody@contoh.id")
    assert status == 303
    assert Duty.objects.get(person=town.people["nobody"]).named == "Siti R.", "no region has taken them in yet"
    assert appoints(town, nip="", email="pptk@contoh.id", code="inspector")[0] == 303
    assert Duty.objects.get(person=town.people["pptk"], code="inspector").named == ""


def test_who_is_lent_is_told_apart_from_who_was_taken_in(town: Town, elsewhere: Person) -> None:
    both = town.people["pptk"]
    far = Agency.objects.get(region_id="33.28")
    assign_duty(person=both.pk, code="pptk", agency=far.pk, decree_number="T/2", valid_from=TODAY, by=SYSTEM)
    people = [elsewhere.pk, both.pk, town.people["nobody"].pk]
    assert lent_to("33.25", people) == {elsewhere.pk}
    assert lent_to("33.28", people) == set()
