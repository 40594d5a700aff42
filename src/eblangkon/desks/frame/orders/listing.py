"""`/pesanan`: one's orders, by state and by words, paged by key, and as a table to take away."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eblangkon.desks.frame.acting import actor_of, for_signed_in
from eblangkon.desks.frame.facts import Chip, Choice, Filter
from eblangkon.desks.frame.orders.facts_of import ROUTES, state_words
from eblangkon.desks.frame.paging import address, key_page
from eblangkon.desks.frame.places import practises
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.installation import is_demonstration
from eblangkon.purchase.ordering.permissions import orders_visible_to
from eblangkon.purchase.ordering.queries import find_orders, states_in
from eblangkon.purchase.ordering.states import State
from eblangkon.services.exports.rules import Cell, Column, Sheet
from eblangkon.services.exports.tables import as_csv, as_xlsx

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from eblangkon.purchase.ordering.models import Order

SIZE = 25


@for_signed_in
@require_safe
def order_list(request: HttpRequest) -> HttpResponse:
    """The newest first. `q` is a number or words, `keadaan` any number of states, `sesudah` the key of the page."""
    actor = actor_of(request)
    visible = orders_visible_to(actor)
    words, states = _asked(request)
    after = request.GET.get("sesudah", "")
    rows = list(find_orders(visible, words, states, int(after) if after.isdecimal() else None)[: SIZE + 1])
    page = key_page(rows, SIZE, lambda order: str(order.number))
    counts = states_in(visible)
    tags = [(order, *state_words(order.state)) for order in page.rows]
    return render(
        request,
        "frame/orders/list.html",
        {
            "page": page,
            "rows": [(order, word[:1].upper() + word[1:], kind) for order, word, kind in tags],
            "words": words,
            "groups": _groups(counts, states),
            "chips": _chips(request, words, states),
            "any": bool(counts),
            "csv": _file(request, "csv"),
            "xlsx": _file(request, "xlsx"),
        },
    )


def _asked(request: HttpRequest) -> tuple[str, tuple[str, ...]]:
    known = set(State)
    states = tuple(dict.fromkeys(state for state in request.GET.getlist("keadaan") if state in known))
    return " ".join(request.GET.get("q", "").split())[:100], states


def _groups(counts: dict[str, int], states: tuple[str, ...]) -> tuple[Filter, ...]:
    choices = tuple(
        Choice("keadaan", str(state), state_words(state)[0], counts.get(state, 0), state in states)
        for state in State
        if counts.get(state) or state in states
    )
    return (Filter(_("Keadaan"), choices),) if choices else ()


def _chips(request: HttpRequest, words: str, states: tuple[str, ...]) -> tuple[Chip, ...]:
    """Each applied filter, taking itself off."""
    chips = [Chip(f"“{words}”", address(request, q="", sesudah=""))] if words else []
    for state in states:
        query = request.GET.copy()
        query.setlist("keadaan", [other for other in states if other != state])
        query.pop("sesudah", None)
        chips.append(Chip(state_words(state)[0], f"{request.path}?{query.urlencode()}" if query else request.path))
    return tuple(chips)


def _file(request: HttpRequest, ending: str) -> str:
    query = request.GET.copy()
    query.pop("sesudah", None)
    return f"/pesanan.{ending}" + (f"?{query.urlencode()}" if query else "")


@for_signed_in
@require_safe
def order_table(request: HttpRequest, ending: str) -> HttpResponseBase:
    """All that the list shows with the same filters, read as it goes: no row of it is left out."""
    words, states = _asked(request)
    orders = find_orders(orders_visible_to(actor_of(request)), words, states)
    rows = _rows(orders)
    sheet = _sheet(words, states, practises(actor_of(request)))
    name = f"pesanan-{clock.today().isoformat()}.{ending}"
    if ending == "csv":
        answer: HttpResponseBase = StreamingHttpResponse(
            as_csv.csv_lines(sheet, rows), content_type=as_csv.CONTENT_TYPE
        )
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
    return FileResponse(
        as_xlsx.xlsx_file(sheet, rows), as_attachment=True, filename=name, content_type=as_xlsx.CONTENT_TYPE
    )


def _sheet(words: str, states: tuple[str, ...], practice: bool) -> Sheet:
    scope = [_("LATIHAN, bukan pembelian sungguhan")] if practice else []
    scope += [_("pesanan yang boleh Anda lihat")]
    scope += (
        [_("keadaan: %(states)s") % {"states": ", ".join(state_words(state)[0] for state in states)}] if states else []
    )
    scope += [f"“{words}”"] if words else []
    columns = (
        Column(_("Nomor"), "whole"),
        Column(_("Surat pesanan")),
        Column(_("Keperluan")),
        Column(_("Satuan kerja")),
        Column(_("Penyedia")),
        Column(_("Paket RUP")),
        Column(_("Cara bayar")),
        Column(_("Keadaan")),
        Column(_("Sejak"), "moment"),
        Column(_("Nilai"), "rupiah"),
    )
    return Sheet(_("Daftar pesanan"), "; ".join(scope), clock.now(), columns, is_demonstration())


def _rows(orders: "QuerySet[Order]") -> Iterator[list[Cell]]:
    """Only what the table tells: whole orders of a province would take seconds to read."""
    told = orders.values_list(
        "number", "letter_number", "purpose", "agency__name", "vendor__name", "package__kd_rup", "route", "state",
        "moved_at", "total",
    )  # fmt: skip
    for number, letter, purpose, agency, vendor, package, route, state, moved_at, total in told.iterator(500):
        yield [
            number,
            letter or None,
            purpose,
            agency,
            vendor,
            package,
            str(ROUTES.get(route, route)),
            state_words(state)[0],
            moved_at,
            int(total) if total else None,
        ]
