"""How a number is written."""

from typing import Final

PRACTICE: Final = "LAT-"
"""Begins the kind of a number given to practice: a counter of its own, so that none of it is missing elsewhere."""


def series(kind: str, *, practice: bool) -> str:
    """The kind under which a paper's number is counted and written: `SP`, or `LAT-SP` for practice."""
    return f"{PRACTICE}{kind}" if practice else kind


def write_number(region: str, kind: str, year: int, n: int) -> str:
    """`33.25/SP/2024/010187`: at least six digits, so that numbers of a year sort as text."""
    return f"{region}/{kind}/{year}/{n:06}"
