"""What the pages of an import say of each kind of list, and where they stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from eblangkon.desks.frame.navigation import Words
from eblangkon.ground.kernel.told import told
from eblangkon.parties.agencies.adapters import office_columns, official_columns
from eblangkon.parties.agencies.queries import agencies_of
from eblangkon.parties.agencies.rules import DUTIES
from eblangkon.services.exports.tables.as_template import Blank
from eblangkon.services.imports.rules.table import Column


@dataclass(frozen=True, slots=True)
class ListKind:
    """`path` is the address of the list's imports; `counted`, `fresh`, `about`, `undo` are words within sentences."""

    code: str
    path: str
    title: Words
    lead: Words
    asks: Words
    counted: Words
    fresh: Words
    template: str
    columns: Sequence[Column]
    blanks: Callable[[str], dict[str, tuple[Any, ...]]]
    undo: Words
    about: Words
    about_template: Words


def _officials(region: str) -> dict[str, tuple[Any, ...]]:
    offices = [f"{one.code}" for one in agencies_of(region)]
    duties = [told(DUTIES[code]) for code in official_columns.FILE_DUTIES]
    return {
        "office": (_("Kode atau nama kantor. Kosongkan untuk tugas seluruh wilayah."), "1.02.01", offices),
        "name": (_("Nama lengkap, gelar boleh ikut."), "dr. Budi Santoso, M.Kes.", ()),
        "nip": (_("18 angka, spasi boleh. Sel harus Teks, kalau tidak angka belakangnya hilang."), "", ()),
        "email": (_("Surel atau nomor HP harus ada: dengan itu orangnya masuk."), "nama@kabupaten.go.id", ()),
        "phone": (_("Nomor HP."), "0812 3456 7890", ()),
        "duty": (_("Satu tugas satu baris. Orang dengan dua tugas ditulis dua baris."), "PPK", duties),
        "decree": (_("Nomor SK penunjukan."), "800/12/2026", ()),
        "from": (_("Hari pertama tugas: tanggal/bulan/tahun."), "05/01/2026", ()),
        "to": (_("Hari terakhir tugas. Kosong: sampai ada perubahan."), "31/12/2026", ()),
    }


def _offices(region: str) -> dict[str, tuple[Any, ...]]:
    return {
        "code": (_("Kode satuan kerja di SIPD atau SIRUP. Dengan kode ini kantornya dikenali."), "1.02.01", ()),
        "name": (_("Lengkap, seperti di kop surat."), "Dinas Kesehatan", ()),
        "short_name": (_("Paling panjang 60 huruf. Kosong: sama dengan namanya."), "Dinkes", ()),
        "address": (_("Alamat untuk surat dan pengantaran."), "Jl. Dr. Sutomo 42", ()),
        "city": (_("Kota tempat surat ditandatangani."), "Batang", ()),
        "phone": (_("Telepon kantor."), "0285 391 322", ()),
        "email": (_("Surel kantor."), "dinkes@kabupaten.go.id", ()),
    }


OFFICIALS: Final = ListKind(
    official_columns.KIND,
    "/impor/pejabat",
    lazy("Impor pejabat"),
    lazy(
        "Orang dan tugasnya di tiap kantor dari satu daftar. Sebelum ada yang masuk, Anda melihat apa yang baru, "
        "diubah, dan ditolak."
    ),
    lazy("Daftar pejabat"),
    lazy("baris pejabat"),
    lazy("tugas baru"),
    "templat-pejabat.xlsx",
    official_columns.COLUMNS,
    _officials,
    lazy(
        "tugas dan orang yang baru dihapus, yang diubah kembali seperti semula. Yang sejak itu sudah masuk, bertindak, "
        "atau diubah tidak disentuh, dan disebut dalam hasilnya."
    ),
    lazy("Tugas"),
    lazy(
        "Satu tugas satu baris: kantor, nama, NIP, surel atau nomor HP, tugas, nomor SK, dan masa berlakunya. Lembar "
        "Petunjuk menjelaskan tiap kolom. Orang yang baru mendapat surat undangan begitu daftarnya masuk."
    ),
)
OFFICES: Final = ListKind(
    office_columns.KIND,
    "/impor/kantor",
    lazy("Impor kantor"),
    lazy(
        "Semua perangkat daerah dan unit kerja dari satu daftar. Sebelum ada yang masuk, Anda melihat apa yang baru, "
        "diubah, dan ditolak."
    ),
    lazy("Daftar kantor"),
    lazy("baris kantor"),
    lazy("kantor baru"),
    "templat-kantor.xlsx",
    office_columns.COLUMNS,
    _offices,
    lazy(
        "kantor yang baru dihapus, yang diubah kembali seperti semula. Yang sejak itu sudah dipakai atau diubah tidak "
        "disentuh, dan disebut dalam hasilnya."
    ),
    lazy("Isi"),
    lazy(
        "Satu kantor satu baris: kode, nama, alamat, dan kotanya. Kantor dikenali dari kodenya; sel kosong membiarkan "
        "isi yang tercatat. Lembar Petunjuk menjelaskan tiap kolom."
    ),
)
LISTS: Final = {one.code: one for one in (OFFICIALS, OFFICES)}


def blanks_of(kind: ListKind, region: str) -> list[Blank]:
    """The columns of the empty table with their help, in the reader's language."""
    words = kind.blanks(region)
    return [Blank(column.title, *words[column.field]) for column in kind.columns]
