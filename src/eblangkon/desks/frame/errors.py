"""Pages for what went wrong: each says what, why and where the way goes on."""

import logging
import secrets
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from eblangkon.desks.frame.context import surroundings
from eblangkon.desks.frame.rule_names import RULE_NAMES
from eblangkon.desks.frame.typed import typed_in
from eblangkon.ground.kernel.dates import long_date
from eblangkon.ground.regions.rules import MissingRule

log = logging.getLogger(__name__)


class Missing(Http404):
    """Not found, with words: what was looked for, the nearest that exists, and what stands in the search field."""

    def __init__(self, title: str, sentence: str = "", *, near: str = "", near_path: str = "", query: str = "") -> None:
        super().__init__(title)
        self.title, self.sentence, self.near, self.near_path, self.query = title, sentence, near, near_path, query


def rule_missing(request: HttpRequest, fault: MissingRule) -> HttpResponse:
    """422: an act leans on a dated rule that nobody has set for that day. Names the rule, the day and who sets it."""
    name = str(RULE_NAMES.get(fault.code, fault.code))
    facts = {
        "title": _("Aturan belum ditetapkan: %(rule)s") % {"rule": name},
        "sentence": _("Tidak ada nilai yang berlaku untuk wilayah ini pada %(day)s, jadi ini belum dapat dilakukan.")
        % {"day": long_date(fault.on)},
    }
    return render(request, "frame/rule_missing.html", facts, status=422)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the browser sent what no form of ours sends."""
    return render(request, "frame/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: who may, and who you are. The words of a PermissionDenied are shown as they are."""
    words = [str(part) for part in exception.args]
    facts = {"title": words[0] if words else _("Halaman ini bukan tugas Anda"), "sentences": words[1:]}
    return render(request, "frame/403.html", facts, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: a `Missing` brings its own words; any other tells the address."""
    found = exception if isinstance(exception, Missing) else Missing("")
    return render(request, "frame/404.html", {"missing": found}, status=404)


def wrong_method(request: HttpRequest, allowed: str) -> HttpResponse:
    """405: the address of a form, typed by hand or opened again."""
    found = Missing(
        _("Alamat ini hanya menerima isian"), _("Tidak ada yang berubah. Kembali, lalu tekan tombolnya sekali lagi.")
    )
    answer = render(request, "frame/404.html", {"missing": found}, status=405)
    answer.headers["Allow"] = allowed
    return answer


def server_error(request: HttpRequest) -> HttpResponse:
    """500: leans on nothing that may be broken. The code stands in the log beside the traceback."""
    code = secrets.token_hex(3).upper()
    code = f"{code[:4]}-{code[4:]}"
    log.error("Told a visitor code %s for %s %s", code, request.method, request.path, exc_info=True)
    facts = {"frame": surroundings(request, know_person=False), "code": code}
    return HttpResponse(render_to_string("frame/500.html", facts), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without a valid token, mostly one that stood open for hours: what was typed stays readable."""
    own = urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
    typed = typed_in(request.POST) if own else []
    return render(request, "frame/csrf.html", {"typed": typed, "reason": reason}, status=403)
