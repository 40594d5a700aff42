"""What every way in ends with: the session's proof, its device, and word to the owner of a strange one."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from eblangkon.desks.account import tries
from eblangkon.desks.frame import proof
from eblangkon.desks.frame.acting import actor_for
from eblangkon.ground.access.actions.note_sign_in import note_sign_in
from eblangkon.ground.access.rules import browser_of
from eblangkon.ground.kernel import installation
from eblangkon.services.notices.actions.notify import notify

SUBJECT = ("account", "keamanan")


def welcome(request: HttpRequest, answer: HttpResponseBase, person: Any, given: str) -> None:
    """After the sign-in. The people of a demonstration are not asked for a second proof."""
    shown = installation.is_demonstration() and given == proof.PASSWORD
    proof.remember(request, proof.DEMONSTRATION if shown else given)
    browser = browser_of(request.headers.get("User-Agent", ""))
    with transaction.atomic():
        strange = note_sign_in(
            person=person.pk,
            session_key=str(request.session.session_key),
            device=tries.name_device(request, answer),
            browser=browser,
            by=actor_for(person),
        )
        if strange:
            notify(people=(person.pk,), code="access.new_device", subject=SUBJECT, params={"browser": browser or "–"})
