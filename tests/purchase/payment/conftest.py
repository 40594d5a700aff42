"""The town of `tests/cast.py`, and orders of any size brought up to the vendor's tap."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import pytest
from tests.cast import NOON, Town, build_town

from eblangkon.ground.kernel import clock
from eblangkon.purchase.delivery.actions.inspect import inspect
from eblangkon.purchase.delivery.actions.ship import ship
from eblangkon.purchase.delivery.actions.sign_handover import sign_handover
from eblangkon.purchase.ordering.actions.accept_order import accept_order
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.assign_budget import assign_budget
from eblangkon.purchase.ordering.actions.put_line import put_line
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.actions.start_order import start_order
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.payment.actions.confirm_invoice import confirm_invoice
from eblangkon.purchase.payment.rules import ProofFile

PROOF = ProofFile(b"%PDF-1.7 a proof that was made anew", "pdf")
SMALL, TAXED, LONG = 4, 100, 240
"""Units of Rp50.000: nothing withheld; over the floor of PPh 22; over the short road, so straight from the treasury."""


@dataclass
class Counter:
    """Orders of the town on their way to the money."""

    town: Town

    def handed_over(self, units: int) -> Order:
        who = self.town.actor
        number = start_order(request=self.town.request.pk, vendor=self.town.vendor.pk, by=who("pp")).number
        line = put_line(order=number, product=self.town.products[0].pk, quantity=units, by=who("pp"))
        assign_budget(order=number, accounts={line.pk: self.town.accounts[0].pk}, by=who("pp"))
        send_for_approval(order=number, by=who("pp"))
        approve_order(order=number, by=who("ppk"))
        accept_order(order=number, by=who("vendor_owner"))
        ship(order=number, by=who("vendor_staff"))
        inspect(order=number, by=who("inspector"))
        sign_handover(order=number, by=who("ppk"))
        return Order.objects.get(pk=number)

    def invoiced(self, units: int) -> Order:
        order = self.handed_over(units)
        confirm_invoice(order=order.number, by=self.town.actor("vendor_owner"))
        return Order.objects.get(pk=order.number)


@pytest.fixture
def noon() -> Iterator[datetime]:
    with clock.set_to(NOON):
        yield NOON


@pytest.fixture
def counter(db: None, noon: datetime) -> Counter:
    return Counter(build_town())
