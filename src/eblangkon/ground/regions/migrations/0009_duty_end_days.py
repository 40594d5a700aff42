"""How long before a duty ends its holder and the administrator are reminded of what would be left behind."""

from datetime import date

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

CODE = "duty_end_days"


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("regions", "RegionalRule").objects.create(
        code=CODE,
        value=10,
        effective_from=date(2022, 1, 1),
        source="Pilihan e-Blangkon",
        confidence="?",
        note="Hari kerja sebelum tugas berakhir, bila masih ada pekerjaan terbuka; pejabat dan administrator diberi tahu",
    )


def empty(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("regions", "RegionalRule").objects.filter(code=CODE).delete()


class Migration(migrations.Migration):
    dependencies = [("regions", "0008_sign_in")]
    operations = [migrations.RunPython(fill, empty)]
