"""`/permintaan/<id>`: one request, what may be done with it, and for the PP the goods that answer it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eblangkon.desks.frame import facts
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.orders.facts_of import state_words as order_words
from eblangkon.desks.office.answers import Wrong, find_request, page, status_of, whole
from eblangkon.desks.office.offers import offers_for, shops_of
from eblangkon.desks.office.requests import MENDABLE, READERS, TAGS, crumbs, state_words
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.dates import long_date
from eblangkon.ground.kernel.told import told
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering import queries
from eblangkon.purchase.ordering.actions.agree_request import agree_request
from eblangkon.purchase.ordering.actions.close_request import close_request
from eblangkon.purchase.ordering.actions.fill_basket import fill_basket
from eblangkon.purchase.ordering.actions.return_request import return_request
from eblangkon.purchase.ordering.rules.refusals import Refused

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import RequestLine, RequestNote

APPROVERS = ("ppk", "pa", "kpa")


@for_duties(*READERS)
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show it; POST agrees, returns, closes, or puts goods into a basket (`tindakan`)."""
    actor = actor_of(request)
    note = find_request(actor, number)
    if request.method == "POST":
        try:
            return _do(request, note, actor)
        except Refused as error:
            return _show(request, find_request(actor, number), actor, error)
    return _show(request, note, actor)


def _do(request: HttpRequest, note: "RequestNote", actor: Actor) -> HttpResponse:
    wish = request.POST.get("tindakan", "")
    if wish == "keranjang":
        pairs = [choice.partition(":") for choice in request.POST.getlist("pilih")]
        chosen = {whole(line) or 0: whole(product) or 0 for line, _colon, product in pairs}
        basket = fill_basket(
            request=note.pk, vendor=whole(request.POST.get("penyedia", "")) or 0, products=chosen, by=actor
        )
        return _see_other(redirect("basket", number=basket.number))
    if wish == "setujui":
        agree_request(note=note.pk, by=actor)
        messages.success(request, _("Permintaan disetujui. Pejabat pengadaan dapat mengisi keranjangnya."))
    elif wish == "kembalikan":
        return_request(note=note.pk, reason=request.POST.get("alasan", "")[:500], by=actor)
        messages.success(request, _("Permintaan dikembalikan. Penulisnya membaca alasan Anda."))
    elif wish == "tutup":
        close_request(note=note.pk, by=actor)
        messages.success(request, _("Permintaan ditutup."))
    else:
        raise Refused.because("unknown", _("Tindakan ini tidak dikenal. Muat ulang halamannya."))
    return _see_other(redirect("work_list"))


def _see_other(answer: HttpResponse) -> HttpResponse:
    answer.status_code = 303
    return answer


def _show(request: HttpRequest, note: "RequestNote", actor: Actor, error: Refused | None = None) -> HttpResponse:
    status = status_of(error) if error else 200
    lines = list(queries.request_lines(note.pk))
    orders = list(queries.orders_from(note.pk))
    buys = note.state == "agreed" and actor.may("pp", agency=note.agency_id)
    wanted = offers_for(request, lines, practice=note.agency.demonstration) if buys else []
    shown = {
        "note": note,
        "tag": (state_words(note.state), TAGS[note.state]),
        "rows": _facts(note),
        "lines": lines,
        "estimate": _estimate(lines),
        "orders": [(order, *order_words(order.state)) for order in orders],
        "baskets": {order.vendor_id: order for order in orders if order.state == "draft"},
        "buys": buys,
        "fills": actor.may("pp", agency=note.agency_id),
        "wanted": wanted,
        "shops": shops_of(wanted),
        "agrees": note.state == "asked" and actor.may(*APPROVERS, agency=note.agency_id),
        "returns": note.state in ("asked", "agreed") and not orders and actor.may(*APPROVERS, agency=note.agency_id),
        "mends": note.state in MENDABLE and note.asked_by_id == actor.id,
        "closes": note.state == "agreed" and bool(orders) and actor.may("pp", *APPROVERS, agency=note.agency_id),
        "typed": request.POST,
        "wrong": [
            Wrong(told(problem.message), "alasan" if problem.field == "reason" else "") for problem in error.problems
        ]
        if error and status == 422
        else [],
        "late": told(str(error)) if status == 409 else "",
        "crumbs": crumbs(),
    }
    return page(request, "request.html", shown, status)


def _facts(note: "RequestNote") -> list[facts.Fact]:
    place = note.place or note.agency
    return [
        facts.Fact(_("Satuan kerja"), note.agency.name),
        facts.Fact(_("Diminta oleh"), note.asked_by.name),
        facts.Fact(_("Diperlukan"), long_date(note.needed_by)),
        facts.Fact(_("Dikirim ke"), place.name),
        facts.Fact(_("Paket RUP"), f"{note.package.kd_rup} · {note.package.name}"),
        facts.Fact(_("Sisa pagu RUP"), note.package.left),
    ]


def _estimate(lines: Sequence["RequestLine"]) -> Rupiah | None:
    """The sum at standard prices; None while one line has none: what is unknown is not counted as 0."""
    if any(line.standard_price is None for line in lines):
        return None
    return Rupiah(sum((line.standard_price or 0) * line.quantity for line in lines))
