"""The table of an order's life holds together."""

import itertools
from pathlib import Path

import pytest

from eblangkon.purchase.ordering import states
from eblangkon.purchase.ordering.states import ENDED, MOVES, WORDS, State, moves_between, moves_from

ALLOWED = {(move.source, move.target) for move in MOVES}


def test_every_state_is_reached_from_the_start() -> None:
    reached: set[State] = set()
    waiting = [move.target for move in MOVES if move.source is None]
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached.add(state)
            waiting += [move.target for move in moves_from(state)]
    assert reached == set(State)


@pytest.mark.parametrize("state", State)
def test_only_ended_orders_have_no_next_move(state: State) -> None:
    assert (not moves_from(state)) == (state in ENDED)
    assert WORDS[state]


def test_a_verb_from_a_state_leads_to_one_place() -> None:
    keys = [(move.source, move.verb) for move in MOVES]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("source", "target"), list(itertools.product(State, State)))
def test_what_is_not_in_the_table_is_not_a_move(source: State, target: State) -> None:
    assert bool(moves_between(source, target)) == ((source, target) in ALLOWED)


def test_only_the_system_acts_without_a_duty() -> None:
    assert {move.verb for move in MOVES if not move.duties} == {"expire"}
    assert all((move.side == "system") == (not move.duties) for move in MOVES)


def test_who_orders_approves_and_pays_are_three_duties() -> None:
    duties = {move.verb: set(move.duties) for move in MOVES}
    assert not duties["send"] & duties["approve"]
    assert not duties["approve"] & duties["pay"]
    assert not duties["send"] & duties["pay"]


def test_the_page_is_the_table() -> None:
    written = Path(__file__).parents[3] / "docs" / "order-life.md"
    assert written.read_text() == states.page(), "Run: eblangkon order_life > docs/order-life.md"
