"""The columns of a list of officials, and the names under which offices write the duties."""

from typing import Final

from eblangkon.parties.agencies.rules import AGENCY_DUTIES, DUTIES
from eblangkon.services.imports.rules.headers import plain
from eblangkon.services.imports.rules.table import Column

KIND: Final = "officials"

COLUMNS: Final = (
    Column(
        "office",
        "Kantor",
        (
            "Kode kantor",
            "OPD",
            "SKPD",
            "Kode OPD",
            "Nama OPD",
            "Unit kerja",
            "Kode satker",
            "Satker",
            "Perangkat daerah",
            "Kode atau nama kantor",
        ),
    ),
    Column("name", "Nama", ("Nama lengkap", "Nama pejabat", "Nama pegawai", "Nama dan gelar")),
    Column("nip", "NIP", ("Nomor induk pegawai", "NIP pejabat", "NIP NIPPPK", "NIP NI PPPK")),
    Column("email", "Surel", ("E-mail", "Email", "Alamat surel", "Alamat email"), needed=False),
    Column(
        "phone",
        "Nomor HP",
        ("HP", "No HP", "Telepon", "No telepon", "Nomor telepon", "WhatsApp", "Nomor WA", "No WA"),
        needed=False,
    ),
    Column("duty", "Tugas", ("Jabatan pengadaan", "Peran", "Jabatan", "Kode tugas", "Ditunjuk sebagai")),
    Column("decree", "Nomor SK", ("SK", "No SK", "Nomor surat keputusan", "Nomor keputusan", "Dasar penunjukan")),
    Column(
        "from",
        "Berlaku mulai",
        ("Mulai", "Masa berlaku mulai", "Tanggal mulai", "Dari", "Mulai berlaku", "Terhitung mulai", "TMT"),
    ),
    Column(
        "to",
        "Berlaku sampai",
        ("Sampai", "Masa berlaku sampai", "Tanggal berakhir", "Berakhir", "Sampai dengan", "s d"),
        needed=False,
    ),
)

FILE_DUTIES: Final = (*AGENCY_DUTIES, "ukpbj", "auditor", "bud")
"""A file gives these. An administrator, or a duty of the whole province, is given one at a time."""

_ALSO: Final = {
    "pa": ("PA",),
    "kpa": ("KPA", "Kuasa PA"),
    "ppk": ("PPKom", "Pejabat pembuat komitmen PPK"),
    "ppk_skpd": ("PPK SKPD", "PPK-SKPD", "Pejabat penatausahaan keuangan SKPD", "PPK unit SKPD"),
    "pp": ("Pejabat pengadaan barang jasa", "Pejabat pengadaan PP"),
    "pptk": ("Pejabat pelaksana teknis kegiatan PPTK",),
    "inspector": ("Pengurus barang pengguna", "Pengurus barang pembantu", "Penerima barang", "PPHP", "PjPHP"),
    "treasurer": ("Bendahara",),
    "bpp": ("Bendahara pembantu", "Bendahara pengeluaran pembantu BPP"),
    "ukpbj": ("Unit kerja pengadaan barang jasa", "BPBJ"),
    "auditor": ("Inspektorat", "APIP"),
    "bud": ("Kuasa BUD",),
}
DUTY_NAMES: Final = {
    plain(name): code for code in FILE_DUTIES for name in (code, str(DUTIES[code]), *_ALSO.get(code, ()))
}
