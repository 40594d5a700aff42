"""The one type in which money is counted."""

from typing import Any, NoReturn, Self


class Rupiah(int):
    """A whole number of rupiah, negative for a claim.

    Adding and subtracting whole rupiah, and taking a whole number of times, give rupiah again. Whatever could leave
    a fraction is refused with TypeError: round by name (`rounding.half_up`) and say so.
    """

    def __new__(cls, amount: int) -> Self:
        if isinstance(amount, bool) or not isinstance(amount, int):
            raise TypeError(f"Whole rupiah only, not {amount!r}")
        return super().__new__(cls, amount)

    def __add__(self, other: int) -> "Rupiah":
        return Rupiah(int(self) + other) if isinstance(other, int) else NotImplemented

    def __radd__(self, other: int) -> "Rupiah":  # sum() begins with 0
        return self.__add__(other)

    def __sub__(self, other: int) -> "Rupiah":
        return Rupiah(int(self) - other) if isinstance(other, int) else NotImplemented

    def __rsub__(self, other: int) -> "Rupiah":
        return Rupiah(other - int(self)) if isinstance(other, int) else NotImplemented

    def __mul__(self, times: int) -> "Rupiah":
        if isinstance(times, Rupiah):
            raise TypeError("Rupiah times rupiah has no meaning")
        return Rupiah(int(self) * times) if isinstance(times, int) else NotImplemented

    __rmul__ = __mul__

    def __neg__(self) -> "Rupiah":
        return Rupiah(-int(self))

    def __truediv__(self, other: Any) -> NoReturn:
        raise TypeError("Rupiah are not divided: use rounding.half_up on a Fraction")

    def __str__(self) -> str:
        """As Indonesians write it: `Rp1.234.567`, with a true minus sign before `Rp`."""
        return f"{'−' if self < 0 else ''}Rp{abs(int(self)):,}".replace(",", ".")

    def __format__(self, spec: str) -> str:
        return str(self) if not spec else format(int(self), spec)

    def __repr__(self) -> str:
        return f"Rupiah({int(self)})"
