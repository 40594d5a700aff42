"""Erase invitations to shops that open nothing any more."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel import clock
from eblangkon.parties.vendors.models import VendorInvitation


@transaction.atomic
def forget_invitations(*, before: datetime, by: Actor) -> int:
    """How many went: used, withdrawn or run out before that moment. Who came by them stays in the log."""
    spent = Q(used_at__lt=before) | Q(withdrawn_at__lt=before) | Q(last_day__lt=clock.wib(before).date())
    gone, _each = VendorInvitation.objects.filter(spent).delete()
    if gone:
        data: dict[str, JSON] = {"count": gone, "before": before.isoformat()}
        record(actor=by, action="vendor.invitations_erased", subject=("retention", "shops"), region="", data=data)
    return gone
