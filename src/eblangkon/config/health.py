"""`/sehat`: whether web, database, worker and sealer live. For load balancers, and for who keeps the machine."""

import time

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from eblangkon.ground.kernel import heartbeats

PATIENCE = 30.0
"""Seconds of silence after which a part counts as down, from the web's own start at the earliest."""

RECENT = 10.0
"""Seconds within which worker and sealer give several signs of life."""

STARTED = time.monotonic()


class Silence:
    """Since when this web process has not reached the database; None while it does."""

    since: float | None = None


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 while all live or are starting, 503 when one has been down for half a minute. One query."""
    states = {"web": "up", **parts(time.monotonic())}
    return JsonResponse(states, status=503 if "down" in states.values() else 200)


def parts(now: float) -> dict[str, str]:
    """The state of each part beside the web: up, starting or down. `now` is monotonic seconds."""
    try:
        ages = heartbeats.ages()
    except DatabaseError:
        Silence.since = now if Silence.since is None else Silence.since
        unreached = _silent(now - Silence.since)
        return dict.fromkeys(("database", "worker", "sealer"), unreached)
    Silence.since = None
    running = now - STARTED
    return {"database": "up"} | {name: _alive(ages.get(name), running) for name in ("worker", "sealer")}


def _alive(age: float | None, running: float) -> str:
    if age is not None and age < RECENT:
        return "up"
    return _silent(running if age is None else min(age, running))


def _silent(seconds: float) -> str:
    return "starting" if seconds < PATIENCE else "down"
