"""One line: where a price stands among the prices paid, and against the standard."""

from dataclasses import dataclass

from eblangkon.ground.money.rupiah import Rupiah


@dataclass(frozen=True, slots=True)
class Position:
    """Rupiah per base unit: the middle 80 % of paid prices, their median, this price, the standard if there is one."""

    low: Rupiah
    high: Rupiah
    median: Rupiah
    price: Rupiah
    standard: Rupiah | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Places on a line of `width` pixels."""

    width: int
    low: float
    band: float
    median: float
    price: float
    standard: float | None


def draw(position: Position, width: int) -> Drawing:
    """Lay the prices out with a tenth of the width free at both ends."""
    marks = [int(m) for m in (position.low, position.high, position.median, position.price)]
    marks += [] if position.standard is None else [int(position.standard)]
    least, span = min(marks), max(max(marks) - min(marks), 1)

    def place(amount: int) -> float:
        return round(width * (0.1 + 0.8 * (int(amount) - least) / span), 1)

    low = place(position.low)
    standard = None if position.standard is None else place(position.standard)
    band = round(place(position.high) - low, 1)
    return Drawing(width, low, band, place(position.median), place(position.price), standard)
