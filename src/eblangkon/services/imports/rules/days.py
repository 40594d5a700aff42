"""Dates in the ways in which offices write them."""

import re
from datetime import date, timedelta
from typing import Final

from eblangkon.ground.kernel.dates import MONTHS
from eblangkon.services.imports.rules.table import Cell

_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000  # 1954 to 2119
_EPOCH = date(1899, 12, 30)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_NUMBERS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_WORDS = re.compile(r"(?:[A-Za-z']+,\s*)?(\d{1,2})[- ]+([A-Za-z]+)\.?[-, ]+(\d{4})")
_OTHER: Final = {
    "agt": 8, "ags": 8, "agu": 8, "nop": 11, "nopember": 11, "pebruari": 2, "peb": 2, "may": 5, "aug": 8, "oct": 10,
    "dec": 12, "january": 1, "february": 2, "march": 3, "june": 6, "july": 7, "august": 8, "october": 10,
    "december": 12,
}  # fmt: skip
_MONTHS: Final = (
    {name.lower(): number for number, name in enumerate(MONTHS, 1)}
    | {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
    | _OTHER
)


def read_day(cell: Cell) -> date | None:
    """`2026-01-05`, `05/01/2026` (day first), `5 Januari 2026`, a date of the sheet or its serial number.

    None for what is no day: a month 13, a year of two digits, other words.
    """
    if cell.day is not None:
        return cell.day
    text = " ".join(cell.text.split())
    serial = cell.number if cell.number is not None else float(text) if text.isascii() and text.isdigit() else None
    if serial is not None:
        return _EPOCH + timedelta(days=int(serial)) if _FIRST_SERIAL <= serial <= _LAST_SERIAL else None
    if found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _NUMBERS.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _WORDS.fullmatch(text):
        day, month, year = int(found[1]), _MONTHS.get(found[2].lower(), 0), int(found[3])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
