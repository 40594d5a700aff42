"""The catalogue, a product and a shop as everybody sees them: true, cheap, cacheable, without personal data."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import Town
from tests.purchase.catalogue.shelves import fill, open_shops

from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.parties.vendors.models import Vendor
from eblangkon.purchase.catalogue.models import DeliveryRate, Price, PriceStandard, Product

pytestmark = pytest.mark.django_db


@pytest.fixture
def vendors(db: None) -> list[Vendor]:
    vendors = open_shops()
    fill(vendors)
    return vendors


@pytest.fixture
def visitor() -> Client:
    return Client(HTTP_HOST="localhost")


def text_of(visitor: Client, path: str, status: int = 200) -> str:
    page = visitor.get(path)
    assert page.status_code == status, path
    return re.sub(r"\s+", " ", page.content.decode())


def at(product: Product) -> str:
    return f"/produk/{product.pk}-{product.slug}"


def test_the_catalogue_finds_narrows_and_sorts(vendors: list[Vendor], visitor: Client) -> None:
    page = text_of(visitor, "/katalog?q=kertas+hvs&wilayah=33.25&urut=termurah")
    assert "produk untuk “kertas hvs”" in page
    assert "CV Sinar Pesisir" in page
    assert "Kab. Kendal" in page  # its count stays beside it
    prices = [int(found.replace(".", "")) for found in re.findall(r"<b>Rp([\d.]+)</b>", page)]
    assert prices == sorted(prices)
    assert 'href="/katalog?q=kertas+hvs&amp;urut=termurah"' in page  # the chip takes the region off


def test_price_range_in_any_order_and_what_is_no_price(vendors: list[Vendor], visitor: Client) -> None:
    page = text_of(visitor, "/katalog?dari=Rp60.000&sampai=50000")
    prices = [int(found.replace(".", "")) for found in re.findall(r"<b>Rp([\d.]+)</b>", page)]
    assert prices
    assert all(50_000 <= price <= 60_000 for price in prices)
    assert "“murah” bukan harga" in text_of(visitor, "/katalog?dari=murah")


def test_nothing_found_shows_the_way_on(vendors: list[Vendor], visitor: Client) -> None:
    page = text_of(visitor, "/katalog?q=kertas+helikopter")
    assert "Tidak ada produk untuk “kertas helikopter”" in page
    assert "Cari “kertas” saja" in page
    assert '<a href="/katalog?kategori=5">ATK</a>' in page
    narrowed = text_of(visitor, "/katalog?q=semen&kategori=1")
    assert "Tanpa saringan ada 1 produk" in narrowed
    assert "Belum ada produk" not in narrowed


def test_an_empty_house(db: None, visitor: Client) -> None:
    assert "Belum ada produk yang dijual" in text_of(visitor, "/katalog")


@pytest.mark.parametrize(
    "query",
    [
        "halaman=99",
        "halaman=x",
        "kategori=abc",
        "wilayah=';--",
        "asal=hijau",
        "urut=acak",
        "q=%FF%FE",
        "dari=1&sampai=",
    ],
)
def test_nonsense_in_the_address_breaks_nothing(vendors: list[Vendor], visitor: Client, query: str) -> None:
    assert text_of(visitor, f"/katalog?{query}").count("<h1") == 1


def test_pages_lead_on(vendors: list[Vendor], visitor: Client) -> None:
    first, second = text_of(visitor, "/katalog"), text_of(visitor, "/katalog?halaman=2")
    assert 'rel="next"' in first
    names = [set(re.findall(r'href="(/produk/[^"]+)"', page)) for page in (first, second)]
    assert len(names[0]) == len(names[1]) == 24
    assert not names[0] & names[1]


def test_what_was_typed_is_shown_as_text(vendors: list[Vendor], visitor: Client) -> None:
    assert "<script>alert" not in text_of(visitor, "/katalog?q=<script>alert(1)</script>")


@pytest.mark.parametrize("path", ["/katalog", "/katalog?q=kertas&wilayah=33.25", "/katalog?q=helikopter&wilayah=33.25"])
def test_no_page_of_the_catalogue_asks_more_than_five_times(
    vendors: list[Vendor], visitor: Client, django_assert_num_queries: DjangoAssertNumQueries, path: str
) -> None:
    with django_assert_num_queries(3 if "helikopter" in path else 5):
        visitor.get(path)


def test_a_product_and_a_shop_ask_the_same_however_much_there_is(
    vendors: list[Vendor], visitor: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    product = Product.objects.filter(name__startswith="Kertas HVS A4", vendor=vendors[0]).first()
    assert product is not None
    with django_assert_num_queries(10):
        visitor.get(at(product))
    with django_assert_num_queries(7):
        visitor.get(f"/penyedia/{vendors[0].slug}")
    fill(open_more(vendors))
    with django_assert_num_queries(10):
        visitor.get(at(product))
    with django_assert_num_queries(7):
        visitor.get(f"/penyedia/{vendors[0].slug}")
    with django_assert_num_queries(5):
        visitor.get("/katalog")


def open_more(vendors: list[Vendor]) -> list[Vendor]:
    more = [
        Vendor.objects.create(region_id="33.26", kind="individual", name=f"Kios {n}", slug=f"kios-{n}", place="Kajen")
        for n in range(3)
    ]
    DeliveryRate.objects.create(vendor=vendors[0], region_id="33.25", amount=75_000, since=clock.now())
    return more


@pytest.mark.parametrize("path", ["/katalog", "/katalog?q=kertas", "product", "shop"])
def test_anonymous_pages_can_be_kept_and_answer_304(vendors: list[Vendor], visitor: Client, path: str) -> None:
    if path == "product":
        path = at(Product.objects.latest("pk"))
    elif path == "shop":
        path = f"/penyedia/{vendors[0].slug}"
    with clock.set_to(clock.now()):
        first = visitor.get(path)
        assert "csrfmiddlewaretoken" not in first.content.decode()
        assert not first.cookies
        assert "Cookie" in first.headers["Vary"]
        again = visitor.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304
        english = visitor.get(path, headers={"If-None-Match": first.headers["ETag"], "Cookie": "bahasa=en"})
        assert english.status_code == 200
        Product.objects.update(name="Barang lain")
        assert visitor.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_a_price_is_taken_apart(vendors: list[Vendor], visitor: Client) -> None:
    product = Product.objects.filter(vendor=vendors[0], tax_kind="goods").first()
    assert product is not None
    Price.objects.filter(product=product).update(amount=52_500, includes_ppn=True)
    Price.objects.create(product=product, min_quantity=10, amount=51_000, includes_ppn=True, since=clock.now())
    page = text_of(visitor, at(product))
    assert "Rp52.500" in page
    assert "Rp47.297" in page
    assert "PPN Rp5.203" in page
    assert "1–9" in page
    assert "2,9%" in page
    assert "Paling sedikit 1" in page
    assert "tersedia 500" in page
    Price.objects.filter(product=product).update(includes_ppn=False)
    assert "Rp58.275" in text_of(visitor, at(product))


def test_no_ppn_where_the_shop_is_no_pkp(vendors: list[Vendor], visitor: Client) -> None:
    product = Product.objects.filter(vendor=vendors[1], tax_kind="goods").first()
    assert product is not None
    page = text_of(visitor, at(product))
    assert "bukan PKP, jadi tanpa PPN" in page
    assert "termasuk PPN" not in page.split("Produk serupa")[0]


def test_the_price_beside_the_standard_says_with_what(vendors: list[Vendor], visitor: Client) -> None:
    product = Product.objects.get(name="Kertas HVS A4 70 gram")
    Price.objects.filter(product=product).update(amount=Rupiah(52_500))
    assert "Belum dapat dibandingkan" in text_of(visitor, at(product))
    PriceStandard.objects.create(
        region_id=product.vendor.region_id,
        year=clock.today().year,
        name="Kertas HVS",
        specification="A4 70 Gram",
        unit="Rim",
        price=58_275 if product.vendor_id == vendors[0].pk else 52_500,
    )
    page = text_of(visitor, at(product))
    assert "Sama dengan standar harga." in page
    assert "untuk “Kertas HVS, A4 70 Gram”" in page


def test_a_wrong_slug_leads_to_the_right_one(vendors: list[Vendor], visitor: Client) -> None:
    product = Product.objects.latest("pk")
    for path in (f"/produk/{product.pk}-lama", f"/produk/{product.pk}"):
        answer = visitor.get(path)
        assert answer.status_code == 301
        assert answer.headers["Location"] == at(product)


def test_what_is_not_sold_is_not_shown(vendors: list[Vendor], visitor: Client) -> None:
    product = Product.objects.get(name="Semen 40 kg")
    Product.objects.filter(pk=product.pk).update(status="delisted")
    page = text_of(visitor, f"/produk/{product.pk}-semen-40-kg", 404)
    assert "Produk ini tidak dijual" in page
    assert 'value="semen 40 kg"' in page
    Vendor.objects.filter(pk=vendors[0].pk).update(status="suspended")
    text_of(visitor, f"/penyedia/{vendors[0].slug}", 404)
    text_of(visitor, "/produk/999999999-x", 404)


def test_a_shop_tells_its_trade_and_no_person(vendors: list[Vendor], visitor: Client) -> None:
    Vendor.objects.filter(pk=vendors[0].pk).update(legal_form="CV", since=clock.today() - timedelta(days=4000))
    DeliveryRate.objects.create(vendor=vendors[0], region_id="33.25", amount=75_000, since=clock.now())
    page = text_of(visitor, f"/penyedia/{vendors[0].slug}")
    assert "kecil, badan usaha (CV), PKP" in page
    assert "Toko di pasar." in page
    assert "Kab. Batang Rp75.000" in page
    assert not re.search(r"NIK|NPWP|\+62|\b08\d{8}", page)
    assert "tidak menjual barang itu" in text_of(visitor, f"/penyedia/{vendors[0].slug}?q=helikopter")


def test_a_visitor_is_offered_no_request(vendors: list[Vendor], visitor: Client) -> None:
    assert "Tulis permintaan" not in text_of(visitor, at(Product.objects.latest("pk")))


@pytest.mark.parametrize(
    ("role", "offered"), [("pptk", True), ("ppk", True), ("treasurer", False), ("vendor_owner", False)]
)
def test_who_may_ask_is_led_to_the_request(town: Town, role: str, offered: bool) -> None:
    page = text_of(town.client(role), at(town.products[0]))
    assert ('href="/permintaan/baru"' in page) is offered
