"""`/toko/produk/baru` and `/ubah`: offered once, found at once, nothing typed lost, and orders keep their words."""

import io
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from PIL import Image
from tests.cast import Town

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.parties.vendors.actions.add_member import add_member
from eblangkon.parties.vendors.models import TaxStatus, Vendor
from eblangkon.purchase.catalogue.actions.change_price import change_price
from eblangkon.purchase.catalogue.models import Category, Price, Product, Stock
from eblangkon.purchase.catalogue.rules.shelf import Tier
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.assign_budget import assign_budget
from eblangkon.purchase.ordering.actions.change_line import change_line
from eblangkon.purchase.ordering.actions.put_line import put_line
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.actions.start_order import start_order
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.rules.refusals import CannotSend

pytestmark = pytest.mark.django_db
NEW = "/toko/produk/baru"
KEY = "a" * 22
GOOD = {
    "nama": "Spidol papan tulis", "kategori": "5.2", "satuan": "buah", "harga_1": "Rp9.500", "cara": "ada",
    "jumlah": "1.200", "minimal": "1", "siap": "0", "kunci": KEY,
}  # fmt: skip


def page(answer: HttpResponse) -> str:
    return unescape(answer.content.decode())


def offers(town: Town, role: str = "vendor_owner", **more: Any) -> Any:
    return town.client(role).post(NEW, GOOD | more)


def spidol() -> Product:
    return Product.objects.get(name="Spidol papan tulis")


def changes(town: Town, product: Product, role: str = "vendor_owner", **more: Any) -> Any:
    sent = {key: value for key, value in GOOD.items() if key not in ("harga_1", "jumlah", "kunci")}
    path = f"/toko/produk/{product.pk}/ubah"
    return town.client(role).post(path, sent | {"versi": str(product.version)} | more)


def photo() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "brown").save(out, "JPEG")
    return SimpleUploadedFile("barang.jpg", out.getvalue(), "image/jpeg")


def test_offered_with_few_fields_and_found_at_once(town: Town) -> None:
    answer = offers(town, "vendor_staff", foto=photo())
    product = spidol()
    assert (answer.status_code, answer["Location"]) == (303, f"/toko/produk/{product.pk}")
    assert "Produk dijual. Pembeli melihatnya sekarang." in page(town.client("vendor_staff").get(answer["Location"]))
    assert (product.vendor, product.status, product.made_to_order) == (town.vendor, "listed", False)
    assert Price.objects.get(product=product).amount == 9_500
    assert Stock.objects.get(product=product).on_hand == 1_200
    assert product.photo
    assert "Spidol papan tulis" in page(town.client("visitor").get("/katalog?q=spidol"))
    assert town.client("visitor").get(f"/produk/{product.pk}-{product.slug}").status_code == 200


def test_a_second_click_finds_what_the_first_has_made(town: Town) -> None:
    first, second = offers(town), offers(town)
    assert first["Location"] == second["Location"]
    assert Product.objects.filter(name="Spidol papan tulis").count() == 1
    assert AuditEntry.objects.filter(action="product.list").count() == 1


def test_the_same_page_with_other_words_is_told_and_then_makes_another(town: Town) -> None:
    made = offers(town)["Location"]
    answer = offers(town, nama="Penghapus papan tulis")
    seen = page(answer)
    assert answer.status_code == 409
    assert "Isian ini sudah menjadi produk Spidol papan tulis" in seen
    assert f'href="{made}"' in seen
    assert 'value="Penghapus papan tulis"' in seen
    assert KEY not in seen
    key = seen.split('name="kunci" value="')[1][:22]
    assert offers(town, nama="Penghapus papan tulis", kunci=key).status_code == 303
    assert Product.objects.filter(vendor=town.vendor).count() == 3


def test_each_page_has_a_key_of_its_own(town: Town) -> None:
    one, other = (page(town.client("vendor_owner").get(NEW)).split('name="kunci" value="')[1][:22] for _ in "12")
    assert one != other
    assert f'value="{KEY}"' in page(offers(town, nama=""))


