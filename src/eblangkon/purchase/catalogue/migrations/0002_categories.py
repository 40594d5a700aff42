"""The 13 categories of LKPP's Toko Daring, with the accounts under which they are usually bought."""

from datetime import date

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# number in LKPP's list, name, tax kind, accounts known to be usual (none where no source names one)
CATEGORIES = (
    ("1", "Makanan", "catering", ("5.1.02.01.01.0052",)),
    ("2", "Transportasi", "service", ()),
    ("3", "Kurir", "service", ()),
    ("4", "Furnitur", "goods", ()),
    ("5", "ATK", "goods", ("5.1.02.01.01.0024", "5.1.02.01.01.0025")),
    ("6", "Suvenir", "goods", ()),
    ("7", "Alat Kesehatan", "goods", ()),
    ("8", "Fashion", "goods", ()),
    ("9", "Perkakas", "goods", ()),
    ("10", "Jasa Kreatif", "service", ()),
    ("11", "Akomodasi", "service", ()),
    ("12", "Elektronik", "goods", ("5.1.02.01.01.0029",)),
    ("13", "Sewa Peralatan", "service", ()),
)


def fill(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    category = apps.get_model("catalogue", "Category")
    category.objects.bulk_create(
        category(code=code, name=name, tax_kind=kind, accounts=list(accounts), valid_from=date(2022, 1, 1))
        for code, name, kind, accounts in CATEGORIES
    )


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
