"""What the log tells of one order, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import WORDINGS
from eblangkon.ground.kernel.words import fill
from eblangkon.purchase.ordering.models import Order

MOST = 60


@dataclass(frozen=True, slots=True)
class Told:
    """One act: its moment, who, and a sentence."""

    at: datetime
    who: str
    sentence: str


def order_history(order: Order) -> list[Told]:
    """The newest acts on the order first, at most MOST; for its sides only. One query."""
    entries = AuditEntry.objects.filter(subject_kind="order", subject_key=str(order.number)).order_by("-id")[:MOST]
    told = []
    for entry in entries:
        wording = WORDINGS.get(entry.action)
        shown = {key: value for key, value in entry.data.items() if wording and key not in wording.private}
        values = {**shown, "actor": entry.actor_name, "subject": entry.subject_key}
        sentence = fill(_(wording.sentence), values) if wording else entry.action
        told.append(Told(entry.at, entry.actor_name, sentence))
    return told
