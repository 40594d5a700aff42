"""Rounding has a name here, so that no amount is rounded by accident."""

from fractions import Fraction

from eblangkon.ground.money.rupiah import Rupiah


def half_up(exact: Fraction | int) -> Rupiah:
    """The nearest whole rupiah, halves away from zero (PER-11/PJ/2025)."""
    doubled = abs(Fraction(exact)) * 2 + 1
    whole = doubled.numerator // (doubled.denominator * 2)
    return Rupiah(whole if exact >= 0 else -whole)
