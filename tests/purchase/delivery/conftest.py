"""The cast of orders with an inspector and a second one, and an order that the shop has accepted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from tests.purchase.ordering.conftest import Cast, build_cast

from eblangkon.ground.audit.rules import Actor, Hat
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.models import Person
from eblangkon.purchase.ordering.actions.accept_order import accept_order
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.models import Order


@dataclass
class Warehouse:
    """Everybody around the delivery of one office's orders."""

    cast: Cast
    inspector: Actor
    second: Actor

    def accepted(self, *quantities: int) -> Order:
        """An order of so many units of each product, accepted by the shop."""
        number = self.cast.basket(*quantities).number
        send_for_approval(order=number, by=self.cast.pp)
        approve_order(order=number, by=self.cast.ppk)
        return accept_order(order=number, by=self.cast.shop)

    def lines(self, order: Order) -> list[int]:
        return list(order.lines.filter(shipping=False).order_by("pk").values_list("pk", flat=True))


def build_warehouse() -> Warehouse:
    cast = build_cast()
    people = Person.objects.bulk_create(Person(name=f"Pengurus {n}", email=f"gudang{n}@contoh.id") for n in range(2))
    first, second = (
        Actor("person", person.pk, person.name, (Hat(duty="inspector", region="33.25", agency=cast.agency.pk),))
        for person in people
    )
    return Warehouse(cast, first, second)


@pytest.fixture
def noon() -> Iterator[datetime]:
    moment = datetime(2026, 3, 4, 5, 0, tzinfo=UTC)
    with clock.set_to(moment):
        yield moment


@pytest.fixture
def house(db: None, noon: datetime) -> Warehouse:
    return build_warehouse()
