"""Goods side by side: of two acts at once one is done, the other is told, and nothing is counted or taken twice."""

from threading import Barrier

import pytest
from django.db import transaction
from tests.concurrency.test_ordering import together
from tests.purchase.delivery.conftest import build_warehouse

from eblangkon.ground.kernel import clock
from eblangkon.purchase.catalogue.models import Stock
from eblangkon.purchase.delivery.actions.countersign import countersign
from eblangkon.purchase.delivery.actions.cut import cut
from eblangkon.purchase.delivery.actions.inspect import inspect
from eblangkon.purchase.delivery.actions.ship import ship
from eblangkon.purchase.delivery.actions.sign_handover import sign_handover
from eblangkon.purchase.delivery.models import Cut, Handover, Inspection, Shipment, ShipmentLine
from eblangkon.purchase.delivery.queries import counts_of
from eblangkon.purchase.delivery.rules import LineInspection
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, Refused, Stale
from eblangkon.services.documents.models import IssuedPaper

pytestmark = pytest.mark.commits


def one_told(raised: list[Exception | None], kind: type[Exception]) -> None:
    (told,) = [error for error in raised if error]
    assert isinstance(told, kind)


def test_a_double_click_sends_once() -> None:
    house = build_warehouse()
    order = house.accepted(10)
    (line,) = house.lines(order)

    def send() -> None:
        ship(order=order.number, by=house.cast.shop, quantities={line: 4}, seen_version=order.version)

    one_told(together(send, send), Stale)
    assert Shipment.objects.count() == 1
    assert [count.shipped for count in counts_of(order.number)] == [4]


def test_two_inspectors_at_once_count_once() -> None:
    house = build_warehouse()
    order = house.accepted(10)
    (line,) = house.lines(order)
    ship(order=order.number, by=house.cast.shop)
    raised = together(
        lambda: inspect(order=order.number, by=house.inspector),
        lambda: inspect(order=order.number, by=house.second, counts={line: LineInspection(8, 2, "basah")}),
    )
    one_told(raised, IllegalMove)
    assert Inspection.objects.count() == 1
    (count,) = counts_of(order.number)
    assert count.accepted + count.rejected == 10
    assert Stock.objects.get(pk=house.cast.products[0].pk).on_hand == (490 if count.accepted == 10 else 500)


def test_two_signatures_at_once_make_one_handover() -> None:
    house = build_warehouse()
    order = house.accepted(10)
    ship(order=order.number, by=house.cast.shop)
    inspect(order=order.number, by=house.inspector)
    raised = together(
        lambda: sign_handover(order=order.number, by=house.cast.ppk),
        lambda: sign_handover(order=order.number, by=house.cast.kpa),
    )
    one_told(raised, IllegalMove)
    assert Handover.objects.count() == 1
    assert IssuedPaper.objects.filter(kind="BAST").count() == 1
    raised = together(*(lambda: countersign(order=order.number, by=house.cast.shop),) * 2)
    one_told(raised, IllegalMove)
    assert list(IssuedPaper.objects.filter(kind="BAST").order_by("version").values_list("version", flat=True)) == [1, 2]


def test_sending_the_rest_while_it_is_cut_does_one_of_both() -> None:
    house = build_warehouse()
    order = house.accepted(10)
    (line,) = house.lines(order)
    ship(order=order.number, by=house.cast.shop, quantities={line: 7})
    inspect(order=order.number, by=house.inspector)
    raised = together(
        lambda: ship(order=order.number, by=house.cast.shop),
        lambda: cut(order=order.number, by=house.cast.ppk, quantities={line: 3}, reason="cukup"),
    )
    one_told(raised, Refused)
    assert Shipment.objects.count() + Cut.objects.count() == 2
    (count,) = counts_of(order.number)
    assert count.shipped + count.cut == 10
    assert Order.objects.get(pk=order.pk).state == ("shipped" if count.shipped == 10 else "received")


def test_without_the_lock_goods_are_sent_twice() -> None:
    """The race is real: counting first and writing later sends what is owed two times over."""
    house = build_warehouse()
    order = house.accepted(10)
    (line,) = house.lines(order)
    gate = Barrier(2)

    def careless(number: int) -> None:
        with transaction.atomic():
            (count,) = counts_of(order.number)
            gate.wait()
            shipment = Shipment.objects.create(order=order, number_in_order=number, at=clock.now(), actor_name="a")
            ShipmentLine.objects.create(shipment=shipment, line_id=line, quantity=count.to_ship)

    assert together(lambda: careless(1), lambda: careless(2)) == [None, None]
    assert [count.shipped for count in counts_of(order.number)] == [20]
