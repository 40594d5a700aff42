"""The parts of an XLSX looked over before calamine reads them: what unpacks too far, or ends too far, is refused.

The look takes what the reader does not tell: which cells hold a failed formula, whole numbers longer than a spreadsheet
reckons with, as some programs write them, and which rows are hidden. It goes once through the text, however hostile.
"""

import html
import re
import zipfile
from collections.abc import Mapping
from posixpath import normpath
from typing import Final

from django.conf import settings

from eblangkon.ground.kernel.words import said
from eblangkon.services.imports.adapters.csv_text import too_long
from eblangkon.services.imports.rules.table import UnreadableFile

_MOST_PARTS: Final = 500
ROOM: Final = 1000
_TOKEN = re.compile(
    rb"<(?:[^\s<>/:]+:)?(?:(?P<row>row)\s(?P<facts>[^<>]*)|(?P<cell>c)\s(?P<at>[^<>]*)|(?P<value>v|is)\b[^<>]*>(?P<text>[^<]*))"
)
_PLACE = re.compile(rb"""(?<![\w:.-])r\s*=\s*["']([^"']*)["']""")
_AT = re.compile(rb"([A-Za-z]{1,3})(\d{1,7})")
_ROW = re.compile(rb"\d{1,7}")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*?>")
_LONG = re.compile(rb"\d{16,18}")


class Look:
    """What one sheet's own text says: failed formulas and long numbers by address, hidden rows by number."""

    def __init__(self) -> None:
        self.failed: dict[str, str] = {}
        self.long: dict[str, str] = {}
        self.hidden: set[int] = set()


def looked_over(parts: zipfile.ZipFile) -> Mapping[str, Look]:
    """The look at each sheet, by its name. Raises UnreadableFile, BadZipFile, KeyError."""
    infos = parts.infolist()
    if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > settings.IMPORTS.unpacked:
        raise UnreadableFile(said("Isi berkas terlalu besar. Hapus gambar dan lembar lain, lalu simpan ulang."))
    parts.testzip()  # reads no further than each part claims, and raises where it lies about its size
    names = _names(parts)
    there = {info.filename.lower(): info for info in infos}
    found = {path: _look(parts.read(there[path.lower()])) for path in set(names.values()) if path.lower() in there}
    return {name: found[path] for name, path in names.items() if path in found}


def _look(text: bytes) -> Look:
    look = Look()
    at, facts, last = None, b"", 0
    for token in _TOKEN.finditer(text):
        if token["row"]:
            row = _placed(token["facts"], _ROW)
            if row and _HIDDEN.search(token["facts"]):
                look.hidden.add(int(row[0]))
        elif token["cell"]:
            at, facts = _placed(token["at"], _AT), token["at"]
        elif at is not None:  # only now: a styled cell without content takes no room
            number = int(at[2])
            _check_near(at[1], number, last)
            last = max(last, number)
            address = (at[1].upper() + at[2]).decode()
            if _ERROR.search(facts):
                look.failed[address] = html.unescape(token["text"].decode("utf-8", "replace"))
            elif _LONG.fullmatch(token["text"]) and b"t=" not in facts:
                look.long[address] = token["text"].decode()
            at = None
    return look


def _placed(facts: bytes, form: re.Pattern[bytes]) -> re.Match[bytes] | None:
    """Where a row or cell says that it stands; None where it says nothing.

    Raises UnreadableFile for a place that no sheet has, and for quotes left open, behind which one could be hidden: the
    reader would make room as far as there.
    """
    said_of, found = _PLACE.search(facts), None
    if said_of:
        found = form.fullmatch(said_of[1])
    if (said_of and not found) or facts.count(b'"') % 2 or facts.count(b"'") % 2:
        raise UnreadableFile(said("Berkas ini menyebut sel yang tidak ada. Simpan ulang dari Excel."))
    return found


def _check_near(column: bytes, row: int, last: int) -> None:
    """A long list is told from a lone cell far below or far to the right."""
    place = 0
    for sign in column.upper():
        place = place * 26 + sign - 64
    if row > settings.IMPORTS.rows + ROOM and row - last <= ROOM:
        raise too_long()
    if place > settings.IMPORTS.columns or row > settings.IMPORTS.rows + ROOM:
        cell = f"{column.decode()}{row}"
        raise UnreadableFile(said("Sel {cell} terlalu jauh. Hapus isi di luar tabel, lalu simpan ulang.", cell=cell))


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
