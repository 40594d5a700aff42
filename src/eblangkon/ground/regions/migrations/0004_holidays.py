"""National holidays of a fixed date. Those that move, and collective leave, wait for each year's decree."""

from datetime import date

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# month, day, name, source before Keppres 8/2024 gathered them
FIXED = (
    (1, 1, "Tahun Baru Masehi", "Keppres 24/1953"),
    (5, 1, "Hari Buruh Internasional", "Keppres 24/2013"),
    (6, 1, "Hari Lahir Pancasila", "Keppres 24/2016"),
    (8, 17, "Hari Kemerdekaan", "Keppres 24/1953"),
    (12, 25, "Hari Raya Natal", "Keppres 24/1953"),
)
GATHERED = 2024


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    holiday = apps.get_model("regions", "Holiday")
    holiday.objects.bulk_create(
        holiday(
            date=date(year, month, day),
            name=name,
            kind="national",
            source="Keppres 8/2024" if year > GATHERED or (year == GATHERED and month > 1) else source,
            confidence="H",
        )
        for year in range(2022, 2027)
        for month, day, name, source in FIXED
    )


class Migration(migrations.Migration):
    dependencies = [("regions", "0003_rules")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
