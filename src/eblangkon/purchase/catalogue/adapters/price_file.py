"""A regional price standard as CSV or XLSX, row by row."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

NEEDED = ("kode_barang", "uraian_barang", "spesifikasi", "satuan", "kode_rekening")


class UnreadableFile(ValueError):
    """The file as a whole cannot be used; the message, in Indonesian, says what to do."""


def read_price_file(path: Path, *, price_column: str) -> list[tuple[int, Mapping[str, str]]]:
    """Every row below the header with its number (the column `no`, else its place). Raises UnreadableFile."""
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise UnreadableFile(f"Berkas {path} tidak dapat dibaca. Periksa nama berkas dan izin membacanya.") from fault
    if not content.strip():
        raise UnreadableFile(f"Berkas {path} kosong. Simpan ulang tabelnya, lalu muat lagi.")
    table = _xlsx(content, path) if content.startswith(b"PK\x03\x04") else _csv(content, path)
    header = [cell.strip().lower() for cell in next(table, [])]
    if missing := [name for name in (*NEEDED, price_column) if name not in header]:
        raise UnreadableFile(
            f"Kolom tidak ada: {', '.join(missing)}. Baris pertama harus berisi nama kolom: "
            f"{', '.join((*NEEDED, price_column))}."
        )
    rows: list[tuple[int, Mapping[str, str]]] = []
    for place, cells in enumerate(table, 1):
        if not any(cell.strip() for cell in cells):  # spreadsheets trail empty rows
            continue
        row = dict(zip(header, [*cells, *[""] * len(header)], strict=False))
        rows.append((int(row["no"]) if row.get("no", "").isdecimal() else place, row))
    if not rows:
        raise UnreadableFile(f"Berkas {path} hanya berisi nama kolom. Isi barisnya, lalu muat lagi.")
    return rows


def _csv(content: bytes, path: Path) -> Iterator[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnreadableFile(
            f"Berkas {path} bukan teks UTF-8. Di Excel pilih Simpan Sebagai, CSV UTF-8, lalu muat lagi."
        ) from fault
    first = text.partition("\n")[0]
    separator = ";" if first.count(";") > first.count(",") else ","  # Excel in Indonesian writes semicolons
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    except csv.Error as fault:
        raise UnreadableFile(f"Berkas {path} bukan CSV yang utuh. Simpan ulang sebagai CSV UTF-8.") from fault


def _xlsx(content: bytes, path: Path) -> Iterator[list[str]]:
    try:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    except CalamineError as fault:
        raise UnreadableFile(f"Berkas {path} bukan XLSX yang utuh. Simpan ulang dari Excel.") from fault
    for row in rows:
        yield [str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell) for cell in row]
