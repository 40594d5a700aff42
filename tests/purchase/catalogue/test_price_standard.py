"""A real, dirty price standard is read row by row, and nothing is lost silently."""

import io
from pathlib import Path

import pytest
import xlsxwriter

from eblangkon.purchase.catalogue.adapters.price_file import UnreadableFile, read_price_file
from eblangkon.purchase.catalogue.rules.accounts import fold_account, fold_accounts
from eblangkon.purchase.catalogue.rules.price_standard import REASONS, read_price, read_rows
from eblangkon.purchase.catalogue.rules.units import fold_unit

TUBAN = Path(__file__).parents[4] / "shared/data/prices/ssh_kab_tuban_2025.csv"
HEADER = "no,kode_barang,uraian_barang,spesifikasi,satuan,harga_2025,kode_rekening\n"


@pytest.mark.skipif(not TUBAN.exists(), reason="skipped: shared/data/prices is not beside this tree")
def test_the_real_file_of_tuban() -> None:
    reading = read_rows(read_price_file(TUBAN, price_column="harga_2025"), price_column="harga_2025")
    reasons = [remark.reason for remark in reading.rejected]
    assert reading.rows == 3743 == len(reading.items) + len(reading.repeats) + len(reading.rejected)
    assert {reason: reasons.count(reason) for reason in set(reasons)} == {
        "no_price": 9,
        "no_unit": 3,
        "not_goods": 1,
        "other_price": 5,
    }
    assert [(remark.row, remark.reason) for remark in reading.repeats] == [(4170, "repeat")]
    assert [(remark.row, remark.value) for remark in reading.warnings] == [(n, "#N/A") for n in range(2793, 2797)]
    assert {remark.reason for remark in (*reading.rejected, *reading.warnings, *reading.repeats)} <= set(REASONS)
    first = next(item for item in reading.items.values() if item.specification.startswith('Dia. 3/4" ; (20 mm)'))
    assert first.price == 14500
    assert max(len(item.accounts) for item in reading.items.values()) > 1


@pytest.mark.parametrize("spelling", ["Buah", "buah", "Bh", "BH", " bh "])
def test_one_unit_has_one_spelling(spelling: str) -> None:
    assert fold_unit(spelling) == "Buah"


@pytest.mark.parametrize(("spelling", "kept"), [("m'", "m"), ("m’", "m"), ("M2", "m²"), ("0", ""), ("", "")])
def test_other_units(spelling: str, kept: str) -> None:
    assert fold_unit(spelling) == kept


def test_both_account_formats_are_one_account() -> None:
    assert fold_account("5.1.02.01.001.00024") == fold_account("5.1.02.01.01.0024") == "5.1.02.01.01.0024"
    assert fold_account("5.1.02.01.001.10024") is None
    assert fold_accounts("5.1.02.01.01.0024, #N/A, 5.1.02.01.001.00024") == (("5.1.02.01.01.0024",), ("#N/A",))


@pytest.mark.parametrize(
    ("written", "price"),
    [("13032", 13032), ("Rp1.250.000", 1250000), ("12.55", "no_price"), ("0", "no_price"), ("####", "no_price")],
)
def test_prices(written: str, price: int | str) -> None:
    assert read_price(written) == price


def test_a_spreadsheet_is_read_like_the_text(tmp_path: Path) -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADER.strip().split(","))
    sheet.write_row(1, 0, [7, "1.1", "Kertas", "-", "rim", 48000, "5.1.02.01.01.0025"])
    book.close()
    file = tmp_path / "ssh.xlsx"
    file.write_bytes(out.getvalue())
    reading = read_rows(read_price_file(file, price_column="harga_2025"), price_column="harga_2025")
    assert [(item.name, item.unit, item.price) for item in reading.items.values()] == [("Kertas", "Rim", 48000)]


@pytest.mark.parametrize(
    ("content", "remedy"),
    [
        (b"", "kosong"),
        (b"a,b\n1,2\n", "Kolom tidak ada"),
        (HEADER.encode() + b"1,x,Caf\xe9,-,Buah,1,\n", "CSV UTF-8"),
        (HEADER.encode("utf-16"), "CSV UTF-8"),
        (HEADER.encode(), "hanya berisi nama kolom"),
        (b"PK\x03\x04broken", "XLSX"),
    ],
)
def test_a_bad_file_names_its_remedy(tmp_path: Path, content: bytes, remedy: str) -> None:
    file = tmp_path / "ssh.csv"
    file.write_bytes(content)
    with pytest.raises(UnreadableFile, match=remedy):
        read_price_file(file, price_column="harga_2025")


def test_a_missing_file_names_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="Periksa nama berkas"):
        read_price_file(tmp_path / "none.csv", price_column="harga_2025")
