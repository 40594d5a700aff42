"""`/kotak`: what people are told, and the stable addresses that notices and letters lead to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from eblangkon.desks.account.places import place_of
from eblangkon.desks.frame.acting import actor_of, for_signed_in
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.facts import Tab
from eblangkon.desks.frame.templatetags.words import day
from eblangkon.ground.kernel import clock
from eblangkon.services.notices import queries
from eblangkon.services.notices.actions.mark_read import mark_read
from eblangkon.services.notices.papers import path_of, told

PAGE = 20
WAITING = "menunggu"


@dataclass(frozen=True, slots=True)
class Line:
    """One notice in words."""

    id: int
    title: str
    sentence: str
    at: datetime
    unread: bool
    waits: bool


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def inbox(request: HttpRequest) -> HttpResponse:
    """What is new first, then by day. A POST marks everything as read."""
    person = int(actor_of(request).id or 0)
    if request.method == "POST":
        count = mark_read(person=person)
        messages.success(
            request,
            ngettext("%(n)s pesan ditandai sudah dibaca.", "%(n)s pesan ditandai sudah dibaca.", count) % {"n": count},
        )
        return see_other("/kotak")
    waiting = request.GET.get("saring") == WAITING
    counts = queries.counts(person)
    found = queries.new_first(person, waiting=waiting)
    page = Paginator(found, PAGE).get_page(request.GET.get("halaman"))
    lines = []
    for notice in page.object_list:
        words = told(notice)
        lines.append(Line(notice.pk, words.title, words.sentence, notice.at, notice.read_at is None, notice.waits))
    facts = {
        "groups": _by_day(lines),
        "page": page,
        "unread": counts.unread,
        "waiting": counts.waiting,
        "tabs": (
            Tab(_("Semua"), "/kotak", counts.all, current=not waiting),
            Tab(_("Menunggu saya"), f"/kotak?saring={WAITING}", counts.waiting, current=waiting),
        ),
        "only_waiting": waiting,
    }
    return render(request, "account/inbox.html", facts)


def _by_day(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """What is new under one heading, the rest under its days."""
    today = clock.today()

    def heading(line: Line) -> str:
        return _("Baru") if line.unread else _day_words(clock.wib(line.at).date(), today)

    return [(title, list(rows)) for title, rows in groupby(lines, heading)]


def _day_words(on: date, today: date) -> str:
    if on == today:
        return _("Hari ini")
    return _("Kemarin, %(day)s") % {"day": day(on)} if on == today - timedelta(days=1) else day(on)


@for_signed_in
@require_safe
def open_notice(request: HttpRequest, notice: int) -> HttpResponse:
    """Mark one's own notice as read and go where it leads."""
    person = int(actor_of(request).id or 0)
    try:
        found = queries.notice_of(person, notice)
    except ObjectDoesNotExist:
        raise Missing(
            _("Tidak ada pesan ini di kotak Anda"), "", near=_("kotak pesan Anda"), near_path="/kotak"
        ) from None
    if not found.waits:  # what waits is settled by the act, not by a look
        mark_read(person=person, notices=[found.pk])
    return HttpResponseRedirect(path_of(found))


@for_signed_in
@require_safe
def subject(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """From kind and key, and the step asked for, to the page of today. Whether one may see it is asked there."""
    place = place_of(kind, key, request.GET.get("langkah", ""))
    if place is None:
        told = _("Alamatnya salah ketik, atau yang ditujunya sudah tidak ada. Pesannya sendiri tetap tersimpan.")
        raise Missing(_("Yang dituju pesan ini tidak ada lagi"), told, near=_("kotak pesan Anda"), near_path="/kotak")
    return HttpResponseRedirect(place)
