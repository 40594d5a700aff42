"""Officials: found, appointed, exempted, on leave, and gone with their work handed over."""

from datetime import date, timedelta

from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import NOON, Town

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.models import Duty, DutyExemption
from eblangkon.purchase.ordering.models import RequestNote
from eblangkon.services.notices.models import Notice

TODAY = NOON.date()


def duty(town: Town, role: str, code: str = "") -> Duty:
    return Duty.objects.get(person=town.people[role], code=code or role, agency=town.agency)


def give(town: Town, role: str, code: str, first: date = TODAY) -> None:
    assign_duty(
        person=town.people[role].pk, code=code, agency=town.agency.pk, decree_number="1", valid_from=first, by=SYSTEM
    )


def test_the_list_costs_the_same_for_one_office_as_for_all(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    admin = town.client("admin")
    admin.get("/pejabat")
    with django_assert_num_queries(14):
        page = admin.get("/pejabat").content.decode()
    assert town.people["ppk"].name.removesuffix(" (contoh)") in page
    for n in range(20):
        person = Person.objects.create(name=f"Pegawai {n}", email=f"p{n}@contoh.id")
        assign_duty(
            person=person.pk, code="pptk", agency=town.agency.pk, decree_number="1", valid_from=TODAY, by=SYSTEM
        )
    with django_assert_num_queries(14):
        admin.get(f"/pejabat?kantor={town.agency.pk}&cari=Pegawai")
    assert "Tidak ada tugas di sini" in admin.get("/pejabat?keadaan=ended").content.decode()


def test_another_regions_officials_are_not_there(town: Town) -> None:
    stranger = town.client("other_admin")
    assert stranger.get(f"/pejabat/{town.people['pp'].pk}").status_code == 404
    assert stranger.get(f"/pejabat/tugas/{duty(town, 'pp').pk}").status_code == 404
    assert town.people["pp"].name.removesuffix(" (contoh)") not in stranger.get("/pejabat").content.decode()


def appointed(client: Client, town: Town, **changes: str) -> "tuple[int, str]":
    given = {
        "name": "Wahyu Hidayat, S.E.",
        "nip": "19850317 201001 1 004",
        "email": "wahyu@contoh.id",
        "phone": "",
        "agency": str(town.agency.pk),
        "code": "bpp",
        "decree_number": "900/11",
        "valid_from": "2026-03-04",
        "valid_to": "",
    }
    answer = client.post("/pejabat/baru", given | changes)
    return answer.status_code, answer.content.decode()


def test_a_new_official_is_invited_and_a_refused_one_leaves_nothing(town: Town) -> None:
    admin = town.client("admin")
    before = Person.objects.count()
    for changes, why in (
        ({"nip": "123"}, "18 angka"),
        ({"decree_number": " "}, "Belum diisi"),
        ({"valid_to": "2026-01-01"}, "mendahului"),
        ({"email": "pp@contoh.id"}, ""),
    ):
        status, page = appointed(admin, town, **changes)
        assert status == 422
        assert why in page
        assert "Wahyu Hidayat" in page
    assert Person.objects.count() == before
    assert appointed(admin, town)[0] == 303
    person = Person.objects.get(email="wahyu@contoh.id")
    assert not person.has_usable_password()
    assert Notice.objects.get(person=person).code == "duty.invited"
    assert Duty.objects.get(person=person).code == "bpp"


def test_an_opposing_duty_is_refused_until_a_dated_public_exemption(town: Town) -> None:
    admin, pp = town.client("admin"), town.people["pp"]
    given = {
        "agency": str(town.agency.pk),
        "code": "ppk",
        "decree_number": "1",
        "valid_from": "2026-03-04",
        "valid_to": "2026-03-31",
    }
    refused = admin.post(f"/pejabat/{pp.pk}", given)
    assert refused.status_code == 422
    assert "sudah bertugas sebagai" in refused.content.decode()
    exempting = {
        "agency": given["agency"],
        "first": "pp",
        "second": "ppk",
        "reason": "Dua pegawai di puskesmas ini.",
        "decree_number": "800/9",
        "valid_from": "2026-03-04",
        "valid_to": "2026-03-31",
    }
    assert admin.post(f"/pejabat/{pp.pk}/pengecualian", exempting).status_code == 303
    assert admin.post(f"/pejabat/{pp.pk}", given).status_code == 303
    public = Client(HTTP_HOST="localhost").get("/pengecualian").content.decode()
    assert "Dua pegawai di puskesmas ini." in public
    assert "pp@contoh.id" not in public
    exemption = DutyExemption.objects.get()
    assert admin.post(f"/pengecualian/{exemption.pk}", {"last_day": "2026-03-04"}).status_code == 303


def test_a_leave_names_a_stand_in(town: Town) -> None:
    admin, held = town.client("admin"), duty(town, "ppk")
    given = {
        "apa": "limpahkan",
        "to": str(town.people["pptk"].pk),
        "decree_number": "800/2",
        "reason": "Cuti tahunan",
        "valid_from": "2026-03-05",
        "valid_to": "2026-03-09",
    }
    assert admin.post(f"/pejabat/tugas/{held.pk}", given | {"to": str(town.people["pp"].pk)}).status_code == 422
    assert admin.post(f"/pejabat/tugas/{held.pk}", given).status_code == 303
    assert "pelaksana harian" in admin.get(f"/pejabat/{town.people['pptk'].pk}").content.decode()
    with clock.set_to(NOON + timedelta(days=1)):
        assert any(hat.instead_of for hat in town.actor("pptk").hats)


def test_who_leaves_hands_over_and_nobody_is_left_with_an_order(town: Town) -> None:
    admin, held = town.client("admin"), duty(town, "pp")
    path, given = f"/pejabat/tugas/{held.pk}", {"apa": "akhiri", "last_day": "2026-03-04", "successor": ""}
    number = town.order("awaiting_approval")
    assert "Pesanan yang dimulainya" in admin.get(path).content.decode()
    refused = admin.post(path, given)
    assert refused.status_code == 422
    assert "Pilih siapa yang menerimanya" in refused.content.decode()
    give(town, "nobody", "pp")
    assert admin.post(path, given | {"successor": str(town.people["nobody"].pk)}).status_code == 303
    entry = AuditEntry.objects.get(action="order.handed_over", subject_key=str(number))
    assert entry.data["to"] == town.people["nobody"].name
    assert Notice.objects.filter(person=town.people["nobody"], code="duty.handed_over").exists()
    assert admin.post(path, given).status_code in (303, 422)


def test_a_request_goes_to_the_successor_who_may_mend_it(town: Town) -> None:
    note = town.request
    RequestNote.objects.filter(pk=note.pk).update(state="returned", asked_by=town.people["pptk"])
    give(town, "nobody", "pptk")
    given = {"apa": "akhiri", "last_day": "2026-03-04", "successor": str(town.people["nobody"].pk)}
    RequestNote.objects.filter(orders__isnull=False).exclude(pk=note.pk).update(state="closed")
    note.orders.update(state="discarded")
    assert town.client("admin").post(f"/pejabat/tugas/{duty(town, 'pptk').pk}", given).status_code == 303
    note.refresh_from_db()
    assert note.asked_by_id == town.people["nobody"].pk
