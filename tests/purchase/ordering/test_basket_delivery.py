"""A basket that answers a request asks for delivery what the shop asks, until the buyer writes another cost."""

from datetime import timedelta

import pytest

from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue.models import DeliveryRate
from eblangkon.purchase.ordering.actions.fill_basket import fill_basket
from eblangkon.purchase.ordering.actions.put_line import put_shipping
from eblangkon.purchase.ordering.actions.write_request import Wanted, write_request
from eblangkon.purchase.ordering.models import Order, OrderLine


@pytest.fixture
def rate(cast):
    return DeliveryRate.objects.create(
        vendor=cast.vendor, region_id="33.25", amount=75_000, free_from=300_000, since=clock.now() - timedelta(days=1)
    )


@pytest.fixture
def note(cast):
    return write_request(
        package=cast.package.pk,
        purpose="ATK rapat",
        needed_by=clock.today() + timedelta(days=7),
        lines=[
            Wanted(name, "buah", quantity, cast.accounts[0].pk) for name, quantity in (("Kertas", 4), ("Bolpoin", 5))
        ],
        by=cast.ppk,
    )


def fill(cast, note, *which: int) -> Order:
    wanted = list(note.lines.order_by("pk"))
    products = {wanted[at].pk: cast.products[at].pk for at in which}
    return fill_basket(request=note.pk, vendor=cast.vendor.pk, products=products, by=cast.pp)


def delivery(order: Order) -> list[Rupiah]:
    return [line.unit_price for line in OrderLine.objects.filter(order=order, shipping=True)]


def test_the_shops_rate_until_it_is_free_by_value(cast, note, rate):
    order = fill(cast, note, 0)
    assert delivery(order) == [75_000]
    assert delivery(fill(cast, note, 0)) == [75_000]  # a second tap
    assert delivery(fill(cast, note, 1)) == []  # Rp350.000 of goods


def test_what_the_buyer_wrote_stays(cast, note, rate):
    order = fill(cast, note, 0)
    put_shipping(order=order.number, cost=Rupiah(60_000), by=cast.pp)
    assert delivery(fill(cast, note, 1)) == [60_000]


def test_a_shop_that_has_not_said(cast, note):
    assert delivery(fill(cast, note, 0)) == []
