"""Where all web processes, on whatever machine, count tries together."""

from django.core.management import call_command
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def make(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    call_command("createcachetable", "config_cache", verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("config", "0001_quiet_jobs")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop, elidable=False)]
