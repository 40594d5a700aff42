"""Files as people save them become rows; files meant to hurt are refused."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from xlsxwriter import Workbook

from eblangkon.services.imports.adapters.tables import read_table
from eblangkon.services.imports.rules.table import Column, Table, UnreadableFile

COLUMNS = (
    Column("name", "Nama"),
    Column("nip", "NIP", ("Nomor Induk Pegawai",)),
    Column("from", "Berlaku mulai", ("Masa berlaku mulai", "Mulai")),
    Column("to", "Berlaku sampai", ("Sampai",), needed=False),
)
MARK = "CONTOH: rekaan"


def read(content: bytes) -> Table:
    return read_table(content, COLUMNS, MARK)


def book(fill: Callable[[Any], None], *more: Callable[[Any], None]) -> bytes:
    out = io.BytesIO()
    with Workbook(out) as made:
        for one in (fill, *more):
            one(made.add_worksheet())
    return out.getvalue()


def plain_rows(page: Any, top: int = 0) -> None:
    page.write_row(top, 0, ["Nama", "NIP", "Berlaku mulai"])
    page.write_row(top + 1, 0, ["Rina", "198001012006042001", "2026-01-05"])


def test_three_header_rows_below_two_titles() -> None:
    def fill(page: Any) -> None:
        page.merge_range(0, 0, 0, 4, "DAFTAR PEJABAT KABUPATEN BATANG")
        page.write(1, 0, "Tahun 2026")
        page.merge_range(3, 1, 4, 1, "Nama")
        page.merge_range(3, 2, 4, 2, "Nomor Induk Pegawai")
        page.merge_range(3, 3, 3, 4, "Masa berlaku")
        page.write_row(4, 3, ["Mulai", "Sampai"])
        page.write_row(5, 0, [1, 2, 3, 4, 5])
        page.write_row(6, 0, [1, "Rina", "198001012006042001", "5 Januari 2026", "31 Desember 2026"])

    table = read(book(fill))
    assert [row.number for row in table.rows] == [7]
    assert table.letters == {"name": "B", "nip": "C", "from": "D", "to": "E"}
    assert table.rows[0]["to"].text == "31 Desember 2026"


def test_the_sheet_that_holds_the_table_is_read_and_said() -> None:
    table = read(book(lambda page: page.write(0, 0, "Bacalah dahulu"), plain_rows))
    assert (table.sheet, table.place, table.sheets) == ("Sheet2", 2, 2)


def test_a_cell_merged_downward_holds_for_each_row() -> None:
    def fill(page: Any) -> None:
        plain_rows(page)
        page.write_row(2, 1, ["198001012006042001", "2026-02-05"])
        page.merge_range(1, 0, 2, 0, "Rina")

    assert [row["name"].text for row in read(book(fill)).rows] == ["Rina", "Rina"]


def test_formulas_are_values_and_failed_ones_are_named() -> None:
    def fill(page: Any) -> None:
        plain_rows(page)
        page.write_formula(2, 0, '="Ri"&"na"', None, "Rina")
        page.write_formula(2, 1, "=NA()", None, "#N/A")

    row = read(book(fill)).rows[1]
    assert row["name"].text == "Rina"
    assert (row["nip"].text, row["nip"].broken) == ("#N/A", True)


def test_a_long_number_that_the_file_holds_in_full_is_read_in_full() -> None:
    def fill(page: Any) -> None:
        plain_rows(page)
        page.write_number(1, 1, 12345)

    content = swapped(book(fill), "xl/worksheets/sheet1.xml", b"<v>12345</v>", b"<v>198001012006042001</v>")
    assert read(content).rows[0]["nip"].text == "198001012006042001"
    content = swapped(book(fill), "xl/worksheets/sheet1.xml", b"<v>12345</v>", b"<v>1.98001012006042E+17</v>")
    assert read(content).rows[0]["nip"].text == "1.98001012006042E+17"


def swapped(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            text = given.read(name)
            made.writestr(name, text.replace(old, new) if name == part else text)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_of_any_spreadsheet(encoding: str, separator: str) -> None:
    lines = [["Daftar", "", ""], ["Nama", "NIP", "Berlaku mulai"], ["René", "'198001012006042001", "2026-01-05"]]
    table = read("\r\n".join(separator.join(line) for line in lines).encode(encoding))
    assert (table.rows[0].number, table.rows[0]["name"].text) == (3, "René")
    assert table.rows[0]["nip"].text == "198001012006042001"
    assert table.guessed is (encoding == "cp1252")


def test_a_file_of_a_demonstration_is_known_by_its_mark() -> None:
    def fill(page: Any) -> None:
        page.write(0, 0, MARK)
        plain_rows(page, 3)

    assert read(book(fill)).synthetic
    assert not read(book(plain_rows)).synthetic


def far(page: Any) -> None:
    plain_rows(page)
    page.write(1_048_575, 16_383, "x")


def long_table(page: Any) -> None:
    page.write_row(0, 0, ["Nama", "NIP", "Berlaku mulai"])
    for at in range(1, 20_002):
        page.write(at, 0, "Rina")


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/worksheets/sheet1.xml", b" " * 70_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "Berkas kosong"),
        (b" \n", "Berkas kosong"),
        (b"x" * 10_000_001, "lebih dari 10 MB"),
        (b"Nama,NIP,Berlaku mulai\n", "hanya berisi nama kolom"),
        (b"Nama,NIP\nRina,1\n", "tidak ditemukan: Berlaku mulai"),
        (b"\x00\x01\x02", "bukan XLSX dan bukan teks"),
        (b"\xd0\xcf\x11\xe0rest", "XLS lama atau dikunci"),
        (b"PK\x03\x04 no archive", "bukan XLSX yang utuh"),
        (b'Nama,NIP,Berlaku mulai\n"Rina,1,2\n', "bukan CSV yang utuh"),
        (book(far), "terlalu jauh"),
        (book(long_table), "lebih dari 20.000 baris"),
        (bomb(), "terlalu besar"),
    ],
)
def test_what_cannot_be_used_says_what_to_do(content: bytes, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why):
        read(content)


@pytest.mark.parametrize(
    "place", [b'r="ZZZZZZ99999999"', b'x:r="A2" r="ZZZZZZ99999999"', b'r="A99999999"', b'y=">" r="A2']
)
def test_a_cell_that_no_sheet_has_is_refused_before_the_reader_makes_room_for_it(place: bytes) -> None:
    content = swapped(book(plain_rows), "xl/worksheets/sheet1.xml", b'<c r="A2"', b"<c " + place)
    with pytest.raises(UnreadableFile):
        read(content)


def test_cells_merged_over_and_over_are_refused() -> None:
    over = b'<mergeCells count="9">' + b'<mergeCell ref="A3:J20000"/>' * 9 + b"</mergeCells></worksheet>"
    content = swapped(book(plain_rows), "xl/worksheets/sheet1.xml", b"</worksheet>", over)
    with pytest.raises(UnreadableFile, match="sel digabung"):
        read(content)
