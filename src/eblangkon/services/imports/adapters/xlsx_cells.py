"""XLSX by calamine, after its parts were looked over; one sheet in memory at a time."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from django.conf import settings
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from eblangkon.ground.kernel.words import said
from eblangkon.services.imports.adapters.csv_text import too_long
from eblangkon.services.imports.adapters.xlsx_parts import ROOM, Look, looked_over
from eblangkon.services.imports.rules.cells import seen
from eblangkon.services.imports.rules.table import EMPTY, Cell, UnreadableFile, letter

Grid = Sequence[Sequence[Cell]]
_MOST_SHEETS: Final = 50
_MOST_MERGED: Final = 100_000
"""Rows of all merged cells together; each is filled with the words of the first."""
_BROKEN: Final = (CalamineError, zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError)


class Book:
    """The sheets of an XLSX by name; those in sight first. Raises UnreadableFile wherever it turns out to be none."""

    def __init__(self, content: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                self._looks: Mapping[str, Look] = looked_over(parts)
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        except _BROKEN as fault:
            raise _broken() from fault
        sheets = [one for one in self._book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet][:_MOST_SHEETS]
        self.names = [one.name for one in sheets]
        self.unseen = {one.name for one in sheets if one.visible != SheetVisibleEnum.Visible}

    def hidden(self, name: str) -> set[int]:
        """The numbers of the sheet's rows that are out of sight, as behind a filter."""
        look = self._looks.get(name)
        return look.hidden if look else set()

    def grid(self, name: str, most: int | None = None) -> Grid:
        """The sheet row by row from A1, at most so many rows."""
        look = self._looks.get(name) or Look()
        try:
            sheet = self._book.get_sheet_by_name(name)
            if sheet.total_height > settings.IMPORTS.rows + ROOM:
                raise too_long()
            grid = list(_rows(sheet, look, most))
            merged = sheet.merged_cell_ranges or ()
        except _BROKEN as fault:
            raise _broken() from fault
        if sum(bottom - top + 1 for (top, _left), (bottom, _right) in merged) > _MOST_MERGED:
            raise UnreadableFile(said("Terlalu banyak sel digabung. Pisahkan sel gabungan, lalu simpan ulang."))
        for (top, left), (bottom, _right) in merged:
            # A cell merged over several rows means the same in each of them.
            for at in range(top + 1, min(bottom + 1, len(grid))):
                if left < len(grid[at]) and left < len(grid[top]) and not grid[at][left].text:
                    grid[at][left] = grid[top][left]
        return grid


def _broken() -> UnreadableFile:
    return UnreadableFile(said("Berkas ini bukan XLSX yang utuh. Simpan ulang dari Excel."))


def _rows(sheet: Any, look: Look, most: int | None) -> Iterator[list[Cell]]:
    values = sheet.to_python(skip_empty_area=False, **({"nrows": most} if most else {}))
    letters = [letter(place) for place in range(settings.IMPORTS.columns)]
    for at, row in enumerate(values, 1):
        yield [
            EMPTY if value == "" and not look.failed else _cell(value, f"{column}{at}", look)
            for value, column in zip(row, letters, strict=False)
        ]


def _cell(value: Any, address: str, look: Look) -> Cell:
    if address in look.failed:
        return Cell(look.failed[address], broken=True)
    if isinstance(value, datetime):
        return Cell(value.date().isoformat(), day=value.date())
    if isinstance(value, date):
        return Cell(value.isoformat(), day=value)
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, (int, float)):
        whole = float(value).is_integer() and abs(value) < 1e15
        return Cell(look.long.get(address) or (str(int(value)) if whole else f"{value:.15G}"), number=float(value))
    return Cell(seen(str(value)))
