"""Where the table begins: the row, or the few rows, in which the names of the columns stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from eblangkon.services.imports.rules.table import Cell, Column

LOOKED_AT: Final = 40
_DEEPEST: Final = 3
_NOT_A_NAME = re.compile(r"[^a-z0-9]+")
_NUMBERING = re.compile(r"\(?\d{1,2}\)?")


@dataclass(frozen=True, slots=True)
class Header:
    """`places` of the columns found, by field; `titles` as they stand in the file; data begins at row `below`."""

    places: Mapping[str, int]
    titles: Mapping[str, str]
    below: int


def plain(text: str) -> str:
    """Small letters and digits with single blanks: how names are compared."""
    return _NOT_A_NAME.sub(" ", text.lower()).strip()


def find_header(grid: Sequence[Sequence[Cell]], columns: Sequence[Column]) -> Header:
    """The place among the first rows where most columns are named, over one to three rows; the flattest, the first.

    Nothing found is a header without places.
    """
    names: dict[str, tuple[str, int]] = {}
    for column in columns:
        for rank, name in enumerate((column.title, column.field, *column.also)):
            names.setdefault(plain(name), (column.field, rank))
    best = Header({}, {}, 0)
    for start in range(min(LOOKED_AT, len(grid))):
        for depth in range(1, _DEEPEST + 1):
            found = _read(grid[start : start + depth], names, start + depth)
            if len(found.places) > len(best.places):
                best = found
    return best


def _read(rows: Sequence[Sequence[Cell]], names: Mapping[str, tuple[str, int]], below: int) -> Header:
    """Of two columns that mean one field the one with the likelier name, else the left one."""
    ranks: dict[str, int] = {}
    places: dict[str, int] = {}
    titles: dict[str, str] = {}
    for place in range(max((len(row) for row in rows), default=0)):
        stacked = [row[place].text for row in rows if place < len(row) and row[place].text.strip()]
        for text in _readings(stacked):
            field, rank = names.get(plain(text), ("", 0))
            if field and rank < ranks.get(field, 1000):
                ranks[field], places[field], titles[field] = rank, place, " ".join(text.split())
                break
    return Header(places, titles, below)


def _readings(stacked: Sequence[str]) -> Iterator[str]:
    """The lowest name alone, then all together, then the rest."""
    if stacked:
        yield stacked[-1]
        yield " ".join(stacked)
        yield from stacked[:-1]


def is_no_data(row: Sequence[Cell], header: Header) -> bool:
    """An empty row, the numbering `(1) (2) (3)` beneath a header, or the header again on a new page."""
    filled = [cell.text.strip() for cell in row if cell.text.strip()]
    if not filled or (len(filled) > 2 and all(_NUMBERING.fullmatch(text) for text in filled)):
        return True
    again = [
        plain(row[place].text) == plain(header.titles[field])
        for field, place in header.places.items()
        if place < len(row) and row[place].text.strip()
    ]
    return len(again) > 1 and all(again)
