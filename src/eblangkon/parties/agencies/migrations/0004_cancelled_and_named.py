"""Duties called off before they began, and people whom another region took in."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0003_stand_ins_and_exemptions")]

    operations = [
        migrations.AddField(
            model_name="duty",
            name="named",
            field=models.CharField(blank=True, db_default="", max_length=120),
        ),
        migrations.AddField(
            model_name="duty",
            name="cancelled_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="duty",
            name="cancelled_because",
            field=models.CharField(blank=True, db_default="", max_length=300),
        ),
        migrations.AddConstraint(
            model_name="duty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cancelled_at__isnull", True), models.Q(("cancelled_because", ""), _negated=True), _connector="OR"
                ),
                name="duty_cancelled_with_reason",
            ),
        ),
    ]
