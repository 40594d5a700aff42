import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import eblangkon.ground.kernel.clock
import eblangkon.ground.kernel.sealed


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("regions", "0005_yearly_holidays"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("by_name", models.CharField(max_length=120)),
                ("file_name", models.CharField(max_length=120)),
                ("file_hash", models.CharField(max_length=64)),
                ("file_size", models.PositiveIntegerField()),
                ("sheet", models.JSONField(default=dict)),
                ("state", models.CharField(default="checked", max_length=10)),
                ("rows", models.PositiveIntegerField(default=0)),
                ("imported", models.PositiveIntegerField(default=0)),
                ("updated", models.PositiveIntegerField(default=0)),
                ("unchanged", models.PositiveIntegerField(default=0)),
                ("rejected", models.PositiveIntegerField(default=0)),
                ("warnings", models.PositiveIntegerField(default=0)),
                ("content", eblangkon.ground.kernel.sealed.SealedTextField(blank=True, default="")),
                ("entry", models.BigIntegerField(null=True)),
                ("created_at", models.DateTimeField(default=eblangkon.ground.kernel.clock.now, editable=False)),
                ("applied_at", models.DateTimeField(null=True)),
                ("undo_until", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="regions.region"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportFinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.PositiveIntegerField()),
                ("last", models.PositiveIntegerField()),
                ("letter", models.CharField(max_length=3)),
                ("title", models.CharField(max_length=120)),
                ("cell", eblangkon.ground.kernel.sealed.SealedTextField(blank=True, default="")),
                ("reason", models.JSONField()),
                ("remedy", models.JSONField()),
                ("warning", models.BooleanField(default=False)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="imports.import"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("outcome", models.CharField(max_length=8)),
                ("label", models.JSONField(default=str)),
                ("detail", models.JSONField(default=str)),
                ("left", models.JSONField(default=str)),
                ("cells", eblangkon.ground.kernel.sealed.SealedTextField(blank=True, default="")),
                ("effects", models.JSONField(default=dict)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="outcomes", to="imports.import"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="import",
            index=models.Index(fields=["region", "kind", "-id"], name="import_of_region"),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("checked", "applied", "cancelled", "undone"))),
                name="import_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "rows",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("imported"), "+", models.F("updated")
                                ),
                                "+",
                                models.F("unchanged"),
                            ),
                            "+",
                            models.F("rejected"),
                        ),
                    )
                ),
                name="import_rows_add_up",
            ),
        ),
        migrations.AddIndex(
            model_name="importfinding",
            index=models.Index(fields=["batch", "warning", "id"], name="import_finding_of_batch"),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ("new", "changed", "same", "rejected"))),
                name="import_row_outcome_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.UniqueConstraint(fields=("batch", "number"), name="import_row_once"),
        ),
    ]
