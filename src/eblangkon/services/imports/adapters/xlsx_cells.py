"""XLSX by calamine, looked over before: what unpacks too far, or has a cell at the end of the sheet, is refused.

The same look takes what the reader does not tell: which cells hold a failed formula, and whole numbers longer than a
spreadsheet reckons with, as some programs write them.
"""

import html
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from posixpath import normpath
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from eblangkon.ground.kernel.words import said
from eblangkon.services.imports.rules.table import MOST_COLUMNS, MOST_ROWS, Cell, UnreadableFile, letter

Grid = Sequence[Sequence[Cell]]
_MOST_UNPACKED = 60_000_000
_MOST_PARTS = 500
_MOST_SHEETS = 20
_ROOM = 1000
_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*?)(/?)>(?:(?!</(?:\w+:)?c>)(.*?)</(?:\w+:)?c>)?", re.DOTALL)
_AT = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,4})(\d{1,9})["']""")
_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)<")
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*?>")
_LONG = re.compile(rb"\d{16,18}")


class _Look:
    """What one sheet's own text says: failed formulas and long numbers by address."""

    def __init__(self) -> None:
        self.failed: dict[str, str] = {}
        self.long: dict[str, str] = {}


def xlsx_grids(content: bytes) -> list[tuple[str, Grid]]:
    """Each sheet with its name, row by row from A1. Raises UnreadableFile."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            looks = _looked_over(parts)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [
            (name, _grid(book.get_sheet_by_name(name), looks.get(name) or _Look()))
            for name in book.sheet_names[:_MOST_SHEETS]
        ]
    except (CalamineError, zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError) as fault:
        raise UnreadableFile(said("Berkas ini bukan XLSX yang utuh. Simpan ulang dari Excel.")) from fault


def _looked_over(parts: zipfile.ZipFile) -> Mapping[str, _Look]:
    infos = parts.infolist()
    if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _MOST_UNPACKED:
        raise UnreadableFile(said("Isi berkas terlalu besar. Hapus gambar dan lembar lain, lalu simpan ulang."))
    found = {info.filename: _look(parts, info) for info in infos if info.filename.startswith("xl/worksheets/")}
    names = _names(parts)
    return {name: found[path] for name, path in names.items() if path in found}


def _look(parts: zipfile.ZipFile, info: zipfile.ZipInfo) -> _Look:
    look = _Look()
    for cell in _CELL.finditer(parts.read(info)):
        at = _AT.search(cell[1])
        if at is None or cell[2] or cell[3] is None:  # a styled cell without content takes no room
            continue
        if len(at[1]) > 2 or int(at[2]) > MOST_ROWS + _ROOM:
            raise UnreadableFile(
                said(
                    "Sel {cell} terlalu jauh. Hapus isi di luar tabel, lalu simpan ulang.",
                    cell=(at[1] + at[2]).decode(),
                )
            )
        address = (at[1].upper() + at[2]).decode()
        value = _VALUE.search(cell[3])
        if value is None:
            continue
        if _ERROR.search(cell[1]):
            look.failed[address] = html.unescape(value[1].decode("utf-8", "replace"))
        elif _LONG.fullmatch(value[1]) and b"t=" not in cell[1]:
            look.long[address] = value[1].decode()
    return look


def _names(parts: zipfile.ZipFile) -> dict[str, str]:
    """The path of each sheet by its name."""
    listed = parts.read("xl/workbook.xml").decode("utf-8", "replace")
    rels = parts.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {_part(tag, "Id"): _part(tag, "Target") for tag in re.findall(r"<(?:\w+:)?Relationship\s[^>]*?>", rels)}
    paths = {}
    for tag in _SHEET.findall(listed):
        target = targets.get(_part(tag, r"\w+:id"), "")
        paths[_part(tag, "name")] = target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")
    return paths


def _part(tag: str, name: str) -> str:
    found = re.search(rf"""\s{name}\s*=\s*["']([^"']*)["']""", tag)
    return html.unescape(found[1]) if found else ""


def _grid(sheet: Any, look: _Look) -> Grid:
    if sheet.total_height > MOST_ROWS + _ROOM:
        raise UnreadableFile(said("Berkas lebih dari 20.000 baris. Bagi menjadi beberapa berkas."))
    values = sheet.to_python(skip_empty_area=False)
    grid = [
        [_cell(value, f"{letter(place)}{at}", look) for place, value in enumerate(row[:MOST_COLUMNS])]
        for at, row in enumerate(values, 1)
    ]
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        # A cell merged over several rows means the same in each of them.
        for at in range(top + 1, min(bottom + 1, len(grid))):
            if left < len(grid[at]) and left < len(grid[top]) and not grid[at][left].text:
                grid[at][left] = grid[top][left]
    return grid


def _cell(value: Any, address: str, look: _Look) -> Cell:
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
    return Cell(str(value))
