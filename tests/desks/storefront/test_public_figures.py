"""The public figures: right, marked, dated, cheap, and the same in the files as on the page."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from python_calamine import load_workbook
from tests.insight.purchases import office, purchase, shop, wib

from eblangkon.ground.kernel import clock, installation
from eblangkon.insight.transparency.actions.recount_paid import recount_paid

pytestmark = pytest.mark.django_db
NOW = wib(2024, 8, 2, 14, 5)


@pytest.fixture(autouse=True)
def afternoon() -> Iterator[datetime]:
    with clock.set_to(NOW):
        yield NOW


@pytest.fixture
def visitor() -> Client:
    return Client(HTTP_HOST="localhost")


@pytest.fixture
def bought() -> None:
    """Two years, two regions, two shops."""
    installation.mark("demonstration")
    sri = shop("33.74", "Dapur Bu Sri (contoh)", "individual")
    purchase(wib(2023, 5, 6), 30_000_000)
    purchase(wib(2024, 7, 8), 40_000_000, vendor=sri, lines=(("Nasi kotak", "1", 40_000_000),))
    purchase(wib(2024, 7, 9), 4_188_334, agency=office("33.25", "RSUD Batang (contoh)"))
    purchase(wib(2024, 6, 9), 9_000_000, agency=office("33.74", "Dinas Sosial (contoh)"), vendor=sri)


def text_of(visitor: Client, path: str) -> str:
    page = visitor.get(path)
    assert page.status_code == 200, path
    return page.content.decode()


PAGES = [
    "/",
    "/angka",
    "/angka?tahun=semua",
    "/wilayah/33.25",
    "/wilayah/33.25/pembelian",
    "/wilayah/33.19",
    "/periksa",
]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("full", [True, False])
def test_pages_stand_full_and_empty_with_one_heading(
    request: pytest.FixtureRequest, visitor: Client, path: str, full: bool
) -> None:
    if full:
        request.getfixturevalue("bought")
    html = text_of(visitor, path)
    assert html.count("<h1") == 1
    assert " style=" not in html
    assert len(visitor.get(path, headers={"accept-encoding": "gzip"}).content) < 15_000
    assert ("csrfmiddlewaretoken" in html) == (path == "/periksa")


def test_titles_differ(visitor: Client, bought: None) -> None:
    titles = [text_of(visitor, path).partition("<title>")[2].partition("</title>")[0] for path in PAGES]
    assert len(set(titles)) == len(PAGES)


def test_the_front_page_tells_the_running_year_with_scope_and_cut_off(visitor: Client, bought: None) -> None:
    html = text_of(visitor, "/")
    assert "Angka tahun ini" in html
    assert "Rp53,2 <small>juta</small>" in html
    assert "1 Januari s.d. 2 Agustus 2024 pukul 14.05 WIB" in html
    assert "angka peragaan" in html
    assert "Rp30.000.000" in html  # Batang 2023
    assert "s.d. Mei" in html  # 2023 of Batang
    assert "s.d. 9 Juli" in html
    assert "Rp74.188.334" in html  # Batang, all years
    assert "Kertas untuk rapat koordinasi" in html


def test_the_front_page_leads_into_the_catalogue(visitor: Client) -> None:
    html = text_of(visitor, "/")
    assert '<a href="/katalog?kategori=1">Makanan</a>' in html
    assert visitor.get("/katalog?kategori=1").status_code == 200


def test_a_purchase_stands_in_the_totals_the_moment_it_is_paid(visitor: Client, bought: None) -> None:
    recount_paid()
    assert "Rp53.188.334" in text_of(visitor, "/angka")
    purchase(wib(2024, 8, 2, 14, 0), 1_000_000)
    assert "Rp54.188.334" in text_of(visitor, "/angka")


def test_figures_of_a_real_installation_are_not_called_synthetic(visitor: Client) -> None:
    purchase(wib(2024, 7, 8))
    assert "peragaan" not in text_of(visitor, "/angka").partition("<main")[2].partition("</main")[0]


def test_a_past_year_counts_whole(visitor: Client, bought: None) -> None:
    html = text_of(visitor, "/angka?tahun=2023")
    assert "1 Januari s.d. 31 Desember 2023" in html
    assert "Rp30.000.000" in html


@pytest.mark.parametrize("year", ["1999", "abc", "9" * 30, "-1", "²"])
def test_a_year_nobody_has_shows_the_last_one(visitor: Client, bought: None, year: str) -> None:
    assert "Rp53.188.334" in text_of(visitor, f"/angka?tahun={year}")


def test_a_region_tells_offices_categories_and_shops_that_add_up(visitor: Client, bought: None) -> None:
    html = text_of(visitor, "/wilayah/33.25")
    assert "Rp44.188.334" in html
    assert "9,5%" in html  # what stayed with shops of Batang
    assert "Dapur Bu Sri" in html
    assert "Kota Semarang, 1 paket" in html
    assert "Makanan" in html
    assert "Lihat 2 pembelian" in html


def test_a_long_list_ends_in_a_row_for_the_rest(visitor: Client) -> None:
    for number in range(12):
        purchase(wib(2024, 1, 1 + number), 1_000_000, agency=office("33.25", f"Kantor {number}"))
    html = text_of(visitor, "/wilayah/33.25")
    assert "4 kantor lain" in html
    assert "Kantor 11</a>" not in html
    assert "Kantor 11</a>" in text_of(visitor, "/wilayah/33.25?lengkap=kantor")


def test_a_region_nobody_has_is_not_found_in_words(visitor: Client) -> None:
    page = visitor.get("/wilayah/33.99")
    assert page.status_code == 404
    assert "Tidak ada wilayah dengan kode 33.99" in page.content.decode()


def test_the_list_goes_on_by_key_without_losing_or_doubling(visitor: Client) -> None:
    numbers = [purchase(wib(2024, 7, 1 + day // 40), 1_000 + day).number for day in range(85)]
    seen: list[int] = []
    path = "/wilayah/33.25/pembelian?tahun=2024"
    for _ in range(3):
        page = visitor.get(path)
        rows = page.context["page"]
        seen += [row.number for row in rows.rows]
        path = f"/wilayah/33.25/pembelian?tahun=2024&sesudah={rows.next_key}"
    assert sorted(seen) == numbers
    assert len(seen) == 85
    assert rows.next_key == ""


def test_the_list_narrows_by_month_and_office(visitor: Client, bought: None) -> None:
    found = visitor.get("/wilayah/33.25/pembelian?tahun=2024&bulan=7").context["page"].rows
    assert len(found) == 2
    rsud = office("33.25", "RSUD Batang (contoh)").pk
    page = visitor.get(f"/wilayah/33.25/pembelian?tahun=2024&kantor={rsud}")
    assert [row.value for row in page.context["page"].rows] == [4_188_334]
    assert page.context["total"].packages == 1
    assert visitor.get("/wilayah/33.25/pembelian?tahun=2024&bulan=1").context["page"].rows == []
    assert visitor.get("/wilayah/33.25/pembelian?bulan=99&kantor=x&sesudah=1-2-3").status_code == 200


def rows_of(visitor: Client, path: str) -> list[list[str]]:
    answer = visitor.get(path)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def test_files_say_the_same_and_are_marked(visitor: Client, bought: None) -> None:
    rows = rows_of(visitor, "/angka/tahun.csv?wilayah=33.25")
    assert rows[0] == ["CONTOH: data peragaan, seluruhnya rekaan"]
    assert rows[2] == ["Cakupan: Kabupaten Batang; semua tahun; pesanan dihitung pada bulan dibayar (WIB)"]
    assert rows[3] == ["Keadaan per 2 Agustus 2024 14.05 WIB"]
    assert rows[-2:] == [["2023", "1", "30000000"], ["2024", "2", "44188334"]]
    answer = visitor.get("/angka/tahun.xlsx?wilayah=33.25")
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).get_sheet_by_index(0).to_python()
    assert sheet[-1] == [2024.0, 2.0, 44188334.0]
    assert 'filename="eblangkon-tahun-33.25.xlsx"' in answer["Content-Disposition"]


@pytest.mark.parametrize("table", ["tahun", "bulan", "wilayah", "kategori", "jenis-penyedia", "kantor", "penyedia"])
def test_every_table_adds_up_to_the_total(visitor: Client, bought: None, table: str) -> None:
    rows = rows_of(visitor, f"/angka/{table}.csv?tahun=2024&wilayah=33.25")
    body = rows[5:]
    if table == "tahun":
        body = body[-1:]
    if table == "wilayah":
        body = [row for row in body if row[0] == "33.25"]
    assert sum(int(row[-1]) for row in body) == 44_188_334


def test_the_file_of_purchases_has_every_one(visitor: Client, bought: None) -> None:
    rows = rows_of(visitor, "/angka/pembelian.csv?wilayah=33.25&tahun=2024")
    assert [row[-1] for row in rows[5:]] == ["4188334", "40000000"]
    assert rows[5][2] == "2024-07-09"


@pytest.mark.parametrize(
    "path",
    [
        "/angka/pembelian.csv",
        "/angka/apa.csv",
        "/angka/tahun.pdf",
        "/angka/tahun.csv?wilayah=99",
        "/angka/kantor.xlsx",
        "/angka/pembelian.csv?wilayah=33.25&tahun=12345",
        "/angka/pembelian.xlsx?wilayah=33.25&tahun=999999999",
        "/angka/pembelian.csv?wilayah=33.25&bulan=13",
    ],
)
def test_a_table_that_is_not_is_not_found(visitor: Client, path: str) -> None:
    assert visitor.get(path).status_code == 404


def test_nothing_new_answers_304_and_a_payment_ends_it(
    visitor: Client, bought: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    mark = visitor.get("/angka")["ETag"]
    with django_assert_num_queries(1):
        assert visitor.get("/angka", headers={"if-none-match": mark}).status_code == 304
    purchase(wib(2024, 8, 2, 14, 1))
    assert visitor.get("/angka", headers={"if-none-match": mark}).status_code == 200
    visitor.cookies["bahasa"] = "en"
    assert visitor.get("/angka")["ETag"] != mark


@pytest.mark.parametrize(
    ("path", "queries"),
    [("/", 18), ("/angka", 17), ("/wilayah/33.25", 23), ("/wilayah/33.25/pembelian", 11)],
)
def test_queries_do_not_grow_with_rows(
    visitor: Client, bought: None, django_assert_num_queries: DjangoAssertNumQueries, path: str, queries: int
) -> None:
    with django_assert_num_queries(queries):
        visitor.get(path)
    for day in range(1, 20):
        purchase(wib(2024, 1, day), agency=office("33.25", f"Kantor {day}"), vendor=shop("33.25", f"Toko {day}"))
    with django_assert_num_queries(queries):
        visitor.get(path)
