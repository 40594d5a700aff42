"""`eblangkon demo_sessions`: a session for each door of a demonstration, as JSON, for whoever drives a browser."""

import json
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand, CommandError

from eblangkon.desks.frame import proof
from eblangkon.desks.frame.acting import actor_for
from eblangkon.desks.frame.hats import home_of
from eblangkon.ground.kernel import installation
from eblangkon.ground.people.queries import demo_people
from eblangkon.ground.people.rules import DEMO_ROLES


class Command(BaseCommand):
    """Prints `[{"role","name","home","cookie_name","cookie_value"}]`. Refuses where people are real."""

    help = "Sign in as every person of the demonstration and print the sessions as JSON."

    def handle(self, *args: Any, **options: Any) -> None:
        if not installation.is_demonstration():
            raise CommandError("only a demonstration installation has such sessions")
        people = demo_people()
        if not people:
            raise CommandError("nobody stands behind the doors yet: run eblangkon demo_data first")
        found = [self._session(role, people[role]) for role in DEMO_ROLES if role in people]
        self.stdout.write(json.dumps(found, ensure_ascii=False))

    def _session(self, role: str, person: Any) -> dict[str, str]:
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session[proof.KEY] = proof.DEMONSTRATION
        session.create()
        return {
            "role": role,
            "name": person.name,
            "home": home_of(actor_for(person)),
            "cookie_name": settings.SESSION_COOKIE_NAME,
            "cookie_value": str(session.session_key),
        }
