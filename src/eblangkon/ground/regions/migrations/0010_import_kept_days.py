"""How long uploaded lists and the cells of their refused rows stay: default of all regions. No law numbers it."""

from datetime import date

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("regions", "RegionalRule").objects.create(
        code="import_kept_days",
        value=30,
        effective_from=date(2022, 10, 17),  # UU 27/2022 in force
        source="UU 27/2022 pasal 43 dan 44; lamanya pilihan e-Blangkon",
        confidence="?",
        note="Hari kalender sejak daftar diunggah; berkas dan sel yang ditolak",
    )


class Migration(migrations.Migration):
    dependencies = [("regions", "0009_duty_end_days")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
