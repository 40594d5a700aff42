"""The shop's pages: what waits, the answer, the shipment, the one tap; too late is told, strangers find nothing."""

import io
from html import unescape

import pytest
from django.core.files.storage import InMemoryStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from PIL import Image
from tests.cast import Town

from eblangkon.desks.shop.telling import _stage_words
from eblangkon.ground.kernel import clock
from eblangkon.purchase.catalogue.models import Price, Product, Stock
from eblangkon.purchase.delivery.actions.inspect import inspect
from eblangkon.purchase.delivery.actions.ship import ship
from eblangkon.purchase.delivery.actions.sign_handover import sign_handover
from eblangkon.purchase.delivery.models import Shipment, ShipmentLine
from eblangkon.purchase.delivery.rules import LineInspection
from eblangkon.purchase.ordering.actions.accept_order import accept_order
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.assign_budget import assign_budget
from eblangkon.purchase.ordering.actions.put_line import put_line
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.actions.start_order import start_order
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.payment.models import Payment
from eblangkon.purchase.payment.states import STAGES

pytestmark = pytest.mark.django_db


def page(answer: HttpResponse) -> str:
    return unescape(answer.content.decode())


def sends(town: Town, role: str, number: int, path: str, **data: object) -> HttpResponse:
    data.setdefault("versi", Order.objects.get(pk=number).version)
    return town.client(role).post(f"/pesanan/{number}/{path}", data)


def state_of(number: int) -> str:
    return Order.objects.get(pk=number).state


def line_of(number: int) -> int:
    return Order.objects.get(pk=number).lines.get().pk


def handed_over(town: Town) -> int:
    number = town.order("accepted")
    ship(order=number, by=town.actor("vendor_owner"))
    inspect(order=number, by=town.actor("inspector"))
    sign_handover(order=number, by=town.actor("ppk"))
    return number


def placed(town: Town, quantity: int = 1) -> int:
    """One more order that waits for the shop's answer."""
    order = start_order(request=town.request.pk, vendor=town.vendor.pk, by=town.actor("pp"))
    line = put_line(order=order.number, product=town.products[0].pk, quantity=quantity, by=town.actor("pp"))
    assign_budget(order=order.number, accounts={line.pk: town.accounts[0].pk}, by=town.actor("pp"))
    send_for_approval(order=order.number, by=town.actor("pp"))
    approve_order(order=order.number, by=town.actor("ppk"))
    return order.number


def jpeg(width: int = 400) -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (width, 300), "brown").save(out, "JPEG")
    return SimpleUploadedFile("barang.jpg", out.getvalue(), "image/jpeg")


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> InMemoryStorage:
    storage = InMemoryStorage()
    monkeypatch.setattr("eblangkon.purchase.delivery.adapters.photo_files.default_storage", storage)
    return storage


def test_home_shows_the_oldest_as_one_tap_and_the_others_below(town: Town) -> None:
    seen = page(town.client("vendor_owner").get("/toko"))
    assert "Toko Subah" in seen
    assert seen.count('class="btn gold"') == 1
    assert seen.index("Pesanan baru: 4 buah Kertas HVS A4") < seen.index("Menunggu Anda juga")
    assert f"/pesanan/{town.order('accepted')}/kirim" in seen
    assert "Masuk rekening Anda" in seen


def test_home_says_so_when_nothing_waits(town: Town) -> None:
    seen = page(town.client("other_owner").get("/toko"))
    assert "Tidak ada yang menunggu Anda" in seen
    assert 'class="btn gold"' not in seen


def test_money_under_way_stands_with_its_stage_and_last_day(town: Town) -> None:
    number = handed_over(town)
    sends(town, "vendor_owner", number, "tagih")
    seen = page(town.client("vendor_owner").get("/toko"))
    assert "pencairan dana (NPD) belum diajukan" in seen
    due = Payment.objects.get(pk=number).due_by
    assert due is not None
    assert f"s.d. {due.day} " in seen


