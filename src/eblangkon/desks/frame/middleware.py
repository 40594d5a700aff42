"""Around every request: its language, and nothing that cannot be read or kept."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers

from eblangkon.desks.frame.errors import rule_missing, wrong_method
from eblangkon.desks.frame.preferences import LANGUAGE_COOKIE, language_of
from eblangkon.ground.regions.rules import MissingRule

Answer = Callable[[HttpRequest], HttpResponseBase]
LARGEST_BODY: Final = 24 * 1024 * 1024
"""Bytes. The largest form carries one file of 10 MB; the rest is room for being told that a file is too large."""


def language(get_response: Answer) -> Answer:
    """Speak the language of the cookie. Not of Accept-Language: phones sold in Java often ask for English."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        code = language_of(request.COOKIES.get(LANGUAGE_COOKIE, ""))
        request.LANGUAGE_CODE = code
        with translation.override(code):
            response = get_response(request)
        response.headers.setdefault("Content-Language", code)
        if isinstance(response, HttpResponse) and response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ("Cookie",))
        return response

    return answer


class Readable:
    """Turns away, before any view, what no form of ours sends: a NUL, and a body larger than any form.

    A NUL (400) is typed by no keyboard and kept by no PostgreSQL. Of a body that is too large (413) nothing is read:
    whoever is not signed in could otherwise fill memory and disk.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
            return render(request, "frame/400.html", {"large": True}, status=413)
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL in the address")
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not getattr(response, "content", b""):
            return wrong_method(request, response.headers["Allow"])
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A dated rule that nobody has set is a word to the reader, on whichever page: the act has changed nothing."""
        return rule_missing(request, exception) if isinstance(exception, MissingRule) else None

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> None:
        """Asked after the token of the form. Views without one read their bodies themselves and keep nothing."""
        if request.method == "POST" and not getattr(view, "csrf_exempt", False):
            sent = (value for _name, values in request.POST.lists() for value in values)
            if any("\0" in value for value in sent):
                raise BadRequest("NUL in a field")
