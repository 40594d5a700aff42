"""One line in one person's inbox."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from eblangkon.ground.kernel import clock


class Notice(models.Model):
    """What to tell is a code with parameters, worded when it is read. `read_at` is also set when it is settled.

    `waits`: something is to be done. `mailed_at` is when the mail went out, or was found to have nowhere to go.
    `once` names what a person is told a single time, however often the job runs; empty for what acts tell.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    code = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=30)
    subject_key = models.CharField(max_length=60)
    params = models.JSONField(default=dict)
    waits = models.BooleanField()
    at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    once = models.CharField(max_length=120, default="", db_default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "once"], condition=~Q(once=""), name="notice_told_once")
        ]
        indexes = [
            models.Index(fields=["person", "-id"], name="notice_inbox"),
            models.Index(fields=["person"], condition=Q(read_at__isnull=True), name="notice_unread"),
            models.Index(
                fields=["subject_kind", "subject_key"],
                condition=Q(read_at__isnull=True, waits=True),
                name="notice_unsettled",
            ),
            models.Index(fields=["id"], condition=Q(mailed_at__isnull=True), name="notice_to_mail"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.subject_kind}/{self.subject_key}"
