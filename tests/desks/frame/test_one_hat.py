"""Who has several places wears one hat, sees it everywhere, and cannot act with another than the page showed."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import Town

from eblangkon.desks.frame.places import at_one_place, key_of, places_in
from eblangkon.ground.audit.rules import SYSTEM, Actor, Hat
from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies.models import Duty
from eblangkon.parties.vendors.actions.add_member import add_member
from eblangkon.parties.vendors.models import VendorMember
from eblangkon.purchase.ordering.actions.accept_order import accept_order
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.rules.refusals import WrongDuty

pytestmark = pytest.mark.django_db


def joins(town: Town, role: str = "vendor_owner", shop: str = "other_vendor") -> str:
    """The person of that role acts for one more shop; its place."""
    vendor = getattr(town, shop)
    add_member(
        actor=SYSTEM,
        vendor_id=vendor.pk,
        person_id=town.people[role].pk,
        role="staff",
        valid_from=clock.today(),
    )
    return f"toko-{vendor.pk}"


def wears(client: Client, place: str, back: str = "/toko") -> str:
    answer = client.post("/topi", {"ke": place, "kembali": back})
    assert answer.status_code == 303
    return answer["Location"]


def page(client: Client, path: str) -> str:
    return unescape(client.get(path).content.decode())


def test_places_are_offices_then_shops_then_regions() -> None:
    hats = (Hat("ukpbj", "33.25"), Hat("vendor_owner", "33.25", vendor=2), Hat("pp", "33.25", agency=7))
    more = (*hats, Hat("admin", "33.25"), Hat("ppk", "33.25", agency=7))
    assert list(places_in(more)) == ["kantor-7", "toko-2", "wilayah-33.25"]
    assert [hat.duty for hat in places_in(more)["wilayah-33.25"]] == ["ukpbj", "admin"]


def test_who_has_one_place_sees_no_switcher_and_pays_nothing(town: Town) -> None:
    actor = town.actor("vendor_owner")
    assert at_one_place(None, actor) is actor  # type: ignore[arg-type]  # not even the request is asked
    assert 'class="hat"' not in page(town.client("vendor_owner"), "/toko")
    assert 'name="topi"' not in page(town.client("vendor_owner"), "/toko")


def test_the_hat_stands_on_every_page_and_holds_one_place(town: Town) -> None:
    place, client = joins(town), town.client("vendor_owner")
    for path in ("/toko", "/katalog", "/akun", "/kotak", "/tidak-ada"):
        assert 'class="hat"' in page(client, path)
    assert "Pemilik toko</b> · Toko Subah" in page(client, "/toko")
    assert "Kertas HVS A4" in page(client, "/toko/produk")
    assert "Map kertas" not in page(client, "/toko/produk")
    assert wears(client, place, "/toko/produk") == "/toko/produk"
    assert "Staf toko</b> · Kios Reban" in page(client, "/toko")
    assert "Map kertas" in page(client, "/toko/produk")
    assert "Kertas HVS A4" not in page(client, "/toko/produk")
    assert client.get(f"/pesanan/{town.order('placed')}").status_code == 404


def test_two_more_queries_tell_the_names(town: Town, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = town.client("vendor_owner")
    client.get("/kotak")
    with django_assert_num_queries(_count(client)):
        client.get("/kotak")
    before = _count(client)
    joins(town)
    assert _count(client) == before + 2


def _count(client: Client) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        client.get("/kotak")
    return len(asked)


def test_a_form_of_the_other_tab_is_refused(town: Town) -> None:
    place, client, number = joins(town), town.client("vendor_owner"), town.order("placed")
    first = f"toko-{town.vendor.pk}"
    assert f'name="topi" value="{first}"' in page(client, f"/pesanan/{number}/jawab")
    wears(client, place)
    sent = {"versi": Order.objects.get(pk=number).version, "jawaban": "tolak", "alasan": "Stok habis.", "semua": "1"}
    for hat in ({"topi": first}, {}, {"topi": "toko-0"}):
        answer = client.post(f"/pesanan/{number}/jawab", {**sent, **hat}, headers={"referer": "http://localhost/toko"})
        words = unescape(answer.content.decode())
        assert answer.status_code == 409
        assert "Tidak ada yang berubah" in words
        assert "Stok habis." in words
    assert Order.objects.get(pk=number).state == "placed"
    refused = client.post(
        f"/pesanan/{number}/jawab", {**sent, "topi": first}, headers={"referer": "http://localhost/x"}
    )
    words = unescape(refused.content.decode())
    assert "Pemilik toko · Toko Subah" in words
    assert f'name="ke" value="{first}"' in words
    wears(client, first)
    assert client.post(f"/pesanan/{number}/jawab", {**sent, "topi": first}).status_code == 303
    assert Order.objects.get(pk=number).state == "declined"


def test_a_product_of_the_other_shop_keeps_its_stock(town: Town) -> None:
    place, client = joins(town), town.client("vendor_owner")
    path, first = f"/toko/produk/{town.products[0].pk}", f"toko-{town.vendor.pk}"
    wears(client, place)
    sent = {"apa": "stok", "on_hand": "5000"}
    assert client.post(path, {**sent, "topi": first}).status_code == 409
    assert client.post(path, {**sent, "topi": place}).status_code == 404
    wears(client, first)
    assert client.post(path, {**sent, "topi": first}).status_code == 303


def test_nobody_wears_what_is_not_theirs(town: Town) -> None:
    joins(town)
    client = town.client("vendor_owner")
    wears(client, f"kantor-{town.agency.pk}")
    assert "Toko Subah" in page(client, "/toko")
    assert wears(town.client("vendor_staff"), f"toko-{town.other_vendor.pk}") == "/toko"
    assert "Map kertas" not in page(town.client("vendor_staff"), "/toko/produk")
    assert wears(client, f"toko-{town.vendor.pk}", "//elsewhere.example") == "/"


def test_a_place_that_has_ended_is_left(town: Town) -> None:
    place, client = joins(town), town.client("vendor_owner")
    wears(client, place)
    member = VendorMember.objects.get(vendor=town.other_vendor, person=town.people["vendor_owner"])
    VendorMember.objects.filter(pk=member.pk).update(valid_to=clock.today(), removed_at=clock.now())
    shown = page(client, "/toko/produk")
    assert "Kertas HVS A4" in shown
    assert "Map kertas" not in shown
    assert 'class="hat"' not in shown


def test_the_other_hat_does_not_hide_that_one_stands_on_both_sides(town: Town) -> None:
    number, owner = town.order("placed"), town.actor("vendor_owner")
    Duty.objects.filter(person=town.people["pp"]).update(person=town.people["vendor_owner"])
    both = town.actor("vendor_owner")
    assert {key_of(hat) for hat in both.hats} == {f"kantor-{town.agency.pk}", f"toko-{town.vendor.pk}"}
    office = tuple(hat for hat in both.hats if hat.agency)
    narrowed = Actor("person", owner.id, owner.name, owner.hats, elsewhere=office)
    with pytest.raises(WrongDuty):
        accept_order(order=number, by=narrowed)


def test_the_hat_is_the_same_tomorrow(town: Town) -> None:
    place, client = joins(town), town.client("vendor_owner")
    wears(client, place)
    with clock.set_to(clock.now() + timedelta(days=1)):
        assert "Kios Reban" in page(client, "/toko")


def test_what_was_chosen_is_told_in_words_and_numbers_of_rows_not_at_all(town: Town) -> None:
    place, client = joins(town), town.client("vendor_owner")
    assert client.get("/toko/orang").status_code == 200
    sent = {"apa": "undang", "meant_for": "Wahyu dari gudang", "role": "owner", "agency": "37", "topi": place}
    answer = client.post("/toko/orang", sent)
    assert answer.status_code == 409
    words = unescape(answer.content.decode()).split("Yang sudah Anda tulis")[1]
    assert "Wahyu dari gudang" in words
    assert "Pemilik toko" in words
    assert "<div>owner" not in words
    assert "<div>37" not in words


def test_an_order_of_the_other_place_says_so(town: Town) -> None:
    place, client = joins(town), town.client("vendor_owner")
    wears(client, place)
    number = town.order("placed")
    answer = client.get(f"/pesanan/{number}")
    assert answer.status_code == 404
    assert "milik tempat tugas Anda yang lain" in unescape(answer.content.decode())
    stranger = unescape(town.client("other_owner").get(f"/pesanan/{number}").content.decode())
    assert "Tidak ada pesanan" in stranger
    gone = client.get("/ke/nothing/7")
    assert gone.status_code == 404
    assert "tetap tersimpan" in unescape(gone.content.decode())
