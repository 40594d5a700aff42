"""`/permintaan`: where every purchase begins."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eblangkon.desks.frame import facts
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.paging import address
from eblangkon.desks.office import request_form
from eblangkon.desks.office.answers import find_request, page, status_of, whole
from eblangkon.desks.office.request_form import RequestForm
from eblangkon.desks.office.tasks_of import at_offices
from eblangkon.desks.office.work_list import DUTIES, WRITERS
from eblangkon.ground.audit.rules import Actor, Hat
from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies.queries import places_of
from eblangkon.purchase.ordering import permissions, queries
from eblangkon.purchase.ordering.actions.write_request import write_request
from eblangkon.purchase.ordering.rules.refusals import Refused

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import RequestNote

READERS = (*DUTIES, "ukpbj", "province", "auditor")
PAGE = 20
MENDABLE = ("draft", "returned")
TAGS: dict[str, facts.TagKind] = {
    "draft": "draft",
    "asked": "wait",
    "agreed": "moving",
    "returned": "refused",
    "closed": "done",
}


def state_words(state: str) -> str:
    """A request's state as the screen says it."""
    return {
        "draft": _("konsep"),
        "asked": _("menunggu PPK"),
        "agreed": _("disetujui"),
        "returned": _("dikembalikan"),
        "closed": _("selesai"),
    }[state]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


@for_duties(*READERS)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Requests of the person's offices or region, the newest first."""
    actor = actor_of(request)
    notes = permissions.requests_visible_to(actor).select_related("agency", "asked_by").order_by("-created_at", "-id")
    chosen = request.GET.get("keadaan", "")
    if chosen in TAGS:
        notes = notes.filter(state=chosen)
    shown = Paginator(notes, PAGE).get_page(request.GET.get("halaman"))
    tabs = [facts.Tab(_("Semua"), address(request, keadaan="", halaman=""), current=chosen not in TAGS)]
    tabs += [
        facts.Tab(_capital(state_words(state)), address(request, keadaan=state, halaman=""), current=state == chosen)
        for state in TAGS
        if state != "draft"
    ]
    rows = [(note, state_words(note.state), TAGS[note.state]) for note in shown]
    return page(request, "requests.html", {"rows": rows, "page": shown, "tabs": tabs, "may_ask": actor.may(*WRITERS)})


@for_duties(*WRITERS)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write a request; a PPK's own is agreed at once."""
    actor = at_offices(actor_of(request))
    hat = _desk(request, actor)
    form = request_form.typed(request.POST) if request.method == "POST" else None
    return _form(request, actor, hat, form, None)


@for_duties(*WRITERS)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """Mend a returned request and ask again; its writer's alone."""
    actor = at_offices(actor_of(request))
    note = find_request(actor, number)
    if note.asked_by_id != actor.id:
        raise PermissionDenied(_("Bukan tugas Anda"), _("Permintaan ini hanya dapat diperbaiki penulisnya."))
    hats = [hat for hat in actor.hats if hat.agency == note.agency_id and hat.duty in WRITERS]
    if not hats:
        raise PermissionDenied(_("Bukan tugas Anda"), _("Anda tidak lagi bertugas di kantor ini."))
    if note.state not in MENDABLE:
        told = _("Permintaan ini sekarang %(state)s, jadi tidak dapat diubah.") % {"state": state_words(note.state)}
        messages.info(request, told)
        answer = redirect("request", number=note.pk)
        answer.status_code = 303
        return answer
    form = request_form.typed(request.POST) if request.method == "POST" else None
    if form is None:
        form = request_form.form_of(note, list(queries.request_lines(note.pk)))
    return _form(request, actor, hats[0], form, note)


def _desk(request: HttpRequest, actor: Actor) -> Hat:
    """The office for which the person writes: the one asked for, else the first at which they may."""
    hats = [hat for hat in actor.hats if hat.duty in WRITERS]
    wanted = whole(request.POST.get("kantor") or request.GET.get("kantor", ""))
    return next((hat for hat in hats if hat.agency == wanted), hats[0])


def _form(
    request: HttpRequest, actor: Actor, hat: Hat, form: RequestForm | None, note: "RequestNote | None"
) -> HttpResponse:
    agency, year = hat.agency or 0, clock.today().year
    packages = {package.pk: package for package in queries.packages_open(agency, year)}
    status = 200
    if form is None:
        form = request_form.blank_form(queries.last_request_of(actor.id or 0, agency), list(packages))
    elif request.method == "POST" and request_form.asked_for(request):
        reading = request_form.read(form, packages, hat.region)
        status = 422
        if reading is not None:
            try:
                made = write_request(
                    package=reading.package,
                    purpose=reading.purpose,
                    needed_by=reading.needed_by,
                    lines=reading.lines,
                    by=actor,
                    place=reading.place,
                    mends=note.pk if note else None,
                )
            except Refused as error:
                status = status_of(error)
                request_form.mark(form, error.problems)
            else:
                return _sent(request, made)
    request_form.show_standards(form, hat.region)
    shown = {
        "form": form,
        "note": note,
        "wrong": form.problems(),
        "agency": agency,
        "packages": list(packages.values()),
        "places": list(places_of(agency)),
        "accounts": list(queries.accounts_open(agency, year)),
        "own_word": actor.may("ppk", "pa", "kpa", agency=agency),
        "crumbs": (facts.Crumb(_("Permintaan"), "/permintaan"),),
    }
    return page(request, "request_form.html", shown, status)


def _sent(request: HttpRequest, note: "RequestNote") -> HttpResponse:
    told = _("Permintaan terkirim ke PPK.") if note.state == "asked" else _("Permintaan dicatat dan disetujui.")
    messages.success(request, told)
    answer = redirect("request", number=note.pk)
    answer.status_code = 303
    return answer


def crumbs() -> Sequence[facts.Crumb]:
    """The page above a request."""
    return (facts.Crumb(_("Permintaan"), "/permintaan"),)
