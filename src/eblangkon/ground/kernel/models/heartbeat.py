"""The last sign of life of a process without an address."""

from django.db import models


class Heartbeat(models.Model):
    """One row for worker, one for sealer; by the database's clock, so that machines need not agree on the time."""

    name = models.CharField(max_length=20, primary_key=True)
    beaten_at = models.DateTimeField()
