"""A file of either kind as the table that was asked for."""

from collections.abc import Sequence

from eblangkon.ground.kernel.words import said
from eblangkon.services.imports.adapters.csv_text import csv_grids
from eblangkon.services.imports.adapters.xlsx_cells import xlsx_grids
from eblangkon.services.imports.rules.headers import Header, find_header, is_no_data
from eblangkon.services.imports.rules.table import (
    EMPTY,
    MOST_BYTES,
    MOST_ROWS,
    Cell,
    Column,
    Row,
    Table,
    UnreadableFile,
    letter,
)

_ABOVE = 40
_OLE = b"\xd0\xcf\x11\xe0"


def read_table(content: bytes, columns: Sequence[Column], mark: str) -> Table:
    """The sheet, or for CSV the separator, under which most columns are named. Raises UnreadableFile.

    A cell near the top that holds `mark` makes the table a synthetic one.
    """
    if len(content) > MOST_BYTES:
        raise UnreadableFile(said("Berkas lebih dari 3 MB. Bagi menjadi beberapa berkas."))
    if not content.strip():
        raise UnreadableFile(said("Berkas kosong. Simpan ulang tabelnya, lalu unggah lagi."))
    if content.startswith(_OLE):
        raise UnreadableFile(
            said("Berkas ini XLS lama atau dikunci kata sandi. Simpan ulang sebagai XLSX tanpa kata sandi.")
        )
    xlsx = content.startswith(b"PK\x03\x04")
    if xlsx:
        grids, guessed = xlsx_grids(content), False
    else:
        grids, guessed = csv_grids(content)
    headers = [find_header(grid, columns) for _, grid in grids]
    place = max(range(len(grids)), key=lambda at: (len(headers[at].places), -at), default=-1)
    if place < 0:
        raise UnreadableFile(said("Berkas tidak berisi lembar. Simpan ulang dari Excel."))
    name, grid = grids[place]
    header = headers[place]
    _check(header, columns)
    rows = _rows(grid, header)
    return Table(
        rows=rows,
        letters={field: letter(at) for field, at in header.places.items()},
        titles=header.titles,
        sheet=name if xlsx else "",
        place=place + 1 if xlsx else 0,
        sheets=len(grids) if xlsx else 0,
        guessed=guessed,
        synthetic=any(mark in cell.text for _, one in grids for row in one[:_ABOVE] for cell in row),
    )


def _check(header: Header, columns: Sequence[Column]) -> None:
    missing = [column.title for column in columns if column.needed and column.field not in header.places]
    if missing:
        raise UnreadableFile(
            said(
                "Kolom tidak ditemukan: {missing}. Satu baris harus berisi nama kolom seperti di templat.",
                missing=", ".join(missing),
            )
        )


def _rows(grid: Sequence[Sequence[Cell]], header: Header) -> tuple[Row, ...]:
    fields = sorted(header.places.items(), key=lambda one: one[1])
    rows = []
    for at in range(header.below, len(grid)):
        cells = grid[at]
        if is_no_data(cells, header):
            continue
        taken = {field: cells[place] if place < len(cells) else EMPTY for field, place in fields}
        if any(cell.text.strip() or cell.broken for cell in taken.values()):
            rows.append(Row(at + 1, taken))
    if not rows:
        raise UnreadableFile(said("Berkas hanya berisi nama kolom. Isi barisnya, lalu unggah lagi."))
    if len(rows) > MOST_ROWS:
        raise UnreadableFile(said("Berkas lebih dari 20.000 baris. Bagi menjadi beberapa berkas."))
    return tuple(rows)
