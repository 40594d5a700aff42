"""What a table is, and what must not be in a cell as it stands."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from eblangkon.ground.kernel.dates import moment

Cell: TypeAlias = "str | int | date | datetime | None"
"""None is not known, and stays an empty cell: never 0."""

_STARTERS = ("=", "+", "-", "@", "\t", "\r", "\n")
SYNTHETIC = "CONTOH: data peragaan, seluruhnya rekaan"
"""The first cell of every table of a demonstration; importers of a real installation refuse a file that has it."""


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` says how the cells are written: rupiah and whole numbers, days, moments (as WIB), else text."""

    title: str
    kind: Literal["text", "whole", "rupiah", "day", "moment"] = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table before its rows. `scope` says what is counted, `cut_off` until when; `synthetic`: all is invented."""

    title: str
    scope: str
    cut_off: datetime
    columns: tuple[Column, ...]
    synthetic: bool


def heading(sheet: Sheet) -> list[str]:
    """The lines above the column heads: a mark when it is invented, the title, scope and cut-off."""
    marked = [SYNTHETIC] if sheet.synthetic else []
    return [*marked, sheet.title, f"Cakupan: {sheet.scope}", f"Keadaan per {moment(sheet.cut_off)}"]


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate this text instead of showing it, leading blanks included."""
    return text.lstrip(" ").startswith(_STARTERS) or text.startswith(_STARTERS)
