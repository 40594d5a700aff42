"""Erase notices that were read long ago."""

from datetime import datetime
from typing import Final

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.services.notices.models import Notice

BATCH: Final = 5000
"""Rows a transaction."""


def forget_read(*, before: datetime, by: Actor) -> int:
    """How many went: read before that moment, and mailed where they were to be. Each batch stands by itself."""
    gone = 0
    while batch := _forget_some(before, by):
        gone += batch
    return gone


@transaction.atomic
def _forget_some(before: datetime, by: Actor) -> int:
    overdue = Notice.objects.filter(read_at__lt=before, mailed_at__isnull=False)
    ids = list(overdue.order_by("pk").select_for_update(skip_locked=True).values_list("pk", flat=True)[:BATCH])
    if ids:
        Notice.objects.filter(pk__in=ids).delete()
        data: dict[str, JSON] = {"count": len(ids), "before": before.isoformat()}
        record(actor=by, action="notice.erased", subject=("retention", "notices"), region="", data=data)
    return len(ids)
