"""`/latihan`: one button opens a region's practice office, and duties are given there by the ordinary rules."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.cast import NOON, Town
from tests.practice import CAST, open_in

from eblangkon.ground.kernel import clock, installation
from eblangkon.parties.agencies.models import Agency, Duty
from eblangkon.parties.agencies.rules import NotYourRegion
from eblangkon.parties.vendors.models import Vendor, VendorMember
from eblangkon.purchase.catalogue.models import Product
from eblangkon.purchase.ordering.actions.open_practice import open_practice
from eblangkon.purchase.ordering.actions.staff_practice import staff_practice
from eblangkon.purchase.ordering.models import BudgetAccount, PlannedPackage
from eblangkon.purchase.ordering.rules.refusals import Refused


def opened(town: Town, role: str = "admin") -> Client:
    client = town.client(role)
    assert client.post("/latihan?wilayah=33.25", {"apa": "buka"}).status_code == 303
    return client


def give(town: Town, **people: str) -> Any:
    emails = {duty: str(town.people[role].email) for duty, role in people.items()}
    return town.client("admin").post("/latihan", {"apa": "orang", **emails})


@pytest.mark.parametrize("role", ["admin", "ukpbj"])
def test_one_button_makes_office_budget_and_shop(town: Town, role: str) -> None:
    client = opened(town, role)
    office = Agency.objects.get(region="33.25", demonstration=True)
    assert office.name == "Kantor Latihan Kabupaten Batang (latihan)"
    assert PlannedPackage.objects.get(agency=office).year == NOON.year
    assert BudgetAccount.objects.filter(agency=office, year=NOON.year).count() == 2
    shop = Vendor.objects.get(region="33.25", is_demonstration=True)
    assert Product.objects.filter(vendor=shop, status="listed").count() == 6
    page = client.get("/latihan").content.decode()
    assert "Siapa berlatih" in page
    assert "Kantor Latihan Kabupaten Batang" in client.get("/kantor").content.decode()


def test_a_second_press_and_a_second_administrator_make_nothing(town: Town) -> None:
    opened(town)
    opened(town)
    opened(town, "ukpbj")
    assert (
        Agency.objects.filter(demonstration=True).count() == Vendor.objects.filter(is_demonstration=True).count() == 1
    )
    assert "sudah dibuka; tidak ada yang berubah" in town.client("ukpbj").get("/latihan").content.decode()


def test_a_new_year_brings_its_budget_by_the_same_button(town: Town) -> None:
    client = opened(town)
    with clock.set_to(NOON + timedelta(days=365)):
        assert "Belum ada anggaran latihan tahun ini" in client.get("/latihan").content.decode()
        opened(town)
        assert sorted(PlannedPackage.objects.filter(agency__demonstration=True).values_list("year", flat=True)) == [
            NOON.year,
            NOON.year + 1,
        ]
        assert "Belum ada anggaran latihan" not in client.get("/latihan").content.decode()


def test_the_region_of_another_is_not_there(town: Town) -> None:
    assert town.client("other_admin").get("/latihan?wilayah=33.25").status_code == 404
    assert town.client("other_admin").post("/latihan?wilayah=33.25", {"apa": "buka"}).status_code == 404
    with pytest.raises(NotYourRegion):
        open_practice(region="33.25", by=town.actor("other_admin"))
    with pytest.raises(NotYourRegion):
        staff_practice(region="33.25", people={}, by=town.actor("other_admin"))


def test_a_demonstration_needs_none(town: Town) -> None:
    installation.mark("demonstration")
    assert town.client("admin").get("/latihan").status_code == 404
    with pytest.raises(Refused, match="semuanya sudah latihan"):
        open_practice(region="33.25", by=town.actor("admin"))


def test_several_people_get_their_duties_at_once(town: Town) -> None:
    opened(town)
    answer = give(town, **CAST)
    assert answer.status_code == 303
    office = Agency.objects.get(demonstration=True)
    held = dict(Duty.objects.filter(agency=office).values_list("code", "person"))
    assert held == {duty: town.people[role].pk for duty, role in CAST.items() if duty != "vendor_owner"}
    assert VendorMember.objects.get(vendor__is_demonstration=True).person == town.people["other_owner"]
    page = town.client("admin").get("/latihan").content.decode()
    assert "8 tugas latihan diberikan." in page
    assert "belum ada" not in page
    assert give(town, **CAST).status_code == 303  # what they hold already stays
    assert Duty.objects.filter(agency=office).count() == len(CAST) - 1


def test_the_separation_of_duties_is_what_is_learnt(town: Town) -> None:
    opened(town)
    answer = give(town, pp="pp", ppk="pp", pptk="pptk", vendor_owner="pptk", treasurer="treasurer")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "sudah bertugas sebagai Pejabat Pengadaan di kantor ini" in page
    assert "di kantor latihan dan di toko latihan sekaligus" in page
    assert str(town.people["treasurer"].email) in page  # what was typed stays
    assert not Duty.objects.filter(agency__demonstration=True).exists()


def test_only_people_of_the_region_are_found(town: Town) -> None:
    opened(town)
    answer = give(town, pp="other_ukpbj", ppk="nobody")
    assert answer.status_code == 422
    assert answer.content.decode().count("Tidak ada orang terdaftar di wilayah Anda dengan surel atau NIP ini.") >= 2
    for data in ({"apa": "orang"}, {"apa": "orang", "pp": "bukan nomor"}):
        assert town.client("admin").post("/latihan", data).status_code == 422


def test_nobody_is_given_a_duty_before_it_is_open(town: Town) -> None:
    answer = give(town, pp="pp")
    assert answer.status_code == 422
    assert "Kantor latihan belum dibuka" in answer.content.decode()


def test_the_page_asks_the_same_however_many_practise(town: Town, django_assert_num_queries: Any) -> None:
    opened(town)
    client = town.client("admin")
    client.get("/latihan")
    with django_assert_num_queries(QUERIES):
        client.get("/latihan")
    open_in(town)
    with django_assert_num_queries(QUERIES):
        client.get("/latihan")


QUERIES = 14


def test_a_real_office_with_the_usual_code_does_not_hinder(town: Town) -> None:
    Agency.objects.create(
        region_id="33.25", code="LATIHAN", name="Balai Latihan", short_name="Balai", city="Batang", address="x"
    )
    opened(town)
    assert Agency.objects.get(region="33.25", demonstration=True).code == "LATIHAN-2"
