"""What was paid for the same thing, of any shop, once there is enough of it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.insight.purchases import purchase, shop, wib

from eblangkon.ground.kernel import clock
from eblangkon.insight.transparency.queries.paid_prices import Band, paid_band
from eblangkon.parties.vendors.models import TaxStatus
from eblangkon.purchase.catalogue.models import Price, Product
from eblangkon.purchase.ordering.models import OrderLine

pytestmark = pytest.mark.django_db
SINCE = wib(2024, 1, 1)


def pay(*prices: int, **more: object) -> None:
    for day, price in enumerate(prices, 1):
        purchase(wib(2024, 2, day), price, lines=(("Kertas HVS", "5", price),), **more)  # type: ignore[arg-type]
    for line in OrderLine.objects.select_related("order"):
        OrderLine.objects.filter(pk=line.pk).update(unit_price=line.order.total, quantity=1)


def paper() -> int:
    return Product.objects.filter(name="Kertas HVS").earliest("pk").pk


def test_the_middle_of_what_was_paid_to_any_shop(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    pay(50_000, 51_000, 52_000)
    pay(53_000, 90_000, vendor=shop("33.75", "Kios (contoh)"))
    product = paper()
    with django_assert_num_queries(1):
        band = paid_band(product, SINCE)
    assert band == Band(50_000, 52_000, 90_000, 5)


def test_too_few_too_old_or_not_paid_is_not_known() -> None:
    pay(50_000, 51_000, 52_000, 53_000)
    assert paid_band(paper(), SINCE) is None
    pay(54_000, state="placed")
    assert paid_band(paper(), SINCE) is None
    pay(54_000)
    assert paid_band(paper(), SINCE) is not None
    assert paid_band(paper(), wib(2024, 3, 1)) is None


def test_prices_to_which_ppn_still_came_are_left_out() -> None:
    taxed = shop("33.25")
    pay(50_000, 51_000, 52_000, 53_000, 54_000)
    TaxStatus.objects.create(vendor=taxed, valid_from=SINCE.date(), pkp=True)
    assert paid_band(paper(), SINCE) is None
    OrderLine.objects.update(includes_ppn=True)
    assert paid_band(paper(), SINCE) is not None


def test_the_page_of_the_product_draws_it() -> None:
    pay(50_000, 51_000, 52_000, 53_000, 54_000)
    with clock.set_to(wib(2024, 8, 2)):
        Price.objects.create(product_id=paper(), amount=60_000, since=SINCE)
        page = Client(HTTP_HOST="localhost").get(f"/produk/{paper()}", follow=True).content.decode()
    assert "Di atas rentang yang biasa dibayar." in page
    assert "5 baris pesanan" in page
    assert 'class="broad"' in page
