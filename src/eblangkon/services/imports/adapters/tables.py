"""A file of either kind as the table that was asked for."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings

from eblangkon.ground.kernel.words import said
from eblangkon.services.imports.adapters.csv_text import csv_grids, too_long
from eblangkon.services.imports.adapters.xlsx_cells import Book, Grid
from eblangkon.services.imports.rules.headers import LOOKED_AT, Header, find_header, is_no_data
from eblangkon.services.imports.rules.table import EMPTY, Cell, Column, Row, Table, UnreadableFile, letter

_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_CELLS = ("xl/worksheets/", "xl/sharedStrings")
_ABOVE = LOOKED_AT + 3


def check_size(content: bytes) -> None:
    """What can be refused without reading the file. Raises UnreadableFile."""
    if len(content) > settings.IMPORTS.bytes:
        raise UnreadableFile(
            said("Berkas lebih dari {most} MB. Bagi menjadi beberapa berkas.", most=settings.IMPORTS.bytes // 1_000_000)
        )
    if not content.strip():
        raise UnreadableFile(said("Berkas kosong. Simpan ulang tabelnya, lalu unggah lagi."))
    if content.startswith(_OLE):
        raise UnreadableFile(
            said("Berkas ini XLS lama atau dikunci kata sandi. Simpan ulang sebagai XLSX tanpa kata sandi.")
        )


def is_short(content: bytes) -> bool:
    """Whether the table is so small that somebody may wait while it is read; the sheets' unpacked size tells."""
    size = len(content)
    if content.startswith(_ZIP):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                size = sum(one.file_size for one in parts.infolist() if one.filename.startswith(_CELLS))
        except zipfile.BadZipFile:
            return True  # refused at once
    return size <= settings.IMPORTS.at_once_bytes


def read_table(content: bytes, columns: Sequence[Column], mark: str) -> Table:
    """The sheet, or for CSV the separator, under which most columns are named. Raises UnreadableFile.

    A sheet in sight goes before a hidden one. A cell near the top that holds `mark` makes the table a synthetic one.
    """
    check_size(content)
    if content.startswith(_ZIP):
        return _of_book(Book(content), columns, mark)
    grids, guessed = csv_grids(content)
    headers = [find_header(grid, columns) for _, grid in grids]
    place = max(range(len(grids)), key=lambda at: (len(headers[at].places), -at))
    _check(headers[place], columns)
    table = _table(grids[place][1], headers[place], set())
    return replace(table, guessed=guessed, synthetic=any(_marked(grid, mark) for _, grid in grids))


def _of_book(book: Book, columns: Sequence[Column], mark: str) -> Table:
    headers: list[Header] = []
    marked = False
    for name in book.names:
        top = book.grid(name, _ABOVE)
        headers.append(find_header(top, columns))
        marked = marked or _marked(top, mark)
    whole = [not _missing(header, columns) for header in headers]

    def fit(at: int) -> tuple[bool, int, int]:
        return whole[at] and book.names[at] not in book.unseen, len(headers[at].places), -at

    place = max(range(len(headers)), key=fit, default=-1)
    if place < 0:
        raise UnreadableFile(said("Berkas tidak berisi lembar. Simpan ulang dari Excel."))
    _check(headers[place], columns)
    name = book.names[place]
    table = _table(book.grid(name), headers[place], book.hidden(name))
    others = tuple(book.names[at] for at, fits in enumerate(whole) if fits and at != place)
    return replace(table, sheet=name, place=place + 1, sheets=len(headers), others=others, synthetic=marked)


def _marked(grid: Grid, mark: str) -> bool:
    return any(mark in cell.text for row in grid[:_ABOVE] for cell in row)


def _missing(header: Header, columns: Sequence[Column]) -> list[str]:
    return [column.title for column in columns if column.needed and column.field not in header.places]


def _check(header: Header, columns: Sequence[Column]) -> None:
    if missing := _missing(header, columns):
        raise UnreadableFile(
            said(
                "Kolom tidak ditemukan: {missing}. Satu baris harus berisi nama kolom seperti di templat.",
                missing=", ".join(missing),
            )
        )


def _table(grid: Grid, header: Header, hidden: set[int]) -> Table:
    fields = sorted(header.places.items(), key=lambda one: one[1])
    rows = []
    for at in range(header.below, len(grid)):
        cells: Sequence[Cell] = grid[at]
        if is_no_data(cells, header):
            continue
        taken = {field: cells[place] if place < len(cells) else EMPTY for field, place in fields}
        if any(cell.text.strip() or cell.broken for cell in taken.values()):
            rows.append(Row(at + 1, taken, at + 1 in hidden))
    if not rows:
        raise UnreadableFile(said("Berkas hanya berisi nama kolom. Isi barisnya, lalu unggah lagi."))
    if len(rows) > settings.IMPORTS.rows:
        raise too_long()
    return Table(tuple(rows), {field: letter(at) for field, at in fields}, header.titles)
