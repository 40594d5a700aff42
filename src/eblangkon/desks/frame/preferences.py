"""Language and theme: two cookies, set by ordinary forms. No record, no account, no script."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

LANGUAGE_COOKIE: Final = "bahasa"
THEME_COOKIE: Final = "tampilan"
THEMES: Final = {"terang": "light", "gelap": "dark"}
ONE_YEAR: Final = 365 * 24 * 3600  # seconds


def language_of(cookie: str) -> str:
    """The language code a cookie asks for; Indonesian when it asks for none we have."""
    return cookie if cookie in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def theme_of(cookie: str) -> str:
    """`light`, `dark`, or nothing: then the browser's own wish holds."""
    return THEMES.get(cookie, "")


def _back(request: HttpRequest) -> str:
    wanted = request.POST.get("kembali", "/")
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else "/"


def keep_language(request: HttpRequest, answer: HttpResponse, language: str) -> None:
    """Let this browser show pages in that language from now on."""
    answer.set_cookie(LANGUAGE_COOKIE, language, ONE_YEAR, secure=request.is_secure(), httponly=True, samesite="Lax")


@csrf_exempt  # changes nothing but how this browser shows pages; so cached pages can carry the form without a token
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language or theme in a cookie and go back to the page one came from."""
    answer = HttpResponseRedirect(_back(request))
    secure = request.is_secure()
    if (language := request.POST.get("bahasa", "")) in dict(settings.LANGUAGES):
        keep_language(request, answer, language)
    theme = request.POST.get("tampilan", "")
    if theme in THEMES:
        answer.set_cookie(THEME_COOKIE, theme, ONE_YEAR, secure=secure, httponly=True, samesite="Lax")
    elif theme == "perangkat":
        answer.delete_cookie(THEME_COOKIE, samesite="Lax")
    return answer