def test_everything_in_the_fold_is_kept(town: Town) -> None:
    TaxStatus.objects.filter(vendor=town.vendor).update(pkp=True)
    more = {
        "isi": "12 batang", "keterangan": "Warna hitam.", "asal": "pdn", "tkdn": "42,15%", "minimal": "10",
        "siap": "2", "pajak": "food", "bebas": "on", "mulai_2": "100", "harga_2": "9.000", "ppn": "1",
    }  # fmt: skip
    assert offers(town, **more).status_code == 303
    product = spidol()
    assert (product.contents, product.pdn, str(product.tkdn)) == ("12 batang", True, "42.15")
    assert (product.min_order, product.lead_days, product.tax_kind, product.exempt) == (10, 2, "food", True)
    assert list(
        Price.objects.filter(product=product).order_by("min_quantity").values_list("amount", "includes_ppn")
    ) == [
        (9_500, True),
        (9_000, True),
    ]


def test_made_to_order_needs_no_count(town: Town) -> None:
    assert offers(town, cara="pesan", jumlah="").status_code == 303
    assert spidol().made_to_order
    assert not Stock.objects.filter(product=spidol()).exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"nama": " "}, "Nama produk: Nama produk belum diisi. Tulis seperti pada kemasannya."),
        ({"nama": "x" * 161}, "Paling banyak 160 huruf, dan ini 161. Pendekkan."),
        ({"kategori": "99"}, "Kategori: Pilih kategori dari daftar."),
        ({"kategori": ""}, "Kategori belum dipilih. Pilih yang paling dekat."),
        ({"satuan": ""}, "Satuan belum diisi. Tulis misalnya rim, dus, atau kotak."),
        ({"harga_1": "lima ribu"}, "Tulis angka saja, misalnya 52500."),
        ({"harga_1": "52.5"}, "Tulis angka saja, misalnya 52500."),
        ({"harga_1": "1234567890123"}, "Harga harus di atas Rp0 dan paling banyak satu triliun rupiah."),
        ({"harga_1": "0"}, "Harga harus di atas Rp0"),
        ({"harga_1": ""}, "Harga belum diisi."),
        ({"jumlah": "-3"}, "Persediaan: Paling sedikit 0."),
        ({"jumlah": ""}, "Persediaan belum diisi. Tulis jumlahnya, atau pilih “Dibuat saat dipesan”."),
        ({"jumlah": "99999999"}, "Paling banyak 10000000. Periksa angkanya."),
        ({"cara": "lain"}, "Cara menyediakan: Pilih salah satu."),
        ({"tkdn": "banyak", "asal": "pdn"}, "Tulis persennya, misalnya 42,15."),
        ({"tkdn": "101", "asal": "pdn"}, "TKDN adalah persen, dari 0 sampai 100."),
        ({"tkdn": "40"}, "TKDN hanya untuk barang buatan Indonesia."),
        ({"siap": "900"}, "Paling banyak 365. Periksa angkanya."),
        ({"mulai_2": "10"}, "Isi juga yang ini, atau kosongkan keduanya."),
        ({"mulai_2": "10", "harga_2": "9.600"}, "Tulis paling banyak Rp9.500, atau kosongkan barisnya."),
        ({"mulai_2": "1", "harga_2": "9.000"}, "Paling sedikit 2."),
        ({"foto": SimpleUploadedFile("a.jpg", b"<html>", "image/jpeg")}, "bukan foto"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_the_rest_is_kept(town: Town, typed: dict[str, Any], said: str) -> None:
    answer = offers(town, **{"isi": "12 batang dalam kotak", "keterangan": "Tinta hitam."} | typed)
    seen = page(answer)
    assert answer.status_code == 422
    assert said in seen
    assert "12 batang dalam kotak" in seen
    assert "Tinta hitam." in seen
    assert "<details open>" in seen
    assert not Product.objects.filter(name="Spidol papan tulis").exists()


def test_a_photo_that_came_with_a_mistake_is_asked_again(town: Town) -> None:
    assert "Pilih fotonya sekali lagi" in page(offers(town, nama="", foto=photo()))
    assert "Pilih fotonya sekali lagi" not in page(offers(town, nama=""))


def test_script_in_a_name_stays_words(town: Town) -> None:
    evil = "<script>alert(1)</script> \"'{{ 7*7 }}"
    answer = offers(town, nama=evil, keterangan=evil)
    client = town.client("vendor_owner")
    product = Product.objects.get(name=evil)
    for path in (
        answer["Location"],
        f"{answer['Location']}/ubah",
        "/toko/produk",
        f"/produk/{product.pk}-{product.slug}",
    ):
        words = client.get(path).content.decode()
        assert "<script>alert" not in words, path
        assert "&lt;script&gt;alert(1)" in words, path


def test_only_a_shop_that_is_pkp_is_asked_about_ppn(town: Town) -> None:
    assert 'name="ppn"' not in page(town.client("vendor_owner").get(NEW))
    offers(town, ppn="1")
    assert not Price.objects.get(product=spidol()).includes_ppn
    TaxStatus.objects.filter(vendor=town.vendor).update(pkp=True)
    assert 'name="ppn"' in page(town.client("vendor_owner").get(NEW))
    answer = offers(town, nama="Tinta", kunci="b" * 22)
    assert answer.status_code == 422
    assert "Pilih apakah PPN sudah di dalam harga." in page(answer)
    path = f"/toko/produk/{spidol().pk}"
    assert town.client("vendor_owner").post(path, {"apa": "harga", "harga_1": "9500", "ppn": "1"}).status_code == 303
    assert Price.objects.get(product=spidol(), until=None).includes_ppn


def test_a_suspended_shop_is_told_why_there_is_no_form(town: Town) -> None:
    Vendor.objects.filter(pk=town.vendor.pk).update(status="suspended")
    seen = page(town.client("vendor_owner").get(NEW))
    assert "Selama toko dibekukan" in seen
    assert 'name="nama"' not in seen
    answer = offers(town)
    assert answer.status_code == 422
    assert "Toko ini sedang tidak berjualan." in page(answer)
    assert 'value="Spidol papan tulis"' in page(answer)


def test_the_hat_says_for_which_shop(town: Town) -> None:
    person = town.people["vendor_owner"].pk
    add_member(actor=SYSTEM, vendor_id=town.other_vendor.pk, person_id=person, role="staff", valid_from=clock.today())
    client = town.client("vendor_owner")
    assert offers(town).status_code == 409  # the page does not say for which of the two it was shown
    other = f"toko-{town.other_vendor.pk}"
    client.post("/topi", {"ke": other, "topi": f"toko-{town.vendor.pk}"})
    assert "Kios Reban" in page(client.get(NEW))
    assert offers(town, topi=other).status_code == 303
    assert spidol().vendor == town.other_vendor
    assert client.get(f"/toko/produk/{town.products[0].pk}/ubah").status_code == 404


def test_other_words_are_seen_at_once(town: Town) -> None:
    offers(town)
    product = spidol()
    answer = changes(town, product, "vendor_staff", nama="Spidol besar", satuan="lusin", asal="impor", minimal="2")
    assert (answer.status_code, answer["Location"]) == (303, f"/toko/produk/{product.pk}")
    product.refresh_from_db()
    assert (product.name, product.slug, product.unit, product.pdn) == ("Spidol besar", "spidol-besar", "lusin", False)
    assert "Spidol besar" in page(town.client("visitor").get("/katalog?q=besar"))
    old = town.client("visitor").get(f"/produk/{product.pk}-spidol-papan-tulis")
    assert (old.status_code, old["Location"]) == (301, f"/produk/{product.pk}-spidol-besar")
    assert AuditEntry.objects.filter(action="product.change").count() == 1


def test_an_old_page_is_told_what_stands_now_and_may_save_again(town: Town) -> None:
    offers(town)
    old = spidol()
    changes(town, old, "vendor_staff", satuan="lusin")
    answer = changes(town, old, nama="Spidol kecil")
    seen = page(answer)
    assert answer.status_code == 409
    assert "sudah diubah sejak halaman Anda dibuka" in seen
    assert "<dd>lusin</dd>" in seen
    assert 'value="Spidol kecil"' in seen
    assert 'name="versi" value="2"' in seen
    assert spidol().unit == "lusin"
    assert changes(town, spidol(), nama="Spidol kecil").status_code == 303
    assert Product.objects.get(pk=old.pk).unit == "buah"


def test_wrong_words_are_kept_with_the_version_that_was_seen(town: Town) -> None:
    offers(town)
    answer = changes(town, spidol(), nama="", keterangan="Tinta hitam.", tkdn="40")
    seen = page(answer)
    assert answer.status_code == 422
    assert "Nama produk belum diisi" in seen
    assert "Tinta hitam." in seen
    assert spidol().version == 1


def test_a_category_that_has_ended_may_stay(town: Town) -> None:
    offers(town)
    Category.objects.filter(code="5.2").update(valid_to=clock.today())
    path = f"/toko/produk/{spidol().pk}/ubah"
    assert "Alat tulis (tidak dipakai lagi)" in page(town.client("vendor_owner").get(path))
    assert 'value="5.2"' not in page(town.client("vendor_owner").get(NEW))
    assert changes(town, spidol(), satuan="lusin").status_code == 303
    assert offers(town, kunci="b" * 22).status_code == 422


def test_a_withdrawn_product_is_changed_and_stays_withdrawn(town: Town) -> None:
    offers(town)
    town.client("vendor_owner").post(f"/toko/produk/{spidol().pk}", {"apa": "tarik"})
    assert changes(town, spidol(), satuan="lusin").status_code == 303
    assert "Spidol" not in page(town.client("visitor").get("/katalog?q=spidol")).split("<main")[1].split("<h1")[0]
    assert (spidol().status, spidol().unit) == ("delisted", "lusin")


def test_another_shops_product_is_not_there(town: Town) -> None:
    path = f"/toko/produk/{town.products[0].pk}/ubah"
    assert town.client("other_owner").get(path).status_code == 404
    assert changes(town, town.products[0], "other_owner").status_code == 404
    assert Product.objects.get(pk=town.products[0].pk).name == "Kertas HVS A4"


def test_from_made_to_order_to_the_shelf_with_what_is_promised(town: Town) -> None:
    offers(town, cara="pesan", jumlah="")
    product = spidol()
    sent(town, product, 4)
    assert 'name="jumlah"' in page(town.client("vendor_owner").get(f"/toko/produk/{product.pk}/ubah"))
    answer = changes(town, product, cara="ada", jumlah="3")
    assert answer.status_code == 422
    assert "4 buah sudah dijanjikan kepada pemesan" in page(answer)
    assert changes(town, product, cara="ada", jumlah="10").status_code == 303
    stock = Stock.objects.get(product=product)
    assert (stock.on_hand, stock.reserved) == (10, 4)
    answer = changes(town, spidol(), cara="pesan")
    assert answer.status_code == 422
    assert "4 buah dari persediaan sudah dijanjikan" in page(answer)


def basket(town: Town, product: Product, quantity: int) -> int:
    order = start_order(request=town.request.pk, vendor=town.vendor.pk, by=town.actor("pp"))
    line = put_line(order=order.number, product=product.pk, quantity=quantity, by=town.actor("pp"))
    assign_budget(order=order.number, accounts={line.pk: town.accounts[0].pk}, by=town.actor("pp"))
    return order.number


def sent(town: Town, product: Product, quantity: int) -> int:
    number = basket(town, product, quantity)
    send_for_approval(order=number, by=town.actor("pp"), confirmed=_doubts(town, number))
    approve_order(order=number, by=town.actor("ppk"))
    return number


def _doubts(town: Town, number: int) -> list[str]:
    try:
        send_for_approval(order=number, by=town.actor("pp"))
    except CannotSend as refused:
        return [problem.key for problem in refused.problems if hasattr(problem, "key")]
    return []


def test_orders_that_were_sent_keep_their_words(town: Town) -> None:
    offers(town)
    product = spidol()
    number = basket(town, product, 4)
    send_for_approval(order=number, by=town.actor("pp"), confirmed=_doubts(town, number))
    changes(town, product, nama="Spidol besar", satuan="lusin", pajak="service")
    line = Order.objects.get(pk=number).lines.get()
    assert (line.name, line.unit, line.tax_kind) == ("Spidol papan tulis", "buah", "goods")
    approve_order(order=number, by=town.actor("ppk"))
    assert "Spidol papan tulis" in page(town.client("ppk").get(f"/pesanan/{number}"))


def test_a_basket_does_not_take_an_old_price_for_a_new_unit(town: Town) -> None:
    offers(town)
    product = spidol()
    number = basket(town, product, 4)
    changes(town, product, satuan="lusin")
    with pytest.raises(CannotSend) as refused:
        send_for_approval(order=number, by=town.actor("pp"))
    assert "kini dijual per lusin seharga Rp9.500, bukan lagi per buah" in str(refused.value)
    line = Order.objects.get(pk=number).lines.get()
    assert change_line(order=number, line=line.pk, quantity=4, by=town.actor("pp")).unit == "lusin"


@pytest.fixture
def later(town: Town) -> Iterator[None]:
    """A minute after the product was offered: a price of this very moment is in force from the next one on."""
    offers(town)
    with clock.set_to(clock.now() + timedelta(minutes=1)):
        yield


@pytest.mark.usefixtures("later")
def test_tiers_come_and_go(town: Town) -> None:
    path, client = f"/toko/produk/{spidol().pk}", town.client("vendor_owner")
    typed = {"apa": "harga", "versi": "1", "harga_1": "9500", "mulai_2": "1.000", "harga_2": "9.000"}
    assert client.post(path, typed).status_code == 303
    in_force = Price.objects.filter(product=spidol(), until=None).order_by("min_quantity")
    assert list(in_force.values_list("min_quantity", "amount")) == [(1, 9_500), (1_000, 9_000)]
    with clock.set_to(clock.now() + timedelta(minutes=1)):
        late = client.post(path, typed | {"harga_2": "8.000"})
        assert late.status_code == 409
        assert "Harga sekarang: Rp9.500 per buah; Rp9.000 mulai 1000." in page(late)
        wrong = client.post(path, typed | {"versi": "2", "mulai_3": "2000", "harga_3": "9.100"})
        assert wrong.status_code == 422
        assert "Tulis paling banyak Rp9.000, atau kosongkan barisnya." in page(wrong)
        assert client.post(path, typed | {"versi": "2", "mulai_2": "", "harga_2": ""}).status_code == 303
    assert in_force.get().amount == 9_500


@pytest.mark.usefixtures("later")
def test_a_product_of_six_tiers_has_no_seventh(town: Town) -> None:
    tiers = [Tier(n, Rupiah(9_500 - n)) for n in range(1, 7)]
    change_price(product=spidol().pk, prices=tiers, by=town.actor("vendor_owner"))
    with clock.set_to(clock.now() + timedelta(minutes=1)):
        seen = page(town.client("vendor_owner").get(f"/toko/produk/{spidol().pk}"))
    assert 'name="mulai_6"' in seen
    assert 'name="mulai_7"' not in seen


def test_a_shop_without_products_is_led_to_the_form(town: Town) -> None:
    Price.objects.filter(product__vendor=town.other_vendor).delete()
    Stock.objects.filter(product__vendor=town.other_vendor).delete()
    Product.objects.filter(vendor=town.other_vendor).delete()
    for path in ("/toko", "/toko/produk"):
        assert '<a class="btn gold" href="/toko/produk/baru">Tawarkan produk</a>' in page(
            town.client("other_owner").get(path)
        )
        assert f'href="{NEW}"' in page(town.client("vendor_owner").get(path))
    assert 'class="btn gold" href="/toko/produk/baru"' not in page(town.client("vendor_owner").get("/toko/produk"))


AROUND = 5  # session, person, duties, memberships, unread notices


@pytest.mark.parametrize("more", [0, 3])
def test_queries_do_not_grow(town: Town, more: int, django_assert_num_queries: Any) -> None:
    offers(town)
    tiers = [Tier(1 + n, Rupiah(9_500 - n)) for n in range(more + 1)]
    change_price(product=spidol().pk, prices=tiers, by=town.actor("vendor_owner"))
    client, path = town.client("vendor_owner"), f"/toko/produk/{spidol().pk}"
    client.get(NEW)
    with django_assert_num_queries(AROUND + 3):  # shop, PKP, categories
        client.get(NEW)
    with django_assert_num_queries(AROUND + 3):  # product, PKP, categories
        client.get(f"{path}/ubah")
    with django_assert_num_queries(AROUND + 3):  # product, PKP, prices
        client.get(path)


def test_the_shops_smallest_order_is_kept_to(town: Town) -> None:
    offers(town, minimal="5")
    number = basket(town, spidol(), 4)
    with pytest.raises(CannotSend) as refused:
        send_for_approval(order=number, by=town.actor("pp"), confirmed=_doubts(town, number))
    assert "toko melayani paling sedikit 5 buah" in str(refused.value)
    change_line(order=number, line=Order.objects.get(pk=number).lines.get().pk, quantity=5, by=town.actor("pp"))
    send_for_approval(order=number, by=town.actor("pp"), confirmed=_doubts(town, number))


def test_a_thousand_in_the_stock_is_a_thousand(town: Town) -> None:
    offers(town)
    path = f"/toko/produk/{spidol().pk}"
    assert town.client("vendor_owner").post(path, {"apa": "stok", "on_hand": "1.000"}).status_code == 303
    assert Stock.objects.get(product=spidol()).on_hand == 1_000