def test_every_stage_of_every_road_has_words_for_the_shop(town: Town) -> None:
    assert set(_stage_words()) == set(STAGES)


def test_accepting_is_one_tap_back_to_the_shop(town: Town) -> None:
    number = town.order("placed")
    answer = sends(town, "vendor_staff", number, "jawab", jawaban="terima", dari="toko")
    assert (answer.status_code, answer["Location"]) == (303, "/toko")
    assert state_of(number) == "accepted"


def test_the_answer_page_tells_what_reaches_the_shop(town: Town) -> None:
    seen = page(town.client("vendor_owner").get(f"/pesanan/{town.order('placed')}/jawab"))
    assert "4 buah Kertas HVS A4 untuk" in seen
    assert "Masuk rekening Anda (bersih)" in seen
    assert "Rp200.000" in seen
    assert "Jawab paling lambat" in seen


def test_a_withheld_tax_stands_with_its_reason(town: Town) -> None:
    number = placed(town, 60)
    order = Order.objects.get(pk=number)
    order.route = "LS"
    seen = page(town.client("vendor_owner").get(f"/pesanan/{number}/jawab"))
    for kind, amount in order.tax["pph_parts"].items():
        assert f"PPh Pasal {kind}" in seen
        assert f"{amount:,}".replace(",", ".") in seen


def test_declining_needs_a_reason_and_keeps_the_page(town: Town) -> None:
    number = town.order("placed")
    answer = sends(town, "vendor_owner", number, "jawab", jawaban="tolak", alasan="  ")
    assert answer.status_code == 422
    assert "Alasan belum diisi" in page(answer)
    assert state_of(number) == "placed"
    answer = sends(town, "vendor_owner", number, "jawab", jawaban="tolak", alasan="Stok habis.")
    assert answer.status_code == 303
    assert state_of(number) == "declined"


def test_the_second_click_is_told(town: Town) -> None:
    number = town.order("placed")
    seen = Order.objects.get(pk=number).version
    assert sends(town, "vendor_owner", number, "jawab", jawaban="terima", versi=seen).status_code == 303
    again = sends(town, "vendor_owner", number, "jawab", jawaban="terima", versi=seen)
    assert again.status_code == 409
    assert "sudah berubah" in page(again)
    seen = Order.objects.get(pk=number).version
    assert sends(town, "vendor_owner", number, "kirim", semua="1", versi=seen).status_code == 303
    assert sends(town, "vendor_owner", number, "kirim", semua="1", versi=seen).status_code == 409
    assert Shipment.objects.filter(order=number).count() == 1


def test_a_part_is_sent_with_carrier_note_and_photo(town: Town, kept: InMemoryStorage) -> None:
    number = town.order("accepted")
    line = line_of(number)
    form = page(town.client("vendor_owner").get(f"/pesanan/{number}/kirim"))
    assert f'name="kirim_{line}" value="4"' in form
    data = {f"kirim_{line}": 3, "antar": "jasa", "pembawa": "JNE 0012", "catatan": "Satu dus", "foto": jpeg()}
    answer = sends(town, "vendor_owner", number, "kirim", **data)
    assert answer.status_code == 303
    shipment = Shipment.objects.get(order=number)
    assert shipment.carrier == "Jasa kirim, dengan nomor resi: JNE 0012"
    assert shipment.note == "Satu dus"
    assert kept.exists(shipment.photo.name)
    assert ShipmentLine.objects.get(shipment=shipment).quantity == 3


def test_what_was_typed_goes_also_where_the_page_does_not_say_what_it_showed(town: Town) -> None:
    number = town.order("accepted")
    data = {f"kirim_{line_of(number)}": 3, "antar": "sendiri", "pembawa": "", "catatan": ""}
    assert town.client("vendor_owner").post(f"/pesanan/{number}/kirim", data).status_code == 303
    assert ShipmentLine.objects.get(shipment__order=number).quantity == 3


