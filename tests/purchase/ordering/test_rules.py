"""Sums and sentences of refusals."""

from hypothesis import given
from hypothesis import strategies as st

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.rules import basket, limits, refusals, sums

amounts = st.integers(min_value=0, max_value=10**12).map(Rupiah)


def test_a_refusal_says_by_how_much() -> None:
    problem = limits.over_limit(Rupiah(51_530_000), Rupiah(50_000_000), "contoh")
    assert problem
    assert problem.by == 1_530_000
    assert "Rp1.530.000" in problem.message
    assert limits.over_limit(Rupiah(50_000_000), Rupiah(50_000_000), "contoh") is None


def test_a_changed_price_shows_both() -> None:
    seen = (Rupiah(52_500), "rim")
    problem = basket.price_changed(7, "Kertas HVS", seen, (Rupiah(54_000), "rim"))
    assert problem
    assert (problem.seen, problem.current, problem.field) == (52_500, 54_000, "line-7")
    assert "naik dari Rp52.500 menjadi Rp54.000" in problem.message
    assert basket.price_changed(7, "Kertas HVS", seen, seen) is None


def test_the_same_price_for_another_unit_is_another_price() -> None:
    problem = basket.price_changed(7, "Kertas HVS", (Rupiah(52_500), "dus"), (Rupiah(52_500), "rim"))
    assert problem
    assert "kini dijual per rim seharga Rp52.500, bukan lagi per dus" in problem.message


def test_all_reasons_stand_in_one_refusal() -> None:
    found = [refusals.Problem("a", "x", "Satu."), refusals.Problem("b", "y", "Dua.")]
    assert str(refusals.Refused(found)) == "Satu. Dua."


@given(amounts, st.dictionaries(st.integers(1, 9), amounts.filter(bool), min_size=1))
def test_spreading_loses_no_rupiah(amount: Rupiah, weights: dict[int, Rupiah]) -> None:
    parts = sums.spread(amount, weights)
    assert sum(parts.values()) == amount
    assert parts.keys() == weights.keys()


@given(st.lists(st.tuples(st.one_of(st.none(), st.integers(1, 4)), amounts)))
def test_shares_hold_what_is_charged(lines: list[tuple[int | None, Rupiah]]) -> None:
    assert sum(sums.shares(lines).values()) == sum(amount for account, amount in lines if account is not None)
