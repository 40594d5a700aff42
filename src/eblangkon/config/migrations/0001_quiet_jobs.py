"""No NOTIFY from who defers a job: it is one lock for all writers at commit. The worker polls instead."""

from django.db import migrations

LOUD = ("procrastinate_jobs_notify_queue_job_inserted_v1", "procrastinate_jobs_notify_queue_job_aborted_v1")


class Migration(migrations.Migration):
    dependencies = [("procrastinate", "0041_post_retry_failed_job")]

    operations = [
        migrations.RunSQL(
            [f"ALTER TABLE procrastinate_jobs DISABLE TRIGGER {name}" for name in LOUD],
            [f"ALTER TABLE procrastinate_jobs ENABLE TRIGGER {name}" for name in LOUD],
        )
    ]
