"""When people are reminded, when silence is told higher up, and when mail is quiet: defaults of all regions.

No law numbers them; each region may set its own (quiet hours: one rule for all, each person may choose their own).
"""

from datetime import date

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BEGIN = date(2022, 1, 1)
CHOICE = "Pilihan e-Blangkon"

# code, value (days; for the hours from and to), note
DEFAULTS = (
    ("remind_days", 1, "Hari kerja sebelum batas jawab, batas bayar, dan tanggal kebutuhan"),
    ("waiting_days", 2, "Hari kerja sejak langkah mulai menunggu, bila langkahnya tidak berbatas waktu"),
    ("escalate_days", 3, "Hari kerja setelah batas waktu atau pengingat; PA, KPA, dan UKPBJ diberi tahu"),
    ("quiet_hours", ["20.00", "06.00"], "WIB; tiap orang dapat memilih jamnya sendiri"),
)


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rule = apps.get_model("regions", "RegionalRule")
    rule.objects.bulk_create(
        rule(code=code, value=value, effective_from=BEGIN, source=CHOICE, confidence="?", note=note)
        for code, value, note in DEFAULTS
    )


class Migration(migrations.Migration):
    dependencies = [("regions", "0005_yearly_holidays")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
