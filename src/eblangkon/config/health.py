"""`/sehat`: whether web, database, worker and sealer live. For load balancers, and for who keeps the machine."""

import time

from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from eblangkon.config import data_keys
from eblangkon.ground.kernel import heartbeats

PATIENCE = 30.0
"""Seconds of silence after which a part counts as down, from the web's own start at the earliest."""

RECENT = 10.0
"""Seconds within which worker and sealer give several signs of life."""

STARTED = time.monotonic()


class Silence:
    """Since when this web process has not reached the database; None while it does."""

    since: float | None = None


class Keys:
    """Whether DATA_KEYS open what is stored, as it was found to be at `looked`; looked at again after `EVERY` s."""

    EVERY = 60.0
    looked: float | None = None
    lost = False


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 while all live or are starting, 503 when one has been down for half a minute. One query.

    `keys` is there, and down, where personal data is stored that no key opens; that is looked at once a minute.
    """
    now = time.monotonic()
    states = {"web": "up", **parts(now)}
    if states["database"] == "up" and _keys_lost(now):
        states["keys"] = "down"
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


def _keys_lost(now: float) -> bool:
    if Keys.looked is None or now - Keys.looked >= Keys.EVERY:
        Keys.lost, Keys.looked = bool(data_keys.unreadable()), now
    return Keys.lost


def _alive(age: float | None, running: float) -> str:
    if age is not None and age < RECENT:
        return "up"
    return _silent(running if age is None else min(age, running))


def _silent(seconds: float) -> str:
    return "starting" if seconds < PATIENCE else "down"
