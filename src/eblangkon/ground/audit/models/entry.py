"""One act, as it was."""

from django.db import models


class AuditEntry(models.Model):
    """One act of one actor on one subject. Written by `actions.record`, never changed, never deleted.

    The database fills `id` (a sequence without cache, so that ids follow the order of row locks), `change_id` (the
    same for all entries of one transaction) and `recorded_at` (the server's own clock, whatever `at` says).
    """

    change_id = models.UUIDField(editable=False)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(editable=False)
    actor_kind = models.CharField(max_length=8)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.TextField()
    action = models.CharField(max_length=64)
    subject_kind = models.CharField(max_length=32)
    subject_key = models.CharField(max_length=128)
    region = models.CharField(max_length=16)
    version = models.PositiveIntegerField(null=True)
    data = models.JSONField()

    class Meta:
        db_table = "audit_entry"
        indexes = [models.Index(fields=["subject_kind", "subject_key", "id"], name="audit_entry_subject")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(actor_kind__in=["person", "system", "command"]), name="audit_entry_actor_kind"
            ),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="audit_entry_version_from_one"),
        ]
