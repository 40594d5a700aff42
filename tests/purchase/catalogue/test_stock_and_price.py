"""Stock is promised all or nothing; yesterday's price stays known."""

from datetime import timedelta

import pytest
from django.db import transaction

from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.parties.vendors.actions.register_vendor import register_vendor
from eblangkon.purchase.catalogue.actions.consume_stock import consume_stock
from eblangkon.purchase.catalogue.actions.release_stock import release_stock
from eblangkon.purchase.catalogue.actions.reserve_stock import reserve_stock
from eblangkon.purchase.catalogue.models import Category, Price, Product, Stock
from eblangkon.purchase.catalogue.queries import listed_products, price_for
from eblangkon.purchase.catalogue.rules.stock import ShortOfStock

pytestmark = pytest.mark.django_db


@pytest.fixture
def goods() -> list[Product]:
    vendor = register_vendor(actor=SYSTEM, region="33.25", kind="individual", name="Sari", place="Batang")
    category = Category.objects.get(code="5")
    made = []
    for name in ("Kertas", "Map"):
        made.append(
            Product.objects.create(
                vendor=vendor, category=category, name=name, slug=name.lower(), unit="Rim", status="listed"
            )
        )
        Stock.objects.create(product=made[-1], on_hand=10)
    return made


def levels() -> list[tuple[int, int]]:
    return list(Stock.objects.order_by("pk").values_list("on_hand", "reserved"))


def test_promise_give_back_and_send(goods: list[Product]) -> None:
    paper, folder = goods
    reserve_stock(quantities={folder.pk: 4, paper.pk: 10})
    release_stock(quantities={folder.pk: 1})
    consume_stock(quantities={paper.pk: 10, folder.pk: 3})
    assert levels() == [(0, 0), (7, 0)]
    assert listed_products().count() == 2


def test_too_little_names_the_product_and_changes_nothing(goods: list[Product]) -> None:
    paper, folder = goods
    with pytest.raises(ShortOfStock) as short, transaction.atomic():
        reserve_stock(quantities={paper.pk: 1, folder.pk: 11})
    assert (short.value.name, short.value.left) == ("Map", 10)
    assert levels() == [(10, 0), (10, 0)]
    with pytest.raises(ShortOfStock), transaction.atomic():
        release_stock(quantities={paper.pk: 1})


def test_the_tier_and_the_day_decide_the_price(goods: list[Product]) -> None:
    now, paper = clock.now(), goods[0]
    old = Price.objects.create(product=paper, amount=50000, since=now - timedelta(9), until=now - timedelta(1))
    one = Price.objects.create(product=paper, amount=52000, since=now - timedelta(1))
    ten = Price.objects.create(product=paper, amount=50500, min_quantity=10, since=now - timedelta(1))
    assert [price_for(paper.pk, n, now) for n in (1, 9, 10)] == [one, one, ten]
    assert price_for(paper.pk, 10, now - timedelta(2)) == old
    assert price_for(paper.pk, 1, now - timedelta(20)) is None


def test_the_thirteen_categories_are_there() -> None:
    assert Category.objects.filter(parent=None).count() == 13
