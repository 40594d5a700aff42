"""`/toko/orang` and `/undangan/<token>`: who comes to a shop, who goes, and which links open nothing."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.cast import Town

from eblangkon.desks.shop.tasks import invitation_letter
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.models import Person
from eblangkon.parties.vendors.actions.invite_member import invite_member
from eblangkon.parties.vendors.models import VendorInvitation, VendorMember
from eblangkon.parties.vendors.queries import hats_of

pytestmark = pytest.mark.django_db
SIGN_UP = {"name": "Wahyu Nugroho", "login": "0812 7777 8888", "password": "gerobak bakso keliling"}


def page(answer: HttpResponse) -> str:
    return unescape(answer.content.decode())


def link(town: Town, role: str = "staff") -> str:
    token = invite_member(vendor=town.vendor.pk, role=role, meant_for="Keponakan", by=town.actor("vendor_owner"))[1]
    return f"/undangan/{token}"


def acts(town: Town, hand: str, /, **sent: Any) -> Any:
    return town.client(hand).post("/toko/orang", sent)


def place_of(town: Town, role: str) -> VendorMember:
    return VendorMember.objects.get(vendor=town.vendor, person=town.people[role])


def test_everybody_of_the_shop_reads_and_only_owners_act(town: Town) -> None:
    words = page(town.client("vendor_owner").get("/toko/orang"))
    assert "Sri Lestari" in words
    assert "Hendra Wijaya" in words
    assert 'value="undang"' in words
    assert '<form method="post">' not in page(town.client("vendor_staff").get("/toko/orang"))
    owner = place_of(town, "vendor_owner").pk
    assert acts(town, "vendor_staff", apa="undang", meant_for="Saya", role="owner").status_code == 403
    assert acts(town, "vendor_staff", apa="keluarkan", nomor=owner).status_code == 403
    assert acts(town, "other_owner", apa="keluarkan", nomor=owner).status_code == 404
    assert not VendorInvitation.objects.exists()


def test_with_an_address_the_link_is_mailed_and_lies_nowhere_in_clear(town: Town) -> None:
    wrong = acts(town, "vendor_owner", apa="undang", meant_for="Wahyu", role="staff", email="wahyu@")
    assert wrong.status_code == 422
    assert "Alamat ini tidak lengkap" in page(wrong)
    acts(town, "vendor_owner", apa="undang", meant_for="Wahyu", role="staff", email="wahyu@contoh.id")
    shown = re.search(r"/undangan/([\w-]{22})", page(town.client("vendor_owner").get("/toko/orang")))
    assert shown
    job = ProcrastinateJob.objects.get(task_name="shop.invitation_letter")
    assert shown[1] not in str(job.args)
    assert "wahyu@" not in str(job.args)
    invitation_letter.func(**job.args)
    (letter,) = mail.outbox
    assert letter.to == ["wahyu@contoh.id"]
    assert letter.body.count(f"/undangan/{shown[1]}\n") == 1
    assert town.vendor.name in letter.subject
    acts(town, "vendor_owner", apa="tarik", nomor=job.args["invitation"])
    invitation_letter.func(**job.args)
    assert len(mail.outbox) == 1, "a link that opens nothing is not sent"


def test_the_link_is_shown_once(town: Town) -> None:
    assert acts(town, "vendor_owner", apa="undang", meant_for="Wahyu", role="staff").status_code == 303
    first = page(town.client("vendor_owner").get("/toko/orang"))
    assert "/undangan/" in first
    again = page(town.client("vendor_owner").get("/toko/orang"))
    assert "/undangan/" not in again
    assert "<strong>Wahyu</strong>" in again


def test_an_invitation_without_a_name_is_asked_again(town: Town) -> None:
    answer = acts(town, "vendor_owner", apa="undang", meant_for=" ", role="raja")
    assert answer.status_code == 422
    assert "Belum diisi. Tulis siapa yang Anda undang." in page(answer)


def test_somebody_signed_in_takes_it_with_one_tap_and_once(town: Town) -> None:
    path, client = link(town), town.client("nobody")
    assert "mengundang Anda ke Toko Subah" in page(client.get(path))
    assert client.post(path)["Location"] == "/toko"
    assert client.get("/toko").status_code == 200
    again = town.client("other_owner").post(path)
    assert again.status_code == 410
    assert "sudah dipakai" in page(again)


def test_who_is_new_signs_up_and_is_in(town: Town) -> None:
    path, client = link(town), Client(HTTP_HOST="localhost")
    assert client.post(path, {**SIGN_UP, "login": "tidak@"}).status_code == 422
    assert client.post(path, {**SIGN_UP, "password": "123"}).status_code == 422
    assert client.post(path, {**SIGN_UP, "login": town.people["pp"].email}).status_code == 422
    assert not Person.objects.filter(name="Wahyu Nugroho").exists()
    answer = client.post(path, SIGN_UP)
    assert answer["Location"] == "/toko"
    person = Person.objects.get(name="Wahyu Nugroho")
    assert [hat.vendor for hat in hats_of(person.pk, clock.today())] == [town.vendor.pk]
    assert client.get("/toko").status_code == 200
    assert Client(HTTP_HOST="localhost").post(path, {**SIGN_UP, "login": "lain@example.test"}).status_code == 410
    assert not Person.objects.filter(email="lain@example.test").exists()


def test_expired_withdrawn_and_guessed_links_are_told(town: Town) -> None:
    path, client = link(town), town.client("nobody")
    with clock.set_to(clock.now() + timedelta(days=4)):
        assert "sudah lewat waktu" in page(client.get(path))
    assert acts(town, "vendor_owner", apa="tarik", nomor=VendorInvitation.objects.get().pk).status_code == 303
    answer = client.post(path)
    assert answer.status_code == 410
    assert "sudah ditarik" in page(answer)
    assert client.get("/undangan/tebakan").status_code == 410


def test_removed_means_at_once_in_the_open_session_and_for_the_old_link(town: Town) -> None:
    path, client = link(town), town.client("nobody")
    client.post(path)
    assert client.get("/toko").status_code == 200
    assert acts(town, "vendor_owner", apa="keluarkan", nomor=place_of(town, "nobody").pk).status_code == 303
    assert client.get("/toko").status_code == 403
    assert client.post(f"/toko/produk/{town.products[0].pk}", {"apa": "stok", "on_hand": "1"}).status_code == 403
    assert client.post(path).status_code == 410
    assert acts(town, "vendor_owner", apa="keluarkan", nomor=place_of(town, "nobody").pk).status_code == 409
    assert "Tugas Anda di Toko Subah" in page(client.get("/kotak"))


def test_the_last_owner_stays(town: Town) -> None:
    answer = acts(town, "vendor_owner", apa="keluarkan", nomor=place_of(town, "vendor_owner").pk)
    assert answer.status_code == 409
    assert "pemilik terakhir" in page(answer)


def test_who_buys_from_the_shop_does_not_sell_there(town: Town) -> None:
    town.order("placed")
    path = link(town)
    answer = town.client("pp").post(path)
    assert answer.status_code == 410
    assert "kedua sisi" in page(answer)
    assert hats_of(town.people["pp"].pk, clock.today()) == ()
    assert town.client("nobody").post(path).status_code == 303  # the link is still good


def test_who_takes_a_second_shop_wears_its_hat(town: Town) -> None:
    client = town.client("other_owner")
    client.post(link(town), {})
    assert "Staf toko</b> · Toko Subah" in page(client.get("/toko"))
