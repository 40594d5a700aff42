"""Public pages that a browser may keep and ask about: nothing new since, nothing sent."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.views.decorators.http import condition

from eblangkon.desks.frame.preferences import LANGUAGE_COOKIE, THEME_COOKIE
from eblangkon.ground.kernel import clock
from eblangkon.insight.transparency.queries.purchases import last_paid


def _mark(request: HttpRequest, **_: Any) -> str | None:
    """Changes with each paid purchase, with language and theme, and with the minute that the page shows. One query.

    Pages of people who are signed in differ from person to person and have none.
    """
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    latest = last_paid()
    parts = (
        request.get_full_path(),
        latest.isoformat() if latest else "",
        f"{clock.now():%Y%m%d%H%M}",
        request.COOKIES.get(LANGUAGE_COOKIE, ""),
        request.COOKIES.get(THEME_COOKIE, ""),
    )
    return f'"{hashlib.sha256(chr(10).join(parts).encode()).hexdigest()[:20]}"'


until_the_next_payment: Callable[[Callable[..., Any]], Callable[..., Any]] = condition(etag_func=_mark)
"""Decorates a view of public figures: answers 304 as long as no purchase was paid in between."""
