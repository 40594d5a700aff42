"""Erase invitations of accounts that open nothing any more."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from eblangkon.ground.access.models import Invitation
from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel import clock


@transaction.atomic
def forget_invitations(*, before: datetime, by: Actor) -> int:
    """How many went: used, replaced or run out before that moment."""
    spent = Q(used_at__lt=before) | Q(replaced_at__lt=before) | Q(last_day__lt=clock.wib(before).date())
    gone, _each = Invitation.objects.filter(spent).delete()
    if gone:
        data: dict[str, JSON] = {"count": gone, "before": before.isoformat()}
        record(actor=by, action="access.invitations_erased", subject=("retention", "invitations"), region="", data=data)
    return gone
