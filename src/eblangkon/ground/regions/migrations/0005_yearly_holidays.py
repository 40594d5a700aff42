"""Holidays that move and collective leave of 2024, 2025 and 2026, as the three ministers' joint decrees list them.

The decrees were not read themselves: the days are those that newspapers printed from them, hence confidence M.
"""

from datetime import date

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SKB_2024 = "SKB Menag, Menaker, Menpan RB 855/2023, 3/2023, 4/2023, diubah 236/2024, 1/2024, 2/2024"
SKB_2025 = "SKB Menag, Menaker, Menpan RB 1017/2024, 2/2024, 2/2024"
SKB_2025_CHANGED = "SKB Menag, Menaker, Menpan RB 933/2025, 1/2025, 3/2025"
SKB_2026 = "SKB Menag, Menaker, Menpan RB 1497/2025, 2/2025, 5/2025"
NATIONAL, LEAVE = "national", "collective_leave"

ISRA, IMLEK, NYEPI, FITRI = "Isra Mikraj", "Tahun Baru Imlek", "Hari Suci Nyepi", "Hari Raya Idulfitri"
WAFAT, PASKAH, KENAIKAN = "Wafat Yesus Kristus", "Kebangkitan Yesus Kristus (Paskah)", "Kenaikan Yesus Kristus"
WAISAK, ADHA, MUHARAM, MAULID = "Hari Raya Waisak", "Hari Raya Iduladha", "Tahun Baru Islam", "Maulid Nabi Muhammad"
NATAL, MERDEKA = "Hari Raya Natal", "Hari Kemerdekaan"

# year, kind, source, name, (month, day) of each day
DAYS = (
    (2024, NATIONAL, SKB_2024, ISRA, ((2, 8),)),
    (2024, NATIONAL, SKB_2024, IMLEK, ((2, 10),)),
    (2024, NATIONAL, "Keppres 10/2024", "Pemilihan Umum", ((2, 14),)),
    (2024, NATIONAL, SKB_2024, NYEPI, ((3, 11),)),
    (2024, NATIONAL, SKB_2024, WAFAT, ((3, 29),)),
    (2024, NATIONAL, SKB_2024, PASKAH, ((3, 31),)),
    (2024, NATIONAL, SKB_2024, FITRI, ((4, 10), (4, 11))),
    (2024, NATIONAL, SKB_2024, KENAIKAN, ((5, 9),)),
    (2024, NATIONAL, SKB_2024, WAISAK, ((5, 23),)),
    (2024, NATIONAL, SKB_2024, ADHA, ((6, 17),)),
    (2024, NATIONAL, SKB_2024, MUHARAM, ((7, 7),)),
    (2024, NATIONAL, SKB_2024, MAULID, ((9, 16),)),
    (2024, NATIONAL, "Keppres 33/2024", "Pemilihan Kepala Daerah", ((11, 27),)),
    (2024, LEAVE, SKB_2024, IMLEK, ((2, 9),)),
    (2024, LEAVE, SKB_2024, NYEPI, ((3, 12),)),
    (2024, LEAVE, SKB_2024, FITRI, ((4, 8), (4, 9), (4, 12), (4, 15))),
    (2024, LEAVE, SKB_2024, KENAIKAN, ((5, 10),)),
    (2024, LEAVE, SKB_2024, WAISAK, ((5, 24),)),
    (2024, LEAVE, SKB_2024, ADHA, ((6, 18),)),
    (2024, LEAVE, SKB_2024, NATAL, ((12, 26),)),
    (2025, NATIONAL, SKB_2025, ISRA, ((1, 27),)),
    (2025, NATIONAL, SKB_2025, IMLEK, ((1, 29),)),
    (2025, NATIONAL, SKB_2025, NYEPI, ((3, 29),)),
    (2025, NATIONAL, SKB_2025, FITRI, ((3, 31), (4, 1))),
    (2025, NATIONAL, SKB_2025, WAFAT, ((4, 18),)),
    (2025, NATIONAL, SKB_2025, PASKAH, ((4, 20),)),
    (2025, NATIONAL, SKB_2025, WAISAK, ((5, 12),)),
    (2025, NATIONAL, SKB_2025, KENAIKAN, ((5, 29),)),
    (2025, NATIONAL, SKB_2025, ADHA, ((6, 6),)),
    (2025, NATIONAL, SKB_2025, MUHARAM, ((6, 27),)),
    (2025, NATIONAL, SKB_2025, MAULID, ((9, 5),)),
    (2025, LEAVE, SKB_2025, IMLEK, ((1, 28),)),
    (2025, LEAVE, SKB_2025, NYEPI, ((3, 28),)),
    (2025, LEAVE, SKB_2025, FITRI, ((4, 2), (4, 3), (4, 4), (4, 7))),
    (2025, LEAVE, SKB_2025, WAISAK, ((5, 13),)),
    (2025, LEAVE, SKB_2025, KENAIKAN, ((5, 30),)),
    (2025, LEAVE, SKB_2025, ADHA, ((6, 9),)),
    (2025, LEAVE, SKB_2025_CHANGED, MERDEKA, ((8, 18),)),
    (2025, LEAVE, SKB_2025, NATAL, ((12, 26),)),
    (2026, NATIONAL, SKB_2026, ISRA, ((1, 16),)),
    (2026, NATIONAL, SKB_2026, IMLEK, ((2, 17),)),
    (2026, NATIONAL, SKB_2026, NYEPI, ((3, 19),)),
    (2026, NATIONAL, SKB_2026, FITRI, ((3, 21), (3, 22))),
    (2026, NATIONAL, SKB_2026, WAFAT, ((4, 3),)),
    (2026, NATIONAL, SKB_2026, PASKAH, ((4, 5),)),
    (2026, NATIONAL, SKB_2026, KENAIKAN, ((5, 14),)),
    (2026, NATIONAL, SKB_2026, ADHA, ((5, 27),)),
    (2026, NATIONAL, SKB_2026, WAISAK, ((5, 31),)),
    (2026, NATIONAL, SKB_2026, MUHARAM, ((6, 16),)),
    (2026, NATIONAL, SKB_2026, MAULID, ((8, 25),)),
    (2026, LEAVE, SKB_2026, IMLEK, ((2, 16),)),
    (2026, LEAVE, SKB_2026, NYEPI, ((3, 18),)),
    (2026, LEAVE, SKB_2026, FITRI, ((3, 20), (3, 23), (3, 24))),
    (2026, LEAVE, SKB_2026, KENAIKAN, ((5, 15),)),
    (2026, LEAVE, SKB_2026, ADHA, ((5, 28),)),
    (2026, LEAVE, SKB_2026, NATAL, ((12, 24),)),
)


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    holiday = apps.get_model("regions", "Holiday")
    holiday.objects.bulk_create(
        holiday(
            date=date(year, month, day),
            name=name if kind == NATIONAL else f"Cuti bersama {name}",
            kind=kind,
            source=source,
            confidence="M",
        )
        for year, kind, source, name, days in DAYS
        for month, day in days
    )


class Migration(migrations.Migration):
    dependencies = [("regions", "0004_holidays")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
