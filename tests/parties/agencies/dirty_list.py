"""A list of officials as it comes from an office: three header rows, merged cells, every way to write a thing wrong."""

import io
from typing import Any, Final

from tests.parties.agencies.officials import nip
from xlsxwriter import Workbook

PLACES: Final = {
    "office": 1,
    "name": 2,
    "nip": 3,
    "email": 4,
    "phone": 5,
    "duty": 6,
    "decree": 7,
    "first": 8,
    "last": 9,
}
TITLES: Final = ("{}", "dr. {}, M.Kes.", "Drs. H. {}, M.M.", "{}, S.E., M.Si.", "{} S.Kom")
TOP: Final = 8
"""The first row of data, from 1."""

Wrong = tuple[dict[str, Any], str, str]
WRONG: Final[dict[int, Wrong]] = {
    10: ({"nip": "1.99001012015011E+17"}, "D", "angka belakangnya hilang"),
    11: ({"nip": 199001012015011001.0}, "D", "angka belakangnya hilang"),
    12: ({"nip": nip(13)}, "D", ""),
    13: ({"nip": "198001012006042000"}, "D", "angka belakangnya hilang"),
    14: ({"nip": "1970010120000112"}, "D", "16 angka"),
    15: ({"nip": "19700101200001I042"}, "D", "selain angka"),
    20: ({"first": "2026-12-31", "last": "2026-01-01"}, "J", "berakhir sebelum mulai"),
    21: ({"first": "31 Februari 2026"}, "I", "tidak terbaca"),
    22: ({"first": "05/01/26"}, "I", "tidak terbaca"),
    23: ({"first": "13/25/2026"}, "I", "tidak terbaca"),
    24: ({"last": "31/12/9999"}, "J", "tidak mungkin"),
    25: ({"last": "sekarang"}, "J", "tidak terbaca"),
    30: ({"office": "Dinas Entah Apa"}, "B", "Kantor ini tidak ada"),
    31: ({"office": ""}, "B", "Kantor kosong"),
    32: ({"name": '=HYPERLINK("http://x","y")'}, "C", "rumus"),
    33: ({"name": " "}, "C", "Nama kosong"),
    34: ({"name": "12345"}, "C", "bukan nama orang"),
    35: ({"decree": "@SUM(1+1)*cmd|' /C calc'!A0"}, "H", "rumus"),
    36: ({"decree": "-"}, "H", "Nomor SK kosong"),
    37: ({"duty": "Kepala Dinas"}, "G", "tidak dikenal"),
    38: ({"email": ""}, "E", "kosong"),
    39: ({"email": "a" * 250 + "@b.go.id"}, "E", "Bukan alamat surel"),
    40: ({"email": "pejabat41@contoh.go.id"}, "E", ""),
    42: ({"phone": "123", "email": ""}, "F", "Bukan nomor telepon"),
}
"""By number of the official what is written wrong, and the column and words in which it is told."""


def person(number: int) -> list[Any]:
    """One good row in one of five spellings."""
    name = TITLES[number % 5].format(f"Siti Aminah {chr(65 + number // 26)}{chr(97 + number % 26)}")
    digits, day, month = nip(number), 1 + number % 27, 1 + number % 12
    spelt = (digits, f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}", f"'{digits}", f"\u200b{digits}", digits)
    days = (
        f"2026-{month:02}-{day:02}",
        f"{day:02}/{month:02}/2026",
        f"{day} Maret 2026",
        f"{day}-{month}-2026",
        46023 + day,
    )
    office = ("1.02", "DINAS KESEHATAN", "dinas  kesehatan kabupaten batang")[number % 3]
    mail, decree = f" Pejabat{number}@Contoh.go.id", f"800/{number}/2026"
    return [number, office, name, spelt[number % 5], mail, "", "PPTK", decree, days[number % 5], "31 Desember 2026"]


def dirty(count: int) -> bytes:
    """That many officials, those of WRONG among them, the last one twice."""
    rows = [person(number) for number in range(count)]
    for number, (cells, _, _) in WRONG.items():
        for field, value in cells.items():
            rows[number][PLACES[field]] = value
    out = io.BytesIO()
    with Workbook(out, {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.add_worksheet("Petunjuk").write(0, 0, "Baca dahulu")
        page = book.add_worksheet("Data 2026")
        _head(page)
        for at, row in enumerate([*rows, rows[-1]], TOP - 1):
            page.write_row(at, 0, row)
        page.set_column(5, 5, 10, None, {"hidden": True})
        page.set_row(TOP - 1, None, None, {"hidden": True})
        old = book.add_worksheet("Tahun lalu")
        old.write_row(0, 0, ["Kantor", "Nama", "NIP", "Tugas", "Nomor SK", "Berlaku mulai"])
    return out.getvalue()


def _head(page: Any) -> None:
    """Title, then three rows of heads with merged cells, then the numbers of the columns."""
    page.merge_range(0, 0, 0, 9, "PEMERINTAH KABUPATEN BATANG")
    heads = (
        "NO.",
        "PERANGKAT DAERAH",
        "Nama Lengkap dan Gelar",
        "N.I.P.",
        "E-MAIL",
        "No. HP",
        "jabatan dalam pengadaan",
    )
    for place, head in enumerate((*heads, "no. sk")):
        page.merge_range(3, place, 5, place, head)
    page.merge_range(3, 8, 3, 9, "MASA BERLAKU")
    page.merge_range(4, 8, 4, 9, "(tanggal)")
    page.write_row(5, 8, ["Mulai", "s/d"])
    page.write_row(6, 0, [f"({number})" for number in range(1, 11)])
