"""The triggers that queue every entry and refuse every change of the log."""

from django.db import migrations

from eblangkon.ground.audit.models.guards import FUNCTIONS, TRIGGERS, install


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(
            [*install()],
            [
                *(f"DROP TRIGGER {guard.name} ON {guard.table}" for guard in TRIGGERS),
                "ALTER TABLE audit_entry ALTER COLUMN change_id DROP DEFAULT, ALTER COLUMN recorded_at DROP DEFAULT",
                *(f"DROP FUNCTION {name}()" for name in FUNCTIONS),
            ],
        )
    ]
