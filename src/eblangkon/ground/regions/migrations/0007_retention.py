"""How long personal data is kept that no purchase needs: defaults of all regions.

UU 27/2022 asks for a term and names none; records of procurement stay ten years and are not touched.
"""

from datetime import date

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BEGIN = date(2022, 10, 17)  # UU 27/2022 in force
SOURCE = "UU 27/2022 pasal 43 dan 44; lamanya pilihan e-Blangkon"

# code, value (days, years), note
DEFAULTS = (
    ("read_notice_kept_days", 365, "Hari kalender sejak pesan dibaca"),
    (
        "person_kept_years",
        5,
        "Tahun sejak tugas atau tempat terakhir di toko berakhir; nama tetap pada surat",
    ),
)


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rule = apps.get_model("regions", "RegionalRule")
    rule.objects.bulk_create(
        rule(code=code, value=value, effective_from=BEGIN, source=SOURCE, confidence="?", note=note)
        for code, value, note in DEFAULTS
    )


class Migration(migrations.Migration):
    dependencies = [("regions", "0006_reminders")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
