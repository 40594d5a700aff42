"""CSV of any spreadsheet: UTF-8, UTF-16 or Windows-1252; comma, semicolon, tab or bar."""

import codecs
import csv
import io
from collections.abc import Sequence

from django.conf import settings

from eblangkon.ground.kernel.words import said
from eblangkon.services.imports.rules.cells import seen
from eblangkon.services.imports.rules.table import EMPTY, Cell, UnreadableFile

Grid = Sequence[Sequence[Cell]]
_SEPARATORS = ";,\t|"
_FAILED = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!")
_ROOM = 1000  # for titles above the table
_MOST_LINES = 20  # of one cell; more means that a quotation mark was never closed


def csv_grids(content: bytes) -> tuple[list[tuple[str, Grid]], bool]:
    """The text cut by each separator that occurs, and whether its encoding had to be guessed. Raises UnreadableFile."""
    text, guessed = _decoded(content)
    found = [mark for mark in _SEPARATORS if mark in text] or [","]
    grids = [("", grid) for mark in found if (grid := _cut(text, mark)) is not None]
    if not grids:
        raise UnreadableFile(said("Berkas ini bukan CSV yang utuh. Simpan ulang sebagai CSV UTF-8."))
    return grids, guessed


def too_long() -> UnreadableFile:
    """The refusal of a list with more rows than anybody looks through."""
    most = f"{settings.IMPORTS.rows:,}".replace(",", ".")
    return UnreadableFile(said("Berkas lebih dari {most} baris. Bagi menjadi beberapa berkas.", most=most))


def _decoded(content: bytes) -> tuple[str, bool]:
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            if text.lstrip()[:1] == "<":
                raise UnreadableFile(
                    said("Berkas ini halaman web yang dinamai Excel. Buka di Excel, lalu simpan sebagai XLSX.")
                )
            return text, encoding == "cp1252"
    raise UnreadableFile(said("Berkas ini bukan XLSX dan bukan teks CSV. Di Excel pilih Simpan Sebagai, CSV UTF-8."))


def _cut(text: str, mark: str) -> Grid | None:
    """None where the quotation marks do not close; a pair of them in the middle of a cell is let be."""
    for strict in (True, False) if text.count('"') % 2 == 0 else (True,):
        try:
            return _rows(text, mark, strict)
        except csv.Error:
            continue
    return None


def _rows(text: str, mark: str, strict: bool) -> Grid:
    grid = []
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=strict)):
        if number > settings.IMPORTS.rows + _ROOM:
            raise too_long()
        if not strict and any(cell.count("\n") > _MOST_LINES for cell in row):
            raise csv.Error
        grid.append([_cell(text) for text in row[: settings.IMPORTS.columns]])
    return grid


def _cell(text: str) -> Cell:
    # Our own exports, and careful people, put an apostrophe before what a spreadsheet would calculate.
    plain = seen(text).strip().removeprefix("'")
    return Cell(plain, broken=plain.upper() in _FAILED) if plain else EMPTY
