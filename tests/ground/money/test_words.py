"""Amounts in words, beside cases that a common library gets wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eblangkon.ground.money.words import LARGEST, in_words, spelled


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (1_001, "seribu satu"),
        (11_000, "sebelas ribu"),
        (101_000, "seratus satu ribu"),
        (1_001_000, "satu juta seribu"),
        (1_000_000_001_001, "satu triliun seribu satu"),
        (-5, "minus lima"),
        (
            LARGEST,
            "sembilan ratus sembilan puluh sembilan triliun sembilan ratus sembilan puluh sembilan miliar "
            "sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu "
            "sembilan ratus sembilan puluh sembilan",
        ),
    ],
)
def test_numbers_are_spelled(n: int, words: str):
    assert spelled(n) == words


def test_a_sum_says_its_money():
    assert in_words(3_539_000) == "tiga juta lima ratus tiga puluh sembilan ribu rupiah"


@pytest.mark.parametrize("n", [LARGEST + 1, -LARGEST - 1])
def test_what_no_paper_carries_is_refused(n: int):
    with pytest.raises(ValueError):
        spelled(n)


@given(st.tuples(st.integers(0, LARGEST), st.integers(0, LARGEST)).filter(lambda two: two[0] != two[1]))
def test_no_two_numbers_share_their_words(two: tuple[int, int]):
    assert spelled(two[0]) != spelled(two[1])
