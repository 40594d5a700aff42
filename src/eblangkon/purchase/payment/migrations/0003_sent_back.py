"""What was filed for a payment may come back and be filed again: a round each; and still nothing is paid twice."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("payment", "0002_only_grows")]
    operations = [
        migrations.AddField(
            model_name="payment",
            name="round",
            field=models.PositiveSmallIntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="paymentstep",
            name="round",
            field=models.PositiveSmallIntegerField(db_default=1, default=1),
        ),
        migrations.RemoveConstraint(model_name="paymentstep", name="payment_step_once"),
        migrations.AddConstraint(
            model_name="paymentstep",
            constraint=models.UniqueConstraint(
                condition=models.Q(("corrects__isnull", True)),
                fields=("payment", "stage", "round"),
                name="payment_step_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentstep",
            constraint=models.UniqueConstraint(
                condition=models.Q(("corrects__isnull", True), ("stage__in", ["paid", "sp2d"])),
                fields=("payment",),
                name="payment_paid_once",
            ),
        ),
    ]