@pytest.mark.parametrize(
    ("upload", "why"),
    [
        (SimpleUploadedFile("besar.jpg", b"\xff" * (10 * 1024 * 1024 + 1), "image/jpeg"), "lebih besar dari 10 MB"),
        (SimpleUploadedFile("palsu.jpg", b"<html>bukan foto</html>", "image/jpeg"), "bukan foto"),
    ],
)
def test_a_bad_photo_is_refused_and_the_rest_is_kept(town: Town, upload: SimpleUploadedFile, why: str) -> None:
    number = town.order("accepted")
    line = line_of(number)
    data = {f"kirim_{line}": 3, "antar": "kurir", "pembawa": "Pak Darmo", "catatan": "Hati-hati", "foto": upload}
    answer = sends(town, "vendor_owner", number, "kirim", **data)
    seen = page(answer)
    assert answer.status_code == 422
    assert why in seen
    assert "Pak Darmo" in seen
    assert "Hati-hati" in seen
    assert f'name="kirim_{line}" value="3"' in seen
    assert not Shipment.objects.exists()


def test_too_many_is_told_beside_the_line_and_the_photo_asked_again(town: Town) -> None:
    number = town.order("accepted")
    line = line_of(number)
    answer = sends(town, "vendor_owner", number, "kirim", **{f"kirim_{line}": 5, "antar": "sendiri", "foto": jpeg()})
    seen = page(answer)
    assert answer.status_code == 422
    assert "Kertas HVS A4: Tinggal 4 yang perlu dikirim" in seen
    assert "Pilih fotonya sekali lagi" in seen


def test_rejected_goods_come_back_to_the_shop(town: Town) -> None:
    number = town.order("accepted")
    ship(order=number, by=town.actor("vendor_owner"))
    inspect(order=number, by=town.actor("inspector"), counts={line_of(number): LineInspection(3, 1, "sobek")})
    seen = page(town.client("vendor_owner").get("/toko"))
    assert "Kirim sisanya" in seen
    form = page(town.client("vendor_owner").get(f"/pesanan/{number}/kirim"))
    assert "1 ditolak" in form
    assert f'name="kirim_{line_of(number)}" value="1"' in form


def test_one_tap_signs_and_hands_in(town: Town) -> None:
    number = handed_over(town)
    seen = page(town.client("vendor_owner").get(f"/pesanan/{number}/tagih"))
    assert "Tagih Rp200.000" in seen
    assert "dua ratus ribu rupiah" in seen
    version = Order.objects.get(pk=number).version
    assert sends(town, "vendor_staff", number, "tagih", versi=version).status_code == 303
    assert Payment.objects.filter(pk=number).exists()
    assert sends(town, "vendor_staff", number, "tagih", versi=version).status_code == 409


def test_an_address_opened_too_late_leads_to_the_order(town: Town) -> None:
    for path, state in (("jawab", "accepted"), ("kirim", "placed"), ("tagih", "placed")):
        number = town.order(state)
        answer = town.client("vendor_owner").get(f"/pesanan/{number}/{path}")
        assert (answer.status_code, answer["Location"]) == (302, f"/pesanan/{number}")


@pytest.mark.parametrize("path", ["jawab", "kirim", "tagih"])
def test_another_shops_order_is_not_there(town: Town, path: str) -> None:
    number = town.order("placed")
    assert town.client("other_owner").get(f"/pesanan/{number}/{path}").status_code == 404
    assert sends(town, "other_owner", number, path, semua="1").status_code == 404
    assert town.client("ppk").get(f"/pesanan/{number}/{path}").status_code == 403
    assert state_of(number) == "placed"


def test_products_stand_with_price_stock_and_state(town: Town) -> None:
    seen = page(town.client("vendor_staff").get("/toko/produk"))
    assert "Kertas HVS A4" in seen
    assert "Rp50.000" in seen
    assert "Map kertas" not in seen
    assert "Tidak ada produk bernama “zzz”" in page(town.client("vendor_staff").get("/toko/produk?q=zzz"))


