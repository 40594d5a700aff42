"""The columns of a list of offices."""

from typing import Final

from eblangkon.services.imports.rules.table import Column

KIND: Final = "offices"

COLUMNS: Final = (
    Column(
        "code",
        "Kode kantor",
        ("Kode", "Kode OPD", "Kode SKPD", "Kode satker", "Kode unit kerja", "Kode perangkat daerah", "kd satker"),
    ),
    Column(
        "name",
        "Nama kantor",
        (
            *("Nama", "Nama OPD", "Nama SKPD", "Nama perangkat daerah", "Nama satker", "Nama unit kerja", "Kantor"),
            *("Perangkat daerah", "OPD", "SKPD", "Satker", "Unit kerja", "Satuan kerja", "Instansi"),
        ),
    ),
    Column("short_name", "Nama pendek", ("Singkatan", "Nama singkat", "Akronim"), needed=False),
    Column("address", "Alamat", ("Alamat kantor", "Alamat lengkap", "Jalan")),
    Column(
        "city", "Kota", ("Kota surat", "Tempat surat", "Kota tempat surat ditandatangani", "Kedudukan"), needed=False
    ),
    Column("phone", "Telepon", ("No telepon", "Nomor telepon", "Telp", "No Telp"), needed=False),
    Column("email", "Surel", ("E-mail", "Email", "Alamat surel", "E-mail kantor", "Surel kantor"), needed=False),
)
FACTS: Final = ("name", "short_name", "address", "city", "phone", "email")
