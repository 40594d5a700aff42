"""A table as it came: rows of cells that know where they stood in the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final


class UnreadableFile(ValueError):
    """The file as a whole cannot be used; the message, in Indonesian, says what to do."""


@dataclass(frozen=True, slots=True)
class Column:
    """What is looked for: `field` names it in the program, `title` in the template.

    `also` are other spellings, the likeliest first: of two columns that fit, the one named more exactly is taken.
    """

    field: str
    title: str
    also: tuple[str, ...] = ()
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` as a person would read it; `day` and `number` where the sheet holds one; `broken`: a failed formula."""

    text: str = ""
    day: date | None = None
    number: float | None = None
    broken: bool = False


EMPTY: Final = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is the row's number in the file, from 1; a column that the file lacks is an empty cell."""

    number: int
    cells: Mapping[str, Cell]
    hidden: bool = False

    def __getitem__(self, field: str) -> Cell:
        return self.cells.get(field, EMPTY)


@dataclass(frozen=True, slots=True)
class Table:
    """`letters` and `titles` of the columns found, by field. `place` of `sheets` from 1; both 0 for CSV.

    `others` are sheets that hold such a table too and were not read. `guessed`: the text was not UTF-8 and was read as
    Windows-1252. `synthetic`: a file of a demonstration.
    """

    rows: tuple[Row, ...]
    letters: Mapping[str, str]
    titles: Mapping[str, str]
    sheet: str = ""
    place: int = 0
    sheets: int = 0
    others: tuple[str, ...] = ()
    guessed: bool = False
    synthetic: bool = False


def letter(place: int) -> str:
    """The name of the column at `place`, from 0: A, B … Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(65 + rest) + name
    return name
