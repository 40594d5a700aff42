"""Sign a person out on other devices, at once."""

from collections.abc import Iterator

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction

from eblangkon.ground.access.models import SignIn
from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock


@transaction.atomic
def end_sign_ins(*, person: int, by: Actor, only: int | None = None, but: str | None = None) -> int:
    """How many ended: all of the person, `only` one, or all `but` the session of that key.

    Unless it is `only` one, sessions that no list shows end too. They are read one by one, for a session does not say
    in the open whose it is; this is done seldom, and some thousands take less than a second.
    """
    found = SignIn.objects.select_for_update().filter(person_id=person, ended_at__isnull=True)
    if only is not None:
        found = found.filter(pk=only)
    if but is not None:
        found = found.exclude(session_key=but)
    ending = {row.pk: row.session_key for row in found}
    keys = {key for key in ending.values() if key}
    hidden = set(_sessions_of(person)) - keys - {but} if only is None else set()
    if not ending and not hidden:
        return 0
    Session.objects.filter(session_key__in=keys | hidden).delete()
    SignIn.objects.filter(pk__in=ending).update(ended_at=clock.now(), session_key=None)
    record(
        actor=by,
        action="access.ended",
        subject=("person", str(person)),
        region="",
        data={"count": len(ending) + len(hidden)},
    )
    return len(ending) + len(hidden)


def _sessions_of(person: int) -> Iterator[str]:
    """Keys of the sessions that have not run out."""
    for session in Session.objects.filter(expire_date__gt=clock.now()).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(person):
            yield session.session_key
