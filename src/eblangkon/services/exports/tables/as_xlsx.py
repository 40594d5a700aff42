"""XLSX in constant memory: each row is written and forgotten."""

import tempfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import IO, Any, Final

from xlsxwriter import Workbook

from eblangkon.ground.kernel import clock
from eblangkon.services.exports.rules import Cell, Sheet, heading, looks_like_formula

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS: Final = 1_000_000
"""A sheet ends at 1,048,576 rows; what is longer belongs into CSV."""
_WIDTHS: Final = {"text": 34, "whole": 12, "rupiah": 18, "day": 14, "moment": 18}
_FORMATS: Final = {"whole": "#,##0", "rupiah": '"Rp"#,##0', "day": "dd/mm/yyyy", "moment": "dd/mm/yyyy hh:mm"}


class TooLong(ValueError):
    """More rows than a sheet holds; nothing is cut off silently."""


def xlsx_file(sheet: Sheet, rows: Iterable[Sequence[Cell]]) -> IO[bytes]:
    """The table as a file that vanishes when it is closed, positioned at its start. Raises TooLong."""
    out = tempfile.TemporaryFile()  # noqa: SIM115  whoever sends it closes it
    try:
        with Workbook(out, {"constant_memory": True}) as book:
            _fill(book, sheet, rows)
    except BaseException:
        out.close()
        raise
    out.seek(0)
    return out


def _fill(book: Any, sheet: Sheet, rows: Iterable[Sequence[Cell]]) -> None:
    page = book.add_worksheet("Tabel")
    bold, quoted = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
    formats = [
        book.add_format({"num_format": _FORMATS[column.kind]}) if column.kind in _FORMATS else None
        for column in sheet.columns
    ]
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, _WIDTHS[column.kind])
    above = heading(sheet)
    for at, line in enumerate(above):
        page.write_string(at, 0, line, bold)
    heads = len(above) + 1
    for place, column in enumerate(sheet.columns):
        page.write_string(heads, place, column.title, bold)
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise TooLong(f"{sheet.title}: more than {MOST_ROWS} rows")
        for place, cell in enumerate(row):
            _write(page, heads + number, place, cell, formats[place], quoted)
    page.freeze_panes(heads + 1, 0)


def _write(page: Any, at: int, place: int, cell: Cell, form: Any, quoted: Any) -> None:
    """By kind of cell and never by guess: a text that looks like a formula or an address stays text."""
    if cell is None:
        return
    if isinstance(cell, str):
        page.write_string(at, place, cell, quoted if looks_like_formula(cell) else None)
    elif isinstance(cell, datetime):
        page.write_datetime(at, place, clock.wib(cell).replace(tzinfo=None), form)
    elif isinstance(cell, date):
        page.write_datetime(at, place, cell, form)
    else:
        page.write_number(at, place, int(cell), form)