def test_a_new_price_holds_from_now_on(town: Town) -> None:
    product = town.products[0]
    client, path = town.client("vendor_staff"), f"/toko/produk/{product.pk}"
    answer = client.post(path, {"apa": "harga", "harga_1": "Rp52.500"})
    assert (answer.status_code, answer["Location"]) == (303, path)
    assert Price.objects.get(product=product, until=None).amount == 52_500
    assert 'value="52500"' in page(client.get(path))
    refused = client.post(path, {"apa": "harga", "harga_1": "lima ribu"})
    assert refused.status_code == 422
    assert "lima ribu" in page(refused)
    assert "Tulis angka saja" in page(refused)
    assert "Harga per buah: Harga harus di atas Rp0" in page(client.post(path, {"apa": "harga", "harga_1": "0"}))


def test_stock_cannot_fall_below_what_is_promised(town: Town) -> None:
    product = town.products[0]
    client, path = town.client("vendor_owner"), f"/toko/produk/{product.pk}"
    assert client.post(path, {"apa": "stok", "on_hand": "700"}).status_code == 303
    stock = Stock.objects.get(product=product)
    assert stock.on_hand == 700
    refused = client.post(path, {"apa": "stok", "on_hand": "1"})
    assert refused.status_code == 422
    assert f"{stock.reserved} buah sudah dijanjikan" in page(refused)
    assert Stock.objects.get(product=product).on_hand == 700


def test_a_product_goes_off_the_shelf_once(town: Town) -> None:
    product = town.products[0]
    client, path = town.client("vendor_owner"), f"/toko/produk/{product.pk}"
    assert client.post(path, {"apa": "tarik"}).status_code == 303
    assert Product.objects.get(pk=product.pk).status == "delisted"
    again = client.post(path, {"apa": "tarik"})
    assert again.status_code == 422
    assert "sudah tidak dijual" in page(again)
    assert client.post(path, {"apa": "jual"}).status_code == 303
    assert Product.objects.get(pk=product.pk).status == "listed"
    assert client.post(path, {"apa": "apa saja"}).status_code == 422


def test_another_shops_product_is_not_there(town: Town) -> None:
    path = f"/toko/produk/{town.products[0].pk}"
    assert town.client("other_owner").get(path).status_code == 404
    assert town.client("other_owner").post(path, {"apa": "stok", "on_hand": "1"}).status_code == 404


AROUND = 5  # session, person, duties, memberships, unread notices


@pytest.mark.parametrize("more", [0, 4])
def test_queries_of_home_do_not_grow(town: Town, more: int, django_assert_num_queries) -> None:
    for _n in range(more):
        placed(town)
    ready = handed_over(town)
    sends(town, "vendor_owner", ready, "tagih")
    with django_assert_num_queries(AROUND + 12):
        town.client("vendor_owner").get("/toko")


def test_queries_of_the_act_pages(town: Town, django_assert_num_queries) -> None:
    accept_order(order=placed(town), by=town.actor("vendor_owner"))
    client = town.client("vendor_owner")
    client.get("/toko")
    with django_assert_num_queries(AROUND + 4):
        client.get(f"/pesanan/{town.order('placed')}/jawab")
    with django_assert_num_queries(AROUND + 2):
        client.get(f"/pesanan/{town.order('accepted')}/kirim")
    number = handed_over(town)
    with django_assert_num_queries(AROUND + 3):
        client.get(f"/pesanan/{number}/tagih")


@pytest.mark.parametrize("more", [0, 30])
def test_queries_of_products_do_not_grow(town: Town, more: int, django_assert_num_queries) -> None:
    first = town.products[0]
    for n in range(more):
        product = Product.objects.create(
            vendor=town.vendor, category=first.category, name=f"Buku {n}", slug=f"buku-{n}", unit="buah"
        )
        Price.objects.create(product=product, amount=1000 + n, since=clock.now())
        Stock.objects.create(product=product, on_hand=n)
    client = town.client("vendor_owner")
    with django_assert_num_queries(AROUND + 2):
        answer = client.get("/toko/produk")
    assert answer.status_code == 200
