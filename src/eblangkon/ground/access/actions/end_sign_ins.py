"""Sign a person out on other devices, at once."""

from django.contrib.sessions.models import Session
from django.db import transaction

from eblangkon.ground.access.models import SignIn
from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock


@transaction.atomic
def end_sign_ins(*, person: int, by: Actor, only: int | None = None, but: str | None = None) -> int:
    """How many ended: all of the person, `only` one, or all `but` the session of that key."""
    found = SignIn.objects.select_for_update().filter(person_id=person, ended_at__isnull=True)
    if only is not None:
        found = found.filter(pk=only)
    if but is not None:
        found = found.exclude(session_key=but)
    ending = {row.pk: row.session_key for row in found}
    if not ending:
        return 0
    Session.objects.filter(session_key__in=[key for key in ending.values() if key]).delete()
    SignIn.objects.filter(pk__in=ending).update(ended_at=clock.now(), session_key=None)
    record(
        actor=by,
        action="access.ended",
        subject=("person", str(person)),
        region="",
        data={"count": len(ending)},
    )
    return len(ending)
