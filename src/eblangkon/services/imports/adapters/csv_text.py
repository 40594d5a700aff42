"""CSV of any spreadsheet: UTF-8, UTF-16 or Windows-1252; comma, semicolon, tab or bar."""

import codecs
import csv
import io
from collections.abc import Sequence

from eblangkon.ground.kernel.words import said
from eblangkon.services.imports.rules.table import MOST_COLUMNS, MOST_ROWS, Cell, UnreadableFile

Grid = Sequence[Sequence[Cell]]
_SEPARATORS = ";,\t|"
_FAILED = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!")
_ROOM = 1000  # for titles above the table


def csv_grids(content: bytes) -> tuple[list[tuple[str, Grid]], bool]:
    """The text cut by each separator that occurs, and whether its encoding had to be guessed. Raises UnreadableFile."""
    text, guessed = _decoded(content)
    found = [mark for mark in _SEPARATORS if mark in text] or [","]
    grids = []
    for mark in found:
        try:
            grids.append(("", _cut(text, mark)))
        except csv.Error:
            continue
    if not grids:
        raise UnreadableFile(said("Berkas ini bukan CSV yang utuh. Simpan ulang sebagai CSV UTF-8."))
    return grids, guessed


def _decoded(content: bytes) -> tuple[str, bool]:
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding == "cp1252"
    raise UnreadableFile(said("Berkas ini bukan XLSX dan bukan teks CSV. Di Excel pilih Simpan Sebagai, CSV UTF-8."))


def _cut(text: str, mark: str) -> Grid:
    grid = []
    for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)):
        if number > MOST_ROWS + _ROOM:
            raise UnreadableFile(said("Berkas lebih dari 20.000 baris. Bagi menjadi beberapa berkas."))
        grid.append([_cell(text) for text in row[:MOST_COLUMNS]])
    return grid


def _cell(text: str) -> Cell:
    # Our own exports, and careful people, put an apostrophe before what a spreadsheet would calculate.
    plain = text.strip().removeprefix("'")
    return Cell(plain, broken=plain.upper() in _FAILED)
