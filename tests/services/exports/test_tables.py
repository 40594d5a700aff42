"""Tables out: what they say above, what they never do, and that they open where they are read."""

import csv
import io
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.services.exports.rules import SYNTHETIC, Cell, Column, Sheet, heading, looks_like_formula
from eblangkon.services.exports.tables import as_xlsx
from eblangkon.services.exports.tables.as_csv import csv_lines
from eblangkon.services.exports.tables.as_xlsx import TooLong, xlsx_file

COLUMNS = (Column("Kantor"), Column("Paket", "whole"), Column("Nilai", "rupiah"), Column("Hari", "day"))
CUT_OFF = datetime(2024, 8, 2, 7, 5, tzinfo=UTC)
ROW: tuple[Cell, ...] = ("Dinas Kesehatan", 3_118, Rupiah(9_874_210_500), date(2024, 8, 2))


def sheet(synthetic: bool = False, columns: tuple[Column, ...] = COLUMNS) -> Sheet:
    return Sheet("Pembelian per kantor", "Kabupaten Batang, 2024", CUT_OFF, columns, synthetic)


def read_csv(*rows: tuple[Cell, ...], synthetic: bool = False) -> list[list[str]]:
    text = b"".join(csv_lines(sheet(synthetic), rows)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_scope_and_cut_off_stand_above_and_a_demonstration_is_marked_first() -> None:
    assert heading(sheet()) == [
        "Pembelian per kantor",
        "Cakupan: Kabupaten Batang, 2024",
        "Keadaan per 2 Agustus 2024 14.05 WIB",
    ]
    assert heading(sheet(synthetic=True))[0] == SYNTHETIC
    assert read_csv(synthetic=True)[0] == [SYNTHETIC]


def test_csv_opens_with_indonesian_settings() -> None:
    written = b"".join(csv_lines(sheet(), [ROW, ('Toko "A"; B', None, 0, None)]))
    assert written.startswith(b"\xef\xbb\xbf")
    assert b"Dinas Kesehatan;3118;9874210500;2024-08-02\r\n" in written
    assert read_csv(ROW, ('Toko "A"; B', None, 0, None))[-1] == ['Toko "A"; B', "", "0", ""]


@pytest.mark.parametrize("text", ["=1+1", "+62812", "-5", "@SUM(A1)", "\t=1", " =HYPERLINK(1)", "\r=1"])
def test_a_cell_that_looks_like_a_formula_stays_text(text: str) -> None:
    assert read_csv((text,))[-1] == [f"'{text}"]
    with xlsx_file(sheet(columns=(Column("Nama"),)), [(text,)]) as file:
        content = file.read()
    assert load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python()[-1] == [text]


@given(st.text(max_size=20))
def test_no_text_becomes_a_formula(text: str) -> None:
    cell = b"".join(csv_lines(Sheet("T", "S", CUT_OFF, (Column("x"),), False), [(text,)])).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(cell, newline=""), delimiter=";"))
    if rows[-1]:
        assert not looks_like_formula(rows[-1][0])


def test_xlsx_holds_numbers_and_days_and_leaves_the_unknown_empty() -> None:
    with xlsx_file(sheet(synthetic=True), [ROW, ("Kecamatan", None, Rupiah(5), None)]) as file:
        rows = load_workbook(io.BytesIO(file.read())).get_sheet_by_index(0).to_python()
    assert rows[0][0] == SYNTHETIC
    assert rows[5] == ["Kantor", "Paket", "Nilai", "Hari"]
    assert rows[6] == ["Dinas Kesehatan", 3118.0, 9874210500.0, date(2024, 8, 2)]
    assert rows[7] == ["Kecamatan", "", 5.0, ""]


def test_moments_are_written_in_central_javas_time() -> None:
    columns = (Column("Saat", "moment"),)
    assert b"2024-08-02T14:05+07:00" in b"".join(csv_lines(sheet(columns=columns), [(CUT_OFF,)]))
    with xlsx_file(sheet(columns=columns), [(CUT_OFF,)]) as file:
        rows = load_workbook(io.BytesIO(file.read())).get_sheet_by_index(0).to_python()
    assert rows[-1] == [datetime(2024, 8, 2, 14, 5)]  # noqa: DTZ001  sheets know no zone


def test_csv_streams() -> None:
    asked = 0

    def rows() -> Iterator[tuple[Cell, ...]]:
        nonlocal asked
        for _ in range(10_000):
            asked += 1
            yield ROW

    pieces = csv_lines(sheet(), rows())
    next(pieces)
    assert asked == 0
    next(pieces)
    assert asked == 500


def test_xlsx_does_not_grow_with_its_rows() -> None:
    tracemalloc.start()
    with xlsx_file(sheet(), (ROW for _ in range(20_000))):
        _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4_000_000  # bytes; 20,000 rows held would be 20 million


def test_a_sheet_too_long_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_xlsx, "MOST_ROWS", 2)
    with pytest.raises(TooLong):
        xlsx_file(sheet(), [ROW] * 3)
