"""A rule of law with the days on which it holds."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from eblangkon.ground.money.rupiah import Rupiah

Confidence = Literal["H", "M", "L"]


@dataclass(frozen=True, slots=True)
class DatedRule:
    """One value in force from `effective_from` to `effective_to`, both days included; None means until further notice.

    `value` is a share (Fraction) or an amount (Rupiah). `confidence`: H law text, M one decent source, L weak.
    """

    code: str
    value: Fraction | Rupiah
    effective_from: date
    effective_to: date | None
    source: str
    confidence: Confidence

    def holds(self, on: date) -> bool:
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)

    @property
    def share(self) -> Fraction:
        """The value as a share. Raises TypeError for a rule that is an amount."""
        if isinstance(self.value, Rupiah):
            raise TypeError(f"{self.code} is an amount, not a share")
        return self.value

    @property
    def amount(self) -> Rupiah:
        """The value in rupiah. Raises TypeError for a rule that is a share."""
        if isinstance(self.value, Rupiah):
            return self.value
        raise TypeError(f"{self.code} is a share, not an amount")


class NoRule(LookupError):
    """No rule of that code holds on that day; in particular before the first day of the table."""

    def __init__(self, code: str, on: date) -> None:
        super().__init__(f"No rule {code} on {on.isoformat()}")
        self.code = code
        self.on = on
