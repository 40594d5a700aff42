"""The tables of the public pages as CSV and XLSX: `/angka/<table>.<csv|xlsx>?tahun=2024&wilayah=33.25`."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eblangkon.desks.frame.acting import for_everybody
from eblangkon.desks.frame.errors import Missing
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.installation import is_demonstration
from eblangkon.ground.regions import queries as places
from eblangkon.insight.transparency.queries import totals
from eblangkon.insight.transparency.queries.places import by_office, by_shop
from eblangkon.insight.transparency.queries.purchases import Narrowed, every_purchase
from eblangkon.services.exports.rules import Cell, Column, Sheet
from eblangkon.services.exports.tables import as_csv, as_xlsx

Rows = Iterable[Sequence[Cell]]
YEARS = range(2000, 2100)
"""Years that an address may name: PostgreSQL and Python know no day in the year 12345."""
MONTHS_OF_A_YEAR = 12
PACKAGES, VALUE = Column("Paket", "whole"), Column("Nilai (rupiah)", "rupiah")


@dataclass(frozen=True, slots=True)
class Table:
    """One table that can be asked for. Its words are Indonesian in every language: files travel without a cookie."""

    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Narrowed], Rows]
    of_one_region: bool = False


def _years(asked: Narrowed) -> Rows:
    return ((row.year, row.packages, row.value) for row in totals.totals(asked.region))


def _months(asked: Narrowed) -> Rows:
    return ((row.year, row.month, row.packages, row.value) for row in totals.by_month(asked.region, asked.year))


def _regions(asked: Narrowed) -> Rows:
    return ((row.code, row.name, row.packages, row.value) for row in totals.by_region(asked.year))


def _categories(asked: Narrowed) -> Rows:
    found = totals.by_category(asked.region, asked.year)
    return ((row.code, row.name or "Tidak diketahui", row.packages, row.value) for row in found)


def _kinds(asked: Narrowed) -> Rows:
    return ((row.name, row.packages, row.value) for row in totals.by_vendor_kind(asked.region, asked.year))


def _offices(asked: Narrowed) -> Rows:
    return ((row.name, row.packages, row.value) for row in by_office(asked))


def _shops(asked: Narrowed) -> Rows:
    return ((row.name, row.place, row.packages, row.value) for row in by_shop(asked))


def _purchases(asked: Narrowed) -> Rows:
    for row in every_purchase(asked):
        day = clock.wib(row.paid_at).date()
        yield row.number, row.letter, day, row.region, row.office, row.shop, row.shop_region, row.purpose, row.value


TABLES = {
    "tahun": Table("Pembelian per tahun", (Column("Tahun"), PACKAGES, VALUE), _years),
    "bulan": Table("Pembelian per bulan", (Column("Tahun"), Column("Bulan"), PACKAGES, VALUE), _months),
    "wilayah": Table("Pembelian per wilayah", (Column("Kode"), Column("Wilayah"), PACKAGES, VALUE), _regions),
    "kategori": Table("Pembelian per kategori", (Column("Kode"), Column("Kategori"), PACKAGES, VALUE), _categories),
    "jenis-penyedia": Table("Pembelian per jenis penyedia", (Column("Jenis penyedia"), PACKAGES, VALUE), _kinds),
    "kantor": Table("Pembelian per kantor", (Column("Kantor"), PACKAGES, VALUE), _offices, True),
    "penyedia": Table(
        "Pembelian per penyedia", (Column("Penyedia"), Column("Wilayah penyedia"), PACKAGES, VALUE), _shops, True
    ),
    "pembelian": Table(
        "Setiap pembelian yang dibayar",
        (
            Column("Nomor pesanan"),
            Column("Surat pesanan"),
            Column("Tanggal dibayar", "day"),
            Column("Kode wilayah"),
            Column("Kantor"),
            Column("Penyedia"),
            Column("Wilayah penyedia"),
            Column("Keperluan"),
            VALUE,
        ),
        _purchases,
        True,
    ),
}


@for_everybody
@require_safe
def download(request: HttpRequest, table: str, ending: str) -> HttpResponseBase:
    """A table as a file. Raises Missing for a table, form, region or year that there is not."""
    chosen = TABLES.get(table)
    region, year = request.GET.get("wilayah", ""), _number(request.GET.get("tahun", ""))
    month, office = _number(request.GET.get("bulan", "")), _number(request.GET.get("kantor", ""))
    if (
        chosen is None
        or ending not in ("csv", "xlsx")
        or (region and not places.is_region(region))
        or (chosen.of_one_region and not region)
        or (year and year not in YEARS)
        or (month and month > MONTHS_OF_A_YEAR)
    ):
        raise Missing(
            _("Tidak ada berkas di alamat ini"),
            _("Pilih tabelnya di halaman Angka."),
            near=_("Angka"),
            near_path="/angka",
        )
    asked = Narrowed(region or None, year, month, office)
    sheet = Sheet(chosen.title, _scope(asked), clock.now(), chosen.columns, is_demonstration())
    name = "-".join(filter(None, ("eblangkon", table, region, str(year or ""))))
    if ending == "xlsx":
        file = as_xlsx.xlsx_file(sheet, chosen.rows(asked))
        return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=as_xlsx.CONTENT_TYPE)
    answer = StreamingHttpResponse(as_csv.csv_lines(sheet, chosen.rows(asked)), content_type=as_csv.CONTENT_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _number(text: str) -> int | None:
    """What an address says, where it says a sensible number."""
    return int(text) if text.isdecimal() and len(text) <= 9 and int(text) > 0 else None


def _scope(asked: Narrowed) -> str:
    place = (
        places.region_by_code(asked.region).name if asked.region else "Provinsi dan 35 kabupaten/kota di Jawa Tengah"
    )
    when = f"tahun bayar {asked.year}" if asked.year else "semua tahun"
    month = f", bulan {asked.month}" if asked.month else ""
    return f"{place}; {when}{month}; pesanan dihitung pada bulan dibayar (WIB)"
