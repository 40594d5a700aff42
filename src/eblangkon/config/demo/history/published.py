"""What Kabupaten Batang has published of its purchases, to 2 August 2024."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

REGION = "33.25"


@dataclass(frozen=True, slots=True)
class Year:
    """`packages` paid packages worth exactly `value` rupiah, the last of them on `last_day`.

    `months` are the shares of the months from `first_month` on: offices buy at the end of the year.
    """

    year: int
    packages: int
    value: int
    first_month: int
    months: tuple[int, ...]
    last_day: date


PUBLISHED = (
    Year(2022, 781, 5_768_138_509, 5, (2, 3, 4, 6, 8, 12, 20, 45), date(2022, 12, 30)),
    Year(2023, 18_637, 63_850_613_373, 1, (1, 3, 5, 5, 6, 8, 7, 8, 9, 11, 14, 23), date(2023, 12, 29)),
    Year(2024, 10_202, 34_434_188_334, 1, (2, 7, 10, 9, 16, 24, 29, 3), date(2024, 8, 2)),
)


def at_share(divisor: int) -> Iterator[Year]:
    """The published years, or a `divisor`-th of each with the same mean: for tests."""
    for year in PUBLISHED:
        yield replace(year, packages=max(2, year.packages // divisor), value=year.value // divisor)
