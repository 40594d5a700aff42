"""The one-time link by which a person sets the first password."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from eblangkon.ground.kernel import clock


class Invitation(models.Model):
    """Good once, through `last_day`, and only the newest of a person. Of its token only the SHA-256 is kept.

    It goes with a person whom an undone list takes back: alone it opens nothing.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    last_day = models.DateField()
    used_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)
    handed = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(used_at__isnull=True, replaced_at__isnull=True),
                name="access_one_open_invitation",
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(replaced_at__isnull=True),
                name="access_invitation_used_or_replaced",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.last_day}"
