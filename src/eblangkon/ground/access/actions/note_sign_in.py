"""Note on which device somebody signed in."""

from django.db import transaction

from eblangkon.ground.access.actions.see_sign_in import close_sign_in
from eblangkon.ground.access.models import SignIn
from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor


@transaction.atomic
def note_sign_in(*, person: int, session_key: str, device: str, browser: str, by: Actor) -> bool:
    """Whether the person should be told: the device is new and not the very first one."""
    before = SignIn.objects.filter(person_id=person)
    strange = before.exists() and not before.filter(device=device).exists()
    close_sign_in(session_key=session_key)  # somebody who signs in once more without signing out
    SignIn.objects.create(person_id=person, session_key=session_key, device=device, browser=browser)
    record(
        actor=by,
        action="access.signed_in",
        subject=("person", str(person)),
        region="",
        data={"browser": browser or "–"},
    )
    return strange
