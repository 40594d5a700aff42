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
            *("Kode kantor", "Kode atau nama kantor", "Kode OPD", "Kode SKPD", "Kode satker", "Kode unit kerja"),
            *("Nama kantor", "OPD", "SKPD", "Perangkat daerah", "Nama OPD", "Nama SKPD", "Nama perangkat daerah"),
            *("Satker", "Nama satker", "Satuan kerja", "Unit kerja", "Nama unit kerja", "OPD unit kerja"),
            *("SKPD unit kerja", "Perangkat daerah unit kerja", "Unit organisasi", "Instansi", "Dinas", "Nama dinas"),
        ),
    ),
    Column(
        "name",
        "Nama",
        (
            *("Nama lengkap", "Nama pejabat", "Nama pegawai", "Nama dan gelar", "Nama lengkap dan gelar"),
            *("Nama dengan gelar", "Nama lengkap dengan gelar", "Nama ASN", "Nama PNS"),
        ),
    ),
    Column(
        "nip",
        "NIP",
        (
            *("Nomor induk pegawai", "NIP pejabat", "NIP pegawai", "NIP NIPPPK", "NIP NI PPPK", "NIP NIP3K"),
            *("No NIP", "Nomor NIP", "NIP baru", "N I P", "NIP 18 digit"),
        ),
    ),
    Column(
        "email",
        "Surel",
        ("E-mail", "Email", "Alamat surel", "Alamat email", "Alamat e-mail", "Surat elektronik"),
        needed=False,
    ),
    Column(
        "phone",
        "Nomor HP",
        (
            *("HP", "No HP", "Nomor handphone", "No handphone", "Handphone", "Nomor WA", "No WA", "WhatsApp"),
            *("Nomor WhatsApp", "HP WA", "No HP WA", "Telepon", "No telepon", "Nomor telepon", "No Telp", "Telp"),
        ),
        needed=False,
    ),
    Column(
        "duty",
        "Tugas",
        (
            *("Jabatan pengadaan", "Jabatan dalam pengadaan", "Peran", "Peran dalam pengadaan", "Tugas pengadaan"),
            *("Tugas dalam pengadaan", "Jabatan pengelola keuangan", "Ditunjuk sebagai", "Ditetapkan sebagai"),
            *("Sebagai", "Kode tugas", "Jabatan"),
        ),
    ),
    Column(
        "decree",
        "Nomor SK",
        (
            *("No SK", "SK", "SK nomor", "Nomor SK penunjukan", "No SK penunjukan", "SK penunjukan", "Nomor keputusan"),
            *("No keputusan", "Nomor surat keputusan", "Surat keputusan", "Dasar penunjukan", "Decree number"),
        ),
    ),
    Column(
        "from",
        "Berlaku mulai",
        (
            *("Mulai", "Mulai berlaku", "Masa berlaku mulai", "Tanggal mulai", "Tgl mulai", "Tanggal mulai berlaku"),
            *("Tgl mulai berlaku", "Terhitung mulai", "Terhitung mulai tanggal", "TMT", "Berlaku dari", "Dari"),
            *("Masa berlaku dari", "Dari tanggal", "Mulai tanggal", "Tanggal awal", "Valid from"),
        ),
    ),
    Column(
        "to",
        "Berlaku sampai",
        (
            *("Sampai", "Sampai dengan", "Masa berlaku sampai", "Masa berlaku sampai dengan", "Tanggal berakhir"),
            *("Tgl berakhir", "Tanggal selesai", "Tgl selesai", "Berakhir", "Selesai", "Berlaku hingga", "Hingga"),
            *("Berlaku s d", "s d", "Sampai tanggal", "Tanggal akhir", "Valid to"),
        ),
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
