"""The cast is what it says: an order in every state of the table, made by its own acts."""

import pytest
from tests.cast import NOON, build_town, order_of

from eblangkon.ground.kernel import clock
from eblangkon.purchase.ordering.states import State


@pytest.mark.django_db
def test_an_order_in_every_state() -> None:
    with clock.set_to(NOON):
        town = build_town()
        assert {state: order_of(town, state).state for state in State} == {state: str(state) for state in State}
        assert town.payment_step()
