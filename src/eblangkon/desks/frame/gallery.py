"""`/gaya`: every component once, so that a change can be looked at before it is everywhere."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eblangkon.desks.frame import facts
from eblangkon.desks.frame.charts.monthly_bars import Month
from eblangkon.desks.frame.charts.price_position import Position
from eblangkon.desks.frame.charts.tile_map import REGIONS, Reading
from eblangkon.ground.money.rupiah import Rupiah

COLOURS = (
    ("paper", "kertas dasar"),
    ("sheet", "lembar: isian, langkah berikutnya"),
    ("wash", "alas: kaki, tag"),
    ("ink", "tinta"),
    ("sogan", "sogan: tanda diri"),
    ("indigo", "nila: tautan, batang"),
    ("gold", "prada: hanya langkah berikutnya"),
    ("good", "beres"),
    ("warn", "menunggu"),
    ("bad", "salah, lewat batas"),
)
ICONS = (
    ("bars-3", "menu"),
    ("x-mark", "tutup"),
    ("magnifying-glass", "cari"),
    ("clock", "jam"),
    ("exclamation-triangle", "awas"),
    ("information-circle", "keterangan"),
    ("check", "selesai"),
    ("document", "dokumen"),
    ("arrow-down-tray", "unduh"),
    ("home", "beranda"),
    ("cube", "produk"),
    ("banknotes", "pembayaran"),
    ("shopping-bag", "pesanan"),
    ("eye", "lihat"),
    ("lock-closed", "terkunci"),
)
_MAP = "44 71 63 116 344 122 275 77 40 - 38 94 83 52 26 69 148 56 21 33 88 107 60 47 99 41 - 58 74 66 139 30 37 22 -"
_MAP_CODES = (
    "33.29 33.28 33.27 33.26 33.25 33.24 33.74 33.21 33.15 33.16 33.76 33.75 33.19 33.18 33.17 33.20 33.02 33.03 33.04 "
    "33.07 33.23 33.22 33.73 33.14 33.01 33.05 33.06 33.08 33.71 33.09 33.72 33.13 33.10 33.11 33.12"
)
_BARS = "8.2 21.4 34.9 30.1 41.3 47.0 78.1 3.0"
_BEFORE = "4.1 12.0 24.8 22.4 37.0 44.2 52.6 61.0"
_NAMES = "Jan Feb Mar Apr Mei Jun Jul Agu"


class Example(forms.Form):
    """A form with one error on it, as visitors meet it."""

    name = forms.CharField(label="Nama barang", help_text="Seperti pada kemasan, tanpa huruf besar semua.")
    price = forms.CharField(
        label="Harga satuan",
        help_text="Termasuk PPN, tanpa titik.",
        error_messages={"required": "Harga belum diisi. Tulis angka, misalnya 52500."},
    )
    unit = forms.ChoiceField(label="Satuan", choices=[("rim", "rim"), ("dus", "dus"), ("buah", "buah")])
    origin = forms.ChoiceField(
        label="Asal barang",
        widget=forms.RadioSelect,
        choices=[("pdn", "Buatan Indonesia (PDN)"), ("impor", "Impor")],
    )
    photo = forms.FileField(
        label="Foto barang", required=False, help_text="JPG atau PNG, paling besar 10 MB. Dikecilkan sendiri."
    )


def _steps() -> tuple[facts.Step, ...]:
    return (
        facts.Step("Permintaan", "done", ("Dewi Anggraini (contoh), PPTK", "19 Juli 2024 15.10 WIB")),
        facts.Step("Disusun", "done", ("Rina Wahyuningsih (contoh), PP", "22 Juli 2024 09.14 WIB")),
        facts.Step("Disetujui PPK, surat pesanan terbit", "done", ("Bambang Sutrisno (contoh), PPK",)),
        facts.Step("Serah terima (BAST)", "now", ("Bambang Sutrisno (contoh), PPK", "menunggu sejak 31 Juli 2024")),
        facts.Step("Dibayar bendahara", "todo", ("Sutarno (contoh), bendahara", "paling lambat 14 hari kerja")),
    )


def _regions() -> dict[str, Reading]:
    shown = zip(_MAP_CODES.split(), _MAP.split(), strict=True)
    known = {code: Reading(None if value == "-" else int(value) / 10) for code, value in shown}
    return {region.code: known[region.code] for region in REGIONS}


def _months() -> list[Month]:
    rows = zip(_NAMES.split(), _BARS.split(), _BEFORE.split(), strict=True)
    return [Month(name, float(now), float(before), unfinished=name == "Agu") for name, now, before in rows]


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Draw the sheet; it asks the database nothing."""
    given = {"name": "Kertas HVS A4 70 gram", "price": "", "unit": "rim", "origin": "pdn"}
    sheet = {
        "colours": COLOURS,
        "icons": ICONS,
        "form": Example(given),
        "clocks": (
            facts.Clock("2 hari kerja 3 jam"),
            facts.Clock("3 hari kerja", "warn", "batas hari ini"),
            facts.Clock("8 hari kerja", "bad", "lewat 5 hari"),
        ),
        "act": facts.Next(
            "Tanda tangani serah terima (BAST)",
            "Periksa dan tanda tangani",
            "#isi",
            "CV Sinar Pesisir menunggu Anda",
            "sejak 31 Juli 2024 10.42 WIB, sudah 2 hari kerja 3 jam.",
            "76 dari 76 barang sesuai. Bila belum ditandatangani Rabu, 7 Agustus 2024, kepala dinas diberi tahu.",
            "Kembalikan untuk diperiksa",
            "#isi",
        ),
        "watched": facts.NextAct(
            "Menunggu persetujuan",
            "Menunggu Bambang Sutrisno (contoh) (PPK)",
            "sejak 31 Juli 2024 10.42 WIB, sudah 2 hari kerja 3 jam.",
            "Pagu, anggaran, dan stok sudah dipesan untuk pesanan ini.",
            (),
            facts.Clock("2 hari kerja 3 jam", "warn", "batas hari ini"),
        ),
        "facts": (
            facts.Fact("Satuan kerja", "Dinas Kesehatan Kab. Batang", example=True),
            facts.Fact("Penyedia", "CV Sinar Pesisir", "#isi", example=True),
            facts.Fact("Nilai", Rupiah(3_539_000)),
            facts.Fact("Cara bayar", "UP/GU"),
        ),
        "steps": _steps(),
        "years": ((2022, 781, 5_768_138_509), (2023, 18_637, 63_850_613_373), (2024, 10_202, 34_434_188_334)),
        "shares": (
            facts.Share("Diterima CV Sinar Pesisir (bersih)", Rupiah(3_140_464)),
            facts.Share(
                "PPN 11%, dipungut dan disetor bendahara", Rupiah(350_712), "Dasar Rp3.539.000 × 100/111 = Rp3.188.288."
            ),
            facts.Share("PPh Pasal 22 1,5%", Rupiah(47_824), "1,5% × Rp3.188.288, dibulatkan."),
        ),
        "papers": (
            facts.Paper(
                "Surat pesanan",
                "33.25/SP/2024/010187 · 22 Juli 2024",
                "#isi",
                "PDF, 48 kB",
                request.build_absolute_uri("/periksa/contoh"),
            ),
            facts.Paper("Serah terima (BAST)", "nomor keluar saat ditandatangani"),
        ),
        "tabs": (facts.Tab("Semua", "#isi", 12, current=True), facts.Tab("Persetujuan", "#isi", 6)),
        "crumbs": (facts.Crumb("Katalog", "#isi"), facts.Crumb("Alat tulis", "#isi")),
        "page": Paginator(range(186), 24).get_page(request.GET.get("halaman", "2")),
        "regions": _regions(),
        "months": _months(),
        "position": Position(Rupiah(47_500), Rupiah(58_000), Rupiah(52_000), Rupiah(51_000), Rupiah(55_500)),
        "groups": (
            facts.Filter("Asal", (facts.Choice("asal", "pdn", "PDN", 1402, chosen=True),)),
            facts.Filter("Penyedia", (facts.Choice("jenis", "orang", "Perorangan", 88),)),
        ),
        "chips": (facts.Chip("PDN", "/gaya"),),
    }
    return render(request, "frame/gallery.html", sheet)
