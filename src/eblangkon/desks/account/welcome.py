"""What every way in begins and ends with: nobody signed in any more; then proof, device, word of a strange one."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from eblangkon.desks.account import tries
from eblangkon.desks.frame import proof
from eblangkon.desks.frame.acting import actor_for
from eblangkon.ground.access.actions.note_sign_in import note_sign_in
from eblangkon.ground.access.actions.see_sign_in import close_sign_in
from eblangkon.ground.access.rules import browser_of
from eblangkon.ground.kernel import installation
from eblangkon.services.notices.actions.notify import notify

SUBJECT = ("account", "keamanan")


def leave(request: HttpRequest) -> None:
    """Before somebody signs in: whoever was signed in here is not any more, and the old session opens nothing.

    Else the one before would stay in while the next still owes a second proof.
    """
    if request.user.is_authenticated:
        close_sign_in(session_key=str(request.session.session_key))
        request.session.flush()
        request.user = AnonymousUser()


def is_in(request: HttpRequest, person: Any) -> bool:
    """Whether it is this person who is signed in now; not while a second proof is still asked."""
    return bool(request.user.is_authenticated and request.user.pk == person.pk)


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
