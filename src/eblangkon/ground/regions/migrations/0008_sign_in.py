"""How often a secret may be tried, how long a recovery waits, how long a spent invitation stays: defaults of all.

No law numbers them. The limits of tries are one rule for all regions: before the sign-in nobody has a region.
"""

from datetime import date

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BEGIN = date(2022, 1, 1)
CHOICE = "Pilihan e-Blangkon"

# code, value (tries, days), note
DEFAULTS = (
    ("sign_in_tries_minute", 5, "Salah dalam satu menit, per akun dan jaringan, atau per akun dan perangkatnya"),
    ("sign_in_tries_hour", 30, "Salah dalam satu jam, per akun dan jaringan, atau per akun dan perangkatnya"),
    ("sign_in_tries_network", 100, "Salah dalam lima menit dari satu jaringan; perangkat yang dikenal tidak dihitung"),
    ("recovery_days", 2, "Hari kalender sejak petugas pertama meminta"),
    ("invitation_kept_days", 30, "Hari kalender sejak dipakai, ditarik, atau lewat waktu"),
)


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rule = apps.get_model("regions", "RegionalRule")
    rule.objects.bulk_create(
        rule(code=code, value=value, effective_from=BEGIN, source=CHOICE, confidence="?", note=note)
        for code, value, note in DEFAULTS
    )


class Migration(migrations.Migration):
    dependencies = [("regions", "0007_retention")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
