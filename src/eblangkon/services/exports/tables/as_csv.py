"""CSV as spreadsheets in Indonesia open it with two clicks.

Semicolons, because with Indonesian settings the comma is the decimal sign and a spreadsheet splits by semicolon; a
byte order mark, because without one the same programs read UTF-8 as Windows-1252. Sums and counts are bare digits and
days are ISO 8601, so that other programs need to be told no more than the separator.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from eblangkon.ground.kernel import clock
from eblangkon.services.exports.rules import Cell, Sheet, heading, looks_like_formula

CONTENT_TYPE = "text/csv; charset=utf-8"
_BATCH = 500


class _Line:
    """A file for the csv module that hands back what is written."""

    def write(self, text: str) -> str:
        return text


def csv_lines(sheet: Sheet, rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """The table in pieces of some hundred rows; `rows` is read as it goes, so it may be longer than the memory."""
    writer = csv.writer(_Line(), delimiter=";", lineterminator="\r\n")
    above = [writer.writerow([_cell(line)]) for line in heading(sheet)]
    heads = writer.writerow([_cell(column.title) for column in sheet.columns])
    yield "".join(["\ufeff", *above, heads]).encode()
    batch: list[str] = []
    for row in rows:
        batch.append(writer.writerow([_cell(cell) for cell in row]))
        if len(batch) == _BATCH:
            yield "".join(batch).encode()
            batch.clear()
    if batch:
        yield "".join(batch).encode()


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if looks_like_formula(cell) else cell
    if isinstance(cell, datetime):
        return clock.wib(cell).isoformat(timespec="minutes")
    return str(int(cell)) if isinstance(cell, int) else cell.isoformat()
