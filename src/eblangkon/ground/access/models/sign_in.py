"""One device on which a person signed in."""

from django.conf import settings
from django.db import models

from eblangkon.ground.kernel import clock


class SignIn(models.Model):
    """From the sign-in until its session ends. `device` is a fingerprint of the browser's own cookie.

    No network address is kept: what a person recognises is the browser and the hour.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False)
    session_key = models.CharField(max_length=40, null=True, unique=True)
    device = models.CharField(max_length=64)
    browser = models.CharField(max_length=40)
    first_at = models.DateTimeField(default=clock.now)
    last_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "device"], name="sign_in_device")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.browser}"
