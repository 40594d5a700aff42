"""What offices in Central Java buy, below the 13 categories.

Accounts stand only where a source names them (DOMAIN.md, section 7); a region may know more.
"""

from datetime import date

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

STATIONERY, PAPER = ("5.1.02.01.01.0024",), ("5.1.02.01.01.0025",)
COMPUTER, MEETING_FOOD = ("5.1.02.01.01.0029",), ("5.1.02.01.01.0052",)

# code below its category's, name, tax kind, accounts
LEAVES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("1.1", "Snack dan kue kotak", "catering", MEETING_FOOD),
    ("1.2", "Nasi kotak dan tumpeng", "catering", MEETING_FOOD),
    ("1.3", "Prasmanan", "catering", MEETING_FOOD),
    ("1.4", "Air minum", "food", MEETING_FOOD),
    ("1.5", "Kopi, teh, gula, dan makanan kering", "food", MEETING_FOOD),
    ("2.1", "Sewa mobil", "service", ()),
    ("2.2", "Sewa truk", "service", ()),
    ("3.1", "Kirim dokumen", "service", ()),
    ("3.2", "Kirim paket", "service", ()),
    ("4.1", "Kursi", "goods", ()),
    ("4.2", "Meja", "goods", ()),
    ("4.3", "Lemari, rak, dan papan tulis", "goods", ()),
    ("5.1", "Kertas dan amplop", "goods", PAPER),
    ("5.2", "Alat tulis", "goods", STATIONERY),
    ("5.3", "Map dan ordner", "goods", STATIONERY),
    ("5.4", "Buku", "goods", STATIONERY),
    ("5.5", "Perlengkapan meja kantor", "goods", STATIONERY),
    ("6.1", "Cendera mata", "goods", ()),
    ("6.2", "Tas", "goods", ()),
    ("7.1", "Bahan medis habis pakai", "goods", ()),
    ("7.2", "Alat ukur kesehatan", "goods", ()),
    ("8.1", "Kemeja dan batik", "goods", ()),
    ("8.2", "Pakaian olahraga dan lapangan", "goods", ()),
    ("9.1", "Alat dan bahan kebersihan", "goods", ()),
    ("9.2", "Bahan bangunan", "goods", ()),
    ("9.3", "Servis penyejuk udara", "service", ()),
    ("10.1", "Spanduk dan cetakan", "goods", ()),
    ("10.2", "Fotokopi dan jilid", "service", ()),
    ("10.3", "Stempel dan kartu nama", "goods", ()),
    ("11.1", "Kamar", "service", ()),
    ("11.2", "Ruang rapat", "service", ()),
    ("12.1", "Tinta dan toner", "goods", COMPUTER),
    ("12.2", "Perlengkapan komputer", "goods", COMPUTER),
    ("12.3", "Listrik dan lampu", "goods", ()),
    ("12.4", "Printer dan peralatan elektronik", "goods", ()),
    ("12.5", "Servis komputer dan printer", "service", ()),
    ("13.1", "Tenda dan kursi", "service", ()),
    ("13.2", "Pengeras suara dan genset", "service", ()),
)


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    category = apps.get_model("catalogue", "Category")
    roots = {root.code: root for root in category.objects.filter(parent=None)}
    category.objects.bulk_create(
        category(
            code=code,
            name=name,
            parent=roots[code.split(".", maxsplit=1)[0]],
            tax_kind=kind,
            accounts=list(accounts),
            valid_from=date(2022, 1, 1),
        )
        for code, name, kind, accounts in LEAVES
    )


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_categories")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
