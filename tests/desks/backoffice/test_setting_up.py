"""A region set up by its administrator: what is missing, offices, plans, vendors."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from tests.cast import NOON, Town

from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.models import Agency, DeliveryPlace, Duty
from eblangkon.parties.vendors.models import Vendor
from eblangkon.purchase.ordering.models import BudgetAccount, PlannedPackage
from eblangkon.services.notices.actions.send_mail import send_mail

OFFICE = {"region": "33.25", "code": "1.99", "name": "Dinas Baru", "short_name": "Disbar", "city": "Batang"}
PACKAGE = {
    "kd_rup": "7",
    "name": "Paket",
    "ceiling": "Rp1.000.000",
    "method": "E-Purchasing",
    "source_of_funds": "APBD",
}
ACCOUNT = {
    "sub_activity_code": "1.02.01",
    "sub_activity": "Administrasi",
    "account_code": "5.1.02.01.001.00026",
    "account": "Bahan cetak",
    "source_of_funds": "APBD",
    "amount": "1000000",
}
VENDOR = {
    "region": "33.25",
    "name": "Warna Batang",
    "kind": "individual",
    "place": "Batang",
    "business_size": "micro",
    "npwp": "on",
    "owner_name": "Sri",
    "owner_email": "sri-baru@contoh.id",
}


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_the_first_day_ticks_what_is_there(town: Town) -> None:
    page = text(town.client("admin").get("/mulai"))
    assert "Semua yang diperlukan sudah ada" in page
    assert "btn gold" not in page


def test_an_empty_region_is_led_to_its_first_office(town: Town) -> None:
    page = text(town.client("other_admin").get("/mulai"))
    assert page.count("btn gold") == 1
    assert 'class="btn gold" href="/kantor/baru"' in page
    assert "2 dari 8 hal sudah ada" in page


def test_a_missing_treasurer_is_named(town: Town) -> None:

    Duty.objects.filter(code="treasurer").delete()
    page = text(town.client("admin").get("/mulai"))
    assert "belum punya: Bendahara pengeluaran" in page
    assert 'aria-current="step"' in page


def test_the_first_day_asks_as_often_with_many_offices(town: Town, django_assert_num_queries: Any) -> None:
    admin = town.client("admin")
    admin.get("/mulai")
    with django_assert_num_queries(COUNT):
        admin.get("/mulai")
    Agency.objects.bulk_create(
        Agency(region_id="33.25", code=f"9.{n}", name=f"D{n}", short_name=f"D{n}", address="J", city="B")
        for n in range(30)
    )
    for path, count in (("/mulai", COUNT), ("/kantor", 7), ("/anggaran", 8), ("/penyedia-daftar", 7)):
        with django_assert_num_queries(count):
            admin.get(path)


COUNT = 14


def test_an_office_is_opened_and_mended(town: Town) -> None:
    admin = town.client("admin")
    refused = admin.post("/kantor/baru", OFFICE)
    assert refused.status_code == 422
    assert 'value="Dinas Baru"' in text(refused)
    assert admin.post("/kantor/baru", OFFICE | {"address": "Jl. 1"}).status_code == 303
    office = Agency.objects.get(code="1.99")
    again = admin.post("/kantor/baru", OFFICE | {"address": "Jl. 1"})
    assert "sudah dipakai kantor lain" in text(again)
    facts = {"apa": "data", "name": "Dinas Lain", "short_name": "D", "address": "Jl. 2", "city": "Batang"}
    assert admin.post(f"/kantor/{office.pk}", facts).status_code == 303
    place = {"apa": "tempat", "place_name": "Gudang", "place_address": "Jl. 3"}
    assert admin.post(f"/kantor/{office.pk}", place).status_code == 303
    office.refresh_from_db()
    assert office.name == "Dinas Lain"
    assert DeliveryPlace.objects.filter(agency=office).count() == 2
    assert admin.post(f"/kantor/{office.pk}", place | {"place_address": ""}).status_code == 422


def test_nobody_opens_an_office_in_another_region(town: Town) -> None:
    answer = town.client("other_admin").post("/kantor/baru", OFFICE | {"address": "Jl. 1"})
    assert answer.status_code == 422
    assert not Agency.objects.filter(code="1.99").exists()
    assert town.client("other_admin").get(f"/anggaran?kantor={town.agency.pk}").status_code == 404
    assert town.client("admin").get("/mulai?wilayah=33.28").status_code == 404


def test_packages_and_accounts_are_written_and_changed(town: Town) -> None:
    admin, asked = town.client("admin"), f"?kantor={town.agency.pk}&tahun=2026"
    assert admin.post(f"/anggaran/paket/baru{asked}", PACKAGE | {"active": "on"}).status_code == 303
    assert admin.post(f"/anggaran/paket/baru{asked}", PACKAGE).status_code == 422
    package = PlannedPackage.objects.get(kd_rup="7")
    assert (package.ceiling, package.active, package.announced) == (1_000_000, True, False)
    assert admin.post(f"/anggaran/rekening/baru{asked}", ACCOUNT).status_code == 303
    assert BudgetAccount.objects.filter(account_code="5.1.02.01.01.0026").exists()
    low = admin.post(f"/anggaran/paket/{town.package.pk}", PACKAGE | {"ceiling": "1"})
    assert low.status_code == 422
    assert "Pesanan sudah mengikat" in text(low)
    assert "Pesanan sudah mengikat" in text(
        admin.post(f"/anggaran/rekening/{town.accounts[0].pk}", ACCOUNT | {"amount": "1"})
    )
    assert "belum diumumkan" in text(admin.get(f"/anggaran{asked}"))


@pytest.mark.parametrize("sum_of_money", ["", "0", "-5", "banyak", "1,5", "9" * 16])
def test_sums_that_are_none_are_refused(town: Town, sum_of_money: str) -> None:
    asked = f"?kantor={town.agency.pk}"
    answer = town.client("admin").post(f"/anggaran/paket/baru{asked}", PACKAGE | {"ceiling": sum_of_money})
    assert answer.status_code == 422


def test_a_vendor_is_taken_in(town: Town) -> None:
    admin = town.client("admin")
    assert admin.post("/penyedia-daftar/baru", VENDOR).status_code == 303
    assert Vendor.objects.get(name="Warna Batang").members.get().person.email == "sri-baru@contoh.id"
    assert "Warna Batang" in text(admin.get("/penyedia-daftar"))
    for wrong in ({"owner_email": ""}, {"legal_form": "CV"}, {"owner_phone": "12"}, {"region": "33.28"}):
        assert admin.post("/penyedia-daftar/baru", VENDOR | wrong).status_code == 422


def enrolled(town: Town, **owner: str) -> str:
    """The page of a new shop with this owner."""
    answer = town.client("admin").post("/penyedia-daftar/baru", VENDOR | {"owner_email": ""} | owner)
    assert answer.status_code == 303
    return str(answer.headers["Location"])


def test_an_owner_without_mail_gets_a_link_by_hand_and_signs_in_by_phone(town: Town) -> None:
    page, admin = enrolled(town, owner_phone="0812 9000 1111"), town.client("admin")
    member = Vendor.objects.get(name="Warna Batang").members.get()
    before = text(admin.get(page))
    assert "Belum membuat kata sandi" in before
    assert "Kirim ulang undangan" not in before
    assert admin.post(page, {"apa": "tautan", "nomor": member.pk}).status_code == 303
    link = re.search(r"http://[^/]+(/undangan-pejabat/[\w-]+)", text(admin.get(page)))
    assert link
    assert "/undangan-pejabat/" not in text(admin.get(page)), "the link is shown once"
    owner = Client(HTTP_HOST="localhost")
    form = owner.get(link[1], follow=True)
    assert "Warna Batang" in text(form)
    answer = owner.post(form.redirect_chain[-1][0], {"password": "gerobak bakso keliling"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/toko")
    assert owner.get("/toko").status_code == 200
    assert owner.get(link[1]).status_code == 410
    again = admin.post(page, {"apa": "tautan", "nomor": member.pk})
    assert again.status_code == 409
    assert "sudah punya kata sandi" in text(again)


def test_an_owner_with_mail_is_let_in_by_the_letter(town: Town) -> None:
    page = enrolled(town, owner_email="sri-baru@contoh.id")
    send_mail()
    (letter,) = [one for one in mail.outbox if "sri-baru@contoh.id" in one.to]
    link = re.search(r"http://[^/]+(/undangan-pejabat/[\w-]+)", str(letter.body))
    assert link
    assert Client(HTTP_HOST="localhost").get(link[1]).status_code == 303
    member = Vendor.objects.get(name="Warna Batang").members.get()
    assert town.client("admin").post(page, {"apa": "kirim", "nomor": member.pk}).status_code == 303
    send_mail()
    assert Client(HTTP_HOST="localhost").get(link[1]).status_code == 410, "a newer letter makes it worthless"


def test_no_official_becomes_an_owner_without_agreeing(town: Town) -> None:
    taken = town.client("admin").post("/penyedia-daftar/baru", VENDOR | {"owner_email": town.people["ppk"].email})
    assert taken.status_code == 422
    assert "bertugas di kantor" in text(taken)
    assert not Vendor.objects.filter(name="Warna Batang").exists()


def test_the_second_tap_makes_no_second_shop(town: Town) -> None:
    admin = town.client("admin")
    assert admin.post("/penyedia-daftar/baru", VENDOR).status_code == 303
    again = admin.post("/penyedia-daftar/baru", VENDOR)
    assert again.status_code == 422
    assert "sudah terdaftar" in text(again)
    assert Vendor.objects.filter(name="Warna Batang").count() == 1


def test_a_link_in_hand_opens_no_account_that_became_an_official_s(town: Town) -> None:
    page, admin = enrolled(town, owner_phone="0812 9000 1111"), town.client("admin")
    member = Vendor.objects.get(name="Warna Batang").members.get()
    admin.post(page, {"apa": "tautan", "nomor": member.pk})
    link = re.search(r"http://[^/]+(/undangan-pejabat/[\w-]+)", text(admin.get(page)))
    assert link
    office = Agency.objects.create(region_id="33.28", code="1", name="D", short_name="D", address="J", city="S")
    assign_duty(
        person=member.person_id, code="ppk", agency=office.pk, decree_number="1", valid_from=NOON.date(), by=SYSTEM
    )
    assert Client(HTTP_HOST="localhost").get(link[1]).status_code == 410
    assert admin.post(page, {"apa": "tautan", "nomor": member.pk}).status_code == 409


def test_whoever_signed_up_with_an_address_first_is_not_taken_for_the_official(town: Town) -> None:
    squatter = create_person(name="Bukan Dia", email="calon@batang.go.id", password="becak motor malam", by=SYSTEM)
    wanted = {
        "name": "Calon Pejabat",
        "email": "calon@batang.go.id",
        "agency": town.agency.pk,
        "code": "pptk",
        "decree_number": "1",
        "valid_from": NOON.date().isoformat(),
    }
    answer = town.client("admin").post("/pejabat/baru", wanted)
    assert answer.status_code == 422
    assert "belum pernah bertugas" in text(answer)
    assert not Duty.ever.filter(person=squatter).exists()


def test_an_official_with_a_telephone_alone_is_reached_once_an_address_is_kept(town: Town) -> None:
    person = create_person(name="Joko Susilo", phone="0812 7000 1111", by=SYSTEM)
    assign_duty(
        person=person.pk,
        code="pptk",
        agency=town.agency.pk,
        decree_number="800/7",
        valid_from=NOON.date(),
        by=town.actor("admin"),
    )
    admin, page = town.client("admin"), f"/pejabat/{person.pk}/surel"
    assert f'href="{page}"' in text(admin.get(f"/pejabat/{person.pk}"))
    taken = admin.post(page, {"email": town.people["ppk"].email})
    assert taken.status_code == 422
    assert "sudah dipakai akun lain" in text(taken)
    assert admin.post(page, {"email": "joko@batang.go.id"}).status_code == 303
    send_mail()
    (letter,) = [one for one in mail.outbox if "joko@batang.go.id" in one.to]
    assert "/undangan-pejabat/" in str(letter.body)
    assert admin.get(page).status_code == 404, "an address that is there is nobody else's to change"
    assert town.client("other_admin").get(page).status_code == 404
