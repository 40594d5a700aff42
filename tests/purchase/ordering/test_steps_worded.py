"""Every move of an order has its sentence in the log."""

from eblangkon.purchase.ordering.apps import STEPS
from eblangkon.purchase.ordering.states import MOVES


def test_every_move_is_told() -> None:
    assert {move.verb for move in MOVES} == set(STEPS)
