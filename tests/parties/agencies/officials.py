"""Lists of officials as files, for tests."""

import io
from collections.abc import Sequence
from typing import Any

from xlsxwriter import Workbook

HEADS = ("Kantor", "Nama", "NIP", "Surel", "Nomor HP", "Tugas", "Nomor SK", "Berlaku mulai", "Berlaku sampai")
PLACES = ("office", "name", "nip", "email", "phone", "duty", "decree", "first", "last")


def nip(number: int) -> str:
    """A NIP that fits, another for each number up to 30,000."""
    return f"{1970 + number // 999:04}01012000011{number % 999 + 1:03}"


def official(number: int, **other: Any) -> list[Any]:
    """One good row, with some cells otherwise."""
    row = {
        "office": "1.02",
        "name": "Budi Santoso",
        "nip": nip(number),
        "email": f"pejabat{number}@batang.go.id",
        "phone": "",
        "duty": "PPK",
        "decree": f"800/{number}/2026",
        "first": "2026-01-05",
        "last": "2026-12-31",
    }
    return list((row | other).values())


def xlsx(rows: Sequence[Sequence[Any]], heads: Sequence[str] = HEADS, top: int = 0) -> bytes:
    out = io.BytesIO()
    with Workbook(
        out, {"strings_to_numbers": False, "strings_to_formulas": False, "default_date_format": "dd/mm/yyyy"}
    ) as book:
        page = book.add_worksheet("Isian")
        page.write_row(top, 0, heads)
        for at, row in enumerate(rows, top + 1):
            page.write_row(at, 0, row)
    return out.getvalue()
