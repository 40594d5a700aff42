"""Acts on an order up to the vendor's answer: one page each, and one tap from the work list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from eblangkon.desks.frame import facts
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.orders.act import seen_version
from eblangkon.desks.frame.orders.door import order_or_missing
from eblangkon.desks.frame.orders.facts_of import ROUTES
from eblangkon.desks.office.answers import page, status_of, wrongs
from eblangkon.ground.kernel.told import told
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering import queries
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.cancel import cancel
from eblangkon.purchase.ordering.actions.discard import discard
from eblangkon.purchase.ordering.actions.reject import reject
from eblangkon.purchase.ordering.actions.return_order import return_order
from eblangkon.purchase.ordering.actions.withdraw import withdraw
from eblangkon.purchase.ordering.rules.refusals import Refused
from eblangkon.purchase.ordering.states import APPROVERS, BUYER, MOVES, WORDS, State

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order, OrderLine


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its verb in the table of states, its words, and what it asks. `harsh` ends or refuses something."""

    verb: str
    title: Promise
    told: Promise
    button: Promise
    done: Promise
    duties: tuple[str, ...]
    action: Callable[..., Any]
    asks_reason: bool = False
    harsh: bool = False
    asks_register: bool = False


ACTS: dict[str, Act] = {
    "setujui": Act(
        "approve",
        lazy("Setujui pesanan ini?"),
        lazy("Surat pesanan terbit saat itu juga atas nama Anda, dan penyedia diberi tahu."),
        lazy("Setujui dan terbitkan surat pesanan"),
        lazy("Pesanan disetujui. Surat pesanan %(letter)s sudah terbit dan penyedia diberi tahu."),
        APPROVERS,
        approve_order,
        asks_register=True,
    ),
    "kembalikan": Act(
        "return",
        lazy("Kembalikan pesanan ini?"),
        lazy("Pesanan kembali ke keranjang pejabat pengadaan. Pagu, anggaran, dan stoknya tetap tertahan sementara."),
        lazy("Kembalikan untuk diperbaiki"),
        lazy("Pesanan dikembalikan. Pejabat pengadaan membaca alasan Anda."),
        APPROVERS,
        return_order,
        asks_reason=True,
    ),
    "tolak": Act(
        "reject",
        lazy("Tolak pesanan ini?"),
        lazy("Pesanan berakhir dan tidak dapat dihidupkan lagi. Pagu, anggaran, dan stoknya dilepas."),
        lazy("Tolak pesanan"),
        lazy("Pesanan ditolak. Pejabat pengadaan membaca alasan Anda."),
        APPROVERS,
        reject,
        asks_reason=True,
        harsh=True,
    ),
    "tarik": Act(
        "withdraw",
        lazy("Tarik kembali pesanan ini?"),
        lazy("Pesanan kembali menjadi keranjang Anda. Pagu, anggaran, dan stoknya dilepas."),
        lazy("Tarik kembali"),
        lazy("Pesanan ditarik kembali ke keranjang."),
        BUYER,
        withdraw,
    ),
    "buang": Act(
        "discard",
        lazy("Buang keranjang ini?"),
        lazy("Isinya tidak dapat dikembalikan. Permintaannya kembali menunggu pejabat pengadaan."),
        lazy("Buang keranjang"),
        lazy("Keranjang dibuang."),
        BUYER,
        discard,
        harsh=True,
    ),
    "batalkan": Act(
        "cancel",
        lazy("Batalkan pesanan ini?"),
        lazy("Penyedia dan pejabat pengadaan membaca alasan Anda. Pagu, anggaran, dan stoknya dilepas."),
        lazy("Batalkan pesanan"),
        lazy("Pesanan dibatalkan. Penyedia diberi tahu."),
        APPROVERS,
        cancel,
        asks_reason=True,
        harsh=True,
    ),
}


def view_of(word: str) -> Callable[..., HttpResponseBase]:
    """The page of one act: GET asks, POST does it."""
    act = ACTS[word]

    @for_duties(*act.duties)
    @require_http_methods(["GET", "POST"])
    def view(request: HttpRequest, number: int) -> HttpResponseBase:
        order = order_or_missing(actor_of(request), number)
        if request.method == "POST":
            return _do(request, act, order)
        return _ask(request, act, order)

    return view


def _do(request: HttpRequest, act: Act, order: "Order") -> HttpResponse:
    given: dict[str, Any] = {"order": order.number, "by": actor_of(request), "seen_version": seen_version(request)}
    if act.asks_reason:
        given["reason"] = request.POST.get("alasan", "")[:500]
    if act.asks_register:
        given["register_number"] = request.POST.get("nomor_naskah", "").strip()[:60]
    try:
        after = act.action(**given)
    except Refused as error:
        return _ask(request, act, order_or_missing(actor_of(request), order.number), error)
    messages.success(request, str(act.done) % {"letter": after.letter_number})
    answer = redirect("work_list")
    answer.status_code = 303
    return answer


def _ask(request: HttpRequest, act: Act, order: "Order", error: Refused | None = None) -> HttpResponse:
    status = status_of(error) if error else 200
    possible = any(move.verb == act.verb and move.source == order.state for move in MOVES)
    lines = list(queries.basket_lines(order.number))
    shown = {
        "act": act,
        "order": order,
        "state": told(WORDS[State(order.state)]),
        "lines": lines,
        "rows": _facts(order, lines),
        "possible": possible,
        "others": [] if act.verb != "approve" else [(ACTS[word], word) for word in ("kembalikan", "tolak")],
        "typed": request.POST,
        "wrong": wrongs(error.problems, {"reason": "alasan"}) if error and status == 422 else [],
        "late": told(str(error)) if status == 409 else "",
        "crumbs": (facts.Crumb(_("Daftar tugas"), "/meja"),),
    }
    return page(request, "act.html", shown, status)


def _facts(order: "Order", lines: Sequence["OrderLine"]) -> list[facts.Fact]:
    place = order.place or order.agency
    rows = [
        facts.Fact(_("Untuk"), order.purpose),
        facts.Fact(_("Penyedia"), order.vendor.name),
        facts.Fact(_("Paket RUP"), f"{order.package.kd_rup} · {order.package.name}"),
        facts.Fact(_("Dikirim ke"), place.name),
        facts.Fact(_("Cara bayar"), ROUTES.get(order.route, order.route)),
    ]
    added = order.total - sum(line.amount for line in lines)
    if order.total and added > 0:
        rows.append(facts.Fact(_("Pajak di atas harga"), Rupiah(added)))
    if order.total:
        rows.append(facts.Fact(_("Dibayar kantor"), Rupiah(order.total)))
    return rows
