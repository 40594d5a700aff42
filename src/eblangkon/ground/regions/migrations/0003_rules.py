"""The defaults of all regions, each with its day, source and confidence. What no source numbers stays unset."""

from datetime import date

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BEGIN = date(2022, 1, 1)
PERPRES_12 = date(2021, 2, 2)
PERPRES_46 = date(2025, 4, 30)
TEMPLATE = "Contoh surat pesanan toko daring"
CHOICE = "Pilihan e-Blangkon"
YEARLY = "Batas tiap tahun anggaran perlu dasar sendiri"

# code, value (rupiah, days, a ratio or words), first day, last day, source, confidence, note
DEFAULTS = (
    (
        "order_limit",
        50_000_000,
        BEGIN,
        None,
        "Praktik e-Blangkon sejak 2022",
        "M",
        "Tahun 2021 pernah disebut Rp200 juta",
    ),
    ("short_path_limit", 10_000_000, date(2023, 1, 1), date(2023, 12, 31), "Permendagri 84/2022", "M", YEARLY),
    ("short_path_limit", 10_000_000, date(2024, 1, 1), None, "Permendagri 84/2022, pedoman tahun 2023", "?", YEARLY),
    (
        "default_float_limit",
        10_000_000,
        BEGIN,
        None,
        CHOICE,
        "?",
        "UP sampai sekian, di atasnya LS, selama daerah belum menetapkan float_ceiling",
    ),
    (
        "order_methods",
        ["E-Purchasing"],
        PERPRES_12,
        date(2025, 4, 29),
        "Perpres 12/2021: e-purchasing lewat katalog atau toko daring",
        "M",
        "Metode paket RUP yang dapat dibeli di sini",
    ),
    (
        "order_methods",
        ["E-Purchasing", "Pengadaan Langsung"],
        PERPRES_46,
        None,
        "Perpres 46/2025 menyebut katalog saja; toko daring lalu memakai bukti pasal 28",
        "M",
        "Metode paket RUP yang dapat dibeli di sini",
    ),
    ("compare_threshold", 10_000_000, BEGIN, None, CHOICE, "?", "Tiap daerah menetapkan batasnya sendiri"),
    ("compare_vendors", 2, BEGIN, None, "Praktik SIPLah", "?", ""),
    (
        "direct_procurement_limit",
        200_000_000,
        PERPRES_12,
        None,
        "Perpres 12/2021 dan Perpres 46/2025",
        "H",
        "Barang dan jasa lainnya",
    ),
    ("direct_construction_limit", 400_000_000, PERPRES_46, None, "Perpres 46/2025", "H", ""),
    ("direct_consultancy_limit", 100_000_000, PERPRES_12, None, "Perpres 12/2021 dan Perpres 46/2025", "M", ""),
    ("pp_limit", 200_000_000, PERPRES_12, None, "Perpres 12/2021", "H", "E-purchasing oleh PP; di atasnya PPK"),
    ("umkk_share", "40/100", PERPRES_12, None, "Perpres 12/2021 pasal 65", "H", ""),
    ("umkk_package_limit", 15_000_000_000, PERPRES_12, None, "Perpres 12/2021 pasal 65", "H", ""),
    ("receipt_limit", 10_000_000, PERPRES_12, None, "Perpres 12/2021 pasal 28", "H", ""),
    ("kuitansi_limit", 50_000_000, PERPRES_12, None, "Perpres 12/2021 pasal 28", "H", ""),
    ("spk_limit", 200_000_000, PERPRES_12, None, "Perpres 12/2021 pasal 28", "H", ""),
    ("duty_stamp_over", 5_000_000, date(2021, 1, 1), None, "UU 10/2020 tentang Bea Meterai", "H", ""),
    ("duty_stamp", 10_000, date(2021, 1, 1), None, "UU 10/2020 tentang Bea Meterai", "H", ""),
    ("answer_days", 3, BEGIN, None, "Praktik penyelenggara", "M", "Hari kerja; SIPLah memakai 24 jam"),
    ("hold_days", 3, BEGIN, None, CHOICE, "?", "Hari kerja"),
    ("pay_days", 14, BEGIN, None, TEMPLATE, "M", "Hari kerja setelah dokumen lengkap"),
    ("late_penalty", "1/1000", BEGIN, None, TEMPLATE, "M", "Per hari, dari harga barang yang terlambat tanpa PPN"),
    ("extension_days", 50, BEGIN, None, TEMPLATE, "M", "Paling lama, hari kalender"),
    ("termination_notice_days", 14, BEGIN, None, TEMPLATE, "M", "Hari kerja"),
    ("kkpd_limit", 200_000_000, date(2023, 1, 1), None, "Permendagri 79/2022", "M", "Per penerima pembayaran"),
    ("vendor_verification_days", 5, BEGIN, None, CHOICE, "?", "Hari kerja"),
    ("registration_kept_days", 30, BEGIN, None, CHOICE, "?", "Hari kalender"),
    ("import_undo_days", 7, BEGIN, None, CHOICE, "?", "Hari kalender"),
    ("invitation_days", 3, BEGIN, None, CHOICE, "?", "Hari kalender, sekali pakai"),
    ("percentages_from_orders", 20, BEGIN, None, CHOICE, "?", "Di bawahnya ditulis jumlahnya"),
)


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rule = apps.get_model("regions", "RegionalRule")
    rule.objects.bulk_create(
        rule(code=code, value=value, effective_from=first, effective_to=last, source=source, confidence=sure, note=note)
        for code, value, first, last, source, sure, note in DEFAULTS
    )


class Migration(migrations.Migration):
    dependencies = [("regions", "0002_regions")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
