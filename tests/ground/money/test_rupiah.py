"""Rupiah stay whole."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eblangkon.ground.money.rounding import half_up
from eblangkon.ground.money.rupiah import Rupiah

AMOUNTS = st.integers(-(10**15), 10**15)


@given(AMOUNTS, AMOUNTS)
def test_sums_and_differences_stay_rupiah(a: int, b: int) -> None:
    assert type(Rupiah(a) + Rupiah(b)) is Rupiah
    assert Rupiah(a) + Rupiah(b) - Rupiah(b) == a
    assert sum([Rupiah(a), Rupiah(b)]) == a + b


@pytest.mark.parametrize("nonsense", [1.0, "1", True, None, Fraction(1, 2)])
def test_anything_but_a_whole_number_is_refused(nonsense: object) -> None:
    with pytest.raises(TypeError):
        Rupiah(nonsense)  # type: ignore[arg-type]  # the point of the test


def test_division_and_square_rupiah_are_refused() -> None:
    with pytest.raises(TypeError):
        Rupiah(3) / 2
    with pytest.raises(TypeError):
        Rupiah(3) * Rupiah(2)


@pytest.mark.parametrize(
    ("amount", "text"), [(0, "Rp0"), (1234567, "Rp1.234.567"), (-5000, "−Rp5.000"), (999, "Rp999")]
)
def test_written_as_indonesians_write_it(amount: int, text: str) -> None:
    assert str(Rupiah(amount)) == text


@given(AMOUNTS, st.integers(1, 1000))
def test_half_up_is_the_nearest_and_halves_go_away_from_zero(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator)
    rounded = half_up(exact)
    assert abs(exact - int(rounded)) <= Fraction(1, 2)
    if abs(exact - int(rounded)) == Fraction(1, 2):
        assert abs(rounded) > abs(exact)
