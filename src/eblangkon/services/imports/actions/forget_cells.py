"""Erase what people wrote into lists: files nobody decided about, and the cells kept of refused rows."""

from datetime import datetime

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel import clock
from eblangkon.services.imports.models import Import, ImportFinding, ImportRow


@transaction.atomic
def forget_cells(*, before: datetime, by: Actor) -> int:
    """Of how many lists, uploaded before that moment. What came in, and why a row did not, stays to be read.

    One that still waits for its decision is given up with that: there is nothing left to decide about.
    """
    old = list(Import.objects.select_for_update().filter(created_at__lt=before, erased_at=None).order_by("pk"))
    if not old:
        return 0
    ImportRow.objects.filter(batch__in=old, outcome="rejected").update(cells="", label="")
    ImportFinding.objects.filter(batch__in=old).update(cell="")
    lists = Import.objects.filter(pk__in=[one.pk for one in old])
    lists.filter(state="checked").update(state="cancelled")
    lists.update(content="", erased_at=clock.now())
    data: dict[str, JSON] = {"count": len(old), "before": before.isoformat()}
    record(actor=by, action="import.erased", subject=("retention", "imports"), region="", data=data)
    return len(old)
