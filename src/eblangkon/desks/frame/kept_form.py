"""What was typed into a form whose session had ended waits for the same person to sign in, and is never sent by itself.

Kept in the cache for half an hour, signed; the browser holds only a random name for it. Who typed is known from a
signed cookie that outlives the session and opens nothing.
"""

import secrets
from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from eblangkon.desks.frame.refill import refill
from eblangkon.desks.frame.typed import SECRET_FIELDS, UNTYPED_FIELDS

WHO, WHAT = "pengisi", "isian"
SALT: Final = "eblangkon.kept_form"
AGE: Final = 30 * 60
"""Seconds."""
LARGEST: Final = 64 * 1024
"""Characters of all fields together; a longer form is not kept."""
MEMORY: Final = 90 * 24 * 3600
Fields = dict[str, list[str]]
Answer = Callable[[HttpRequest], HttpResponseBase]


def typed_in(request: HttpRequest) -> Fields:
    """What a person may have typed or chosen: no file, no token, no password."""
    return {
        name: list(values)
        for name, values in request.POST.lists()
        if any(values)
        and (name == "apa" or name not in UNTYPED_FIELDS)
        and not any(word in name.lower() for word in SECRET_FIELDS)
    }


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in and back to the page of the form, where what was typed waits."""
    if request.method in ("GET", "HEAD"):
        return _lead(request.get_full_path())
    fields, who = typed_in(request), _who(request)
    page = _page_of(request) or (request.path if set(fields) - {"apa"} else "/")
    answer = _lead(page)
    if who and set(fields) - {"apa"} and sum(len(value) for values in fields.values() for value in values) <= LARGEST:
        name = secrets.token_urlsafe(24)
        cache.set(f"{WHAT}:{name}", signing.dumps({"who": who, "page": page, "fields": fields}, salt=SALT), AGE)
        _set(answer, WHAT, name, AGE)
    return answer


def _lead(back: str) -> HttpResponse:
    return HttpResponseRedirect(f"/masuk?{urlencode({'kembali': back})}")


def _page_of(request: HttpRequest) -> str:
    """The page that carried the form, as the browser tells; nothing where it does not."""
    came = urlsplit(request.headers.get("Referer", ""))
    if came.netloc == request.get_host() and came.path.startswith("/"):
        return f"{came.path}?{came.query}" if came.query else came.path
    return ""


def _who(request: HttpRequest) -> int | None:
    try:
        return int(signing.loads(request.COOKIES.get(WHO, ""), salt=SALT, max_age=MEMORY))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def _set(answer: HttpResponseBase, name: str, value: str, age: int) -> None:
    answer.set_cookie(
        name, value, max_age=age, httponly=True, samesite="Lax", secure=bool(settings.SESSION_COOKIE_SECURE)
    )


def kept_form(get_response: Answer) -> Answer:
    """Remember who fills in forms here, and put back what waits for that person on that page."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        known = getattr(request, "_actor", None)
        if known is None or known.id is None or not isinstance(response, HttpResponse):
            return response
        if _who(request) != known.id:
            _set(response, WHO, signing.dumps(known.id, salt=SALT), MEMORY)
        if WHAT in request.COOKIES and request.method == "GET" and response.status_code == 200:
            _put_back(request, response, known.id)
        return response

    return answer


def _put_back(request: HttpRequest, response: HttpResponse, person: int) -> None:
    key = f"{WHAT}:{request.COOKIES[WHAT]}"
    try:
        kept = signing.loads(cache.get(key, ""), salt=SALT, max_age=AGE)
    except signing.BadSignature:
        kept = None
    mine = kept is not None and kept["who"] == person
    if kept is not None and mine and kept["page"] != request.get_full_path():
        return
    response.delete_cookie(WHAT)
    cache.delete(key)
    if kept is not None and mine and response.headers.get("Content-Type", "").startswith("text/html"):
        page, left = refill(response.content.decode(), kept["fields"])
        told = render_to_string("frame/parts/put_back.html", {"left": left}, request)
        response.content = page.replace('tabindex="-1">', f'tabindex="-1">{told}', 1).encode()
        response.headers["Cache-Control"] = "private, no-store"
        if response.has_header("Content-Length"):
            response.headers["Content-Length"] = str(len(response.content))
