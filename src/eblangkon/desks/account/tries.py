"""How often a secret may be tried, so that a stranger cannot shut its owner out.

Counted by account and network together, and apart from that by account and device where the person has signed in on
that device before: whoever sits in the same office, or tries from many places, does not use up the owner's tries.
Second proofs are counted by account over all strange devices too: whoever tries them knows the password already.
"""

import hashlib
import math
import secrets
import time
from typing import Any, Final

from allauth.core.internal import ratelimit
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from eblangkon.ground.access import queries

APP: Final = "allauth.account"
COOKIE: Final = "perangkat"
SALT: Final = "eblangkon.device"
SEVERAL: Final = 5
"""Wrong second proofs of an hour on strange devices of which the owner is told."""
AGE: Final = 400 * 24 * 3600
"""Seconds; browsers keep nothing longer."""


def device_of(request: HttpRequest) -> str:
    """The fingerprint of this browser's cookie; empty where it has none of ours."""
    try:
        name = str(signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=AGE))
    except signing.BadSignature:
        return ""
    return hashlib.sha256(name.encode()).hexdigest()


def name_device(request: HttpRequest, answer: HttpResponseBase) -> str:
    """Its fingerprint; a browser without one is given a name that says nothing."""
    known = device_of(request)
    if known:
        return known
    name = secrets.token_urlsafe(24)
    value = signing.dumps(name, salt=SALT)
    secure = bool(settings.SESSION_COOKIE_SECURE)
    answer.set_cookie(COOKIE, value, max_age=AGE, httponly=True, samesite="Lax", secure=secure)
    return hashlib.sha256(name.encode()).hexdigest()


def is_own_device(request: HttpRequest, person: int | None) -> bool:
    """Whether the person has signed in here before."""
    device = device_of(request)
    return bool(device) and person is not None and queries.knows_device(person, device)


def counted(request: HttpRequest, action: str, person: int | None, login: str) -> tuple[str, str]:
    """Action and key under which a try counts."""
    if is_own_device(request, person):
        return f"{action}_own", f"{device_of(request)} {person}"
    return action, f"{ratelimit.get_ip(request)} {login}".lower()


def _limits(action: str) -> str:
    """As django-allauth reads them. A whole network is counted for passwords alone, and never on a known device."""
    tries = queries.tries_in_force()
    if action == everywhere("second_proof"):
        return f"{tries['sign_in_tries_hour']}/h/key"
    own = f"{tries['sign_in_tries_minute']}/m/key,{tries['sign_in_tries_hour']}/h/key"
    return f"{own},{tries['sign_in_tries_network']}/5m/ip" if action == "login_failed" else own


def take(request: HttpRequest, action: str, key: str) -> Any:
    """One try; None where there is none left. Give it back by `.rollback()` when the secret was right."""
    return ratelimit.consume(request, app=APP, action=action, key=key, config={action: _limits(action)})


def everywhere(action: str) -> str:
    """The action under which strange devices count together."""
    return f"{action}_everywhere"


def is_several(request: HttpRequest, action: str, key: str) -> bool:
    """Whether so many tries of the hour were wrong; true once an hour."""
    (rate,) = ratelimit.parse_rates(_limits(action))
    tried = cache.get(ratelimit.get_cache_key(request, app=APP, action=action, rate=rate, key=key), [])
    return len(tried) >= SEVERAL and cache.add(f"several:{action}:{key}", 1, 3600)


def minutes_to_wait(request: HttpRequest, action: str, key: str) -> int:
    """Until the next try counts again, rounded up; at least one."""
    waits = [0.0]
    for rate in ratelimit.parse_rates(_limits(action)):
        history = cache.get(ratelimit.get_cache_key(request, app=APP, action=action, rate=rate, key=key), [])
        if len(history) >= rate.amount:
            waits.append(history[-1] + rate.duration - time.time())
    return max(1, math.ceil(max(waits) / 60))
