from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("imports", "0002_work_under_way")]

    operations = [migrations.RenameField("importprogress", "asked_at", "told_at")]
