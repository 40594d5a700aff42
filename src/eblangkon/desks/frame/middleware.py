"""Around every request: its language, and no letters that cannot be kept."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

from eblangkon.desks.frame.preferences import LANGUAGE_COOKIE, language_of

Answer = Callable[[HttpRequest], HttpResponseBase]


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


def writable(get_response: Answer) -> Answer:
    """Answer 400 to a NUL in what was sent: no keyboard writes one, and PostgreSQL keeps none."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST" and any(
            "\0" in value for _name, all_of in request.POST.lists() for value in all_of
        ):
            raise BadRequest("NUL in a field")
        return get_response(request)

    return answer
