"""Note a sign-in that failed."""

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import SYSTEM


@transaction.atomic
def note_failed(*, person: int) -> None:
    """Somebody gave a wrong password for this account; who it was is not known. What they typed is not kept."""
    record(actor=SYSTEM, action="access.failed", subject=("person", str(person)), region="", data={})
