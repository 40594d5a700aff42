"""Bars by month, the same month of the year before as a line across. The axis starts at 0."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

HEIGHT: Final = 320
TOP: Final = 24
BOTTOM: Final = 288
LEFT: Final = 36


@dataclass(frozen=True, slots=True)
class Month:
    """A month's name and its values in the chart's unit; None is not known. `unfinished` is hatched."""

    name: str
    value: float | None
    before: float | None = None
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One month, in pixels."""

    name: str
    x: float
    middle: float
    width: float
    y: float
    height: float
    label: str
    before_y: float | None
    unfinished: bool

    @property
    def reach(self) -> float:
        """Where the line of the year before ends: it stands out by 4 px on both sides."""
        return self.width + 4


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart of `width` pixels; `ticks` are heights with their words."""

    width: int
    height: int
    left: int
    baseline: int
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, str], ...]


def decimal(value: float) -> str:
    """`34,9`: one decimal, with a comma."""
    return f"{value:.1f}".replace(".", ",")


def nice_step(highest: float) -> float:
    """A step of 1, 2 or 5 times a power of ten that cuts the axis in at most five."""
    power = 1.0
    while power * 10 < highest / 4:
        power *= 10
    while power > highest / 4 > 0:
        power /= 10
    return next((step * power for step in (1, 2, 5, 10) if step * power >= highest / 4), 10 * power)


def draw(months: Sequence[Month], width: int) -> Drawing:
    """Lay the months out on `width` pixels (516 or 328)."""
    known = [v for month in months for v in (month.value, month.before) if v is not None]
    highest = max(known, default=0) or 1
    step = nice_step(highest)
    slot = (width - LEFT) / max(len(months), 1)
    bar_width = round(min(36, slot * 0.62), 1)
    peak = max((m.value for m in months if m.value is not None), default=None)

    def height_of(value: float) -> float:
        return round(BOTTOM - (BOTTOM - TOP) * value / highest, 1)

    bars = []
    for place, month in enumerate(months):
        middle = round(LEFT + slot * (place + 0.5), 1)
        told = month.value is not None and (slot >= 44 or month.value == peak)
        y = height_of(month.value or 0)
        bars.append(
            Bar(
                month.name,
                round(middle - bar_width / 2, 1),
                middle,
                bar_width,
                y,
                round(BOTTOM - y, 1),
                decimal(month.value) if told and month.value is not None else "",
                None if month.before is None else height_of(month.before),
                month.unfinished,
            )
        )
    count = int(highest / step + 1e-9)
    ticks = tuple((height_of(step * n), f"{step * n:g}".replace(".", ",")) for n in range(count + 1))
    return Drawing(width, HEIGHT, LEFT, BOTTOM, tuple(bars), ticks)
