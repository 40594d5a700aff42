"""Receiving at the office: count what came, sign for it, cut what is no longer wanted, end what never came."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.orders.act import REFUSED, SeeOther, do, seen_version
from eblangkon.desks.frame.orders.door import order_or_missing
from eblangkon.desks.office.receive_forms import CountForm, CutForm, ReasonForm, SignForm
from eblangkon.ground.kernel.told import told
from eblangkon.purchase.delivery.actions.cut import cut
from eblangkon.purchase.delivery.actions.end_undelivered import end_undelivered
from eblangkon.purchase.delivery.actions.inspect import inspect
from eblangkon.purchase.delivery.actions.sign_handover import sign_handover
from eblangkon.purchase.delivery.queries import counted_lines
from eblangkon.purchase.ordering.rules.refusals import Refused
from eblangkon.purchase.ordering.states import APPROVERS, COUNTERS, State, moves_between

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order

WORK_LIST = "/meja"
ENDABLE = tuple(state for state in State if moves_between(state, State.TERMINATED))


@for_duties(*COUNTERS)
@require_http_methods(["GET", "POST"])
def count(request: HttpRequest, number: int) -> HttpResponse:
    """Count what came, line by line, or take all of it as good in one tap (`semua`)."""
    actor = actor_of(request)
    order = order_or_missing(actor, number)
    if request.method == "POST" and "semua" in request.POST and not request.FILES:
        note = request.POST.get("catatan", "")[:500]
        return do(
            request,
            number,
            lambda: inspect(order=number, by=actor, note=note, seen_version=seen_version(request)),
            to=WORK_LIST,
            done=_("Semua barang dicatat sesuai."),
        )
    lines = [row for row in counted_lines([number]).get(number, []) if row.count.to_count]
    if request.method != "POST":
        if not lines:
            return _nothing(request, number, _("Tidak ada barang yang menunggu dihitung."))
        return _counting(request, order, CountForm(lines))
    form = CountForm(lines, request.POST, request.FILES)
    if not form.is_valid():
        return _counting(request, order, form, REFUSED)
    told = form.cleaned_data

    def act() -> object:
        return inspect(
            order=number,
            by=actor,
            counts=None if "semua" in request.POST else form.counts,
            note=told["catatan"],
            photo=told["foto"],
            seen_version=seen_version(request),
        )

    def again(fault: Refused) -> HttpResponse:
        form.take_back(fault)
        return _counting(request, order, form, REFUSED)

    return do(request, number, act, done=_("Hasil pemeriksaan dicatat."), again=again, to=WORK_LIST)


def _counting(request: HttpRequest, order: "Order", form: CountForm, status: int = 200) -> HttpResponse:
    return render(request, "office/receive/count.html", {"order": order, "form": form}, status=status)


@for_duties(*APPROVERS)
@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, number: int) -> HttpResponse:
    """Sign the handover (BAST), with the office's own number where it has one."""
    actor = actor_of(request)
    order = order_or_missing(actor, number)
    if request.method != "POST":
        if order.state != State.RECEIVED:
            return _nothing(request, number, _("Tidak ada serah terima yang menunggu tanda tangan."))
        return _signing(request, order, SignForm())
    form = SignForm(request.POST)
    if not form.is_valid():
        return _signing(request, order, form, REFUSED)
    return do(
        request,
        number,
        lambda: sign_handover(
            order=number,
            by=actor,
            register_number=form.cleaned_data["register_number"],
            seen_version=seen_version(request),
        ),
        to=WORK_LIST,
        done=_("Serah terima ditandatangani. Penyedia diberi tahu untuk menyerahkan tagihan."),
    )


def _signing(request: HttpRequest, order: "Order", form: SignForm, status: int = 200) -> HttpResponse:
    lines = counted_lines([order.number]).get(order.number, [])
    shown = {"order": order, "form": form, "lines": lines}
    return render(request, "office/receive/hand_over.html", shown, status=status)


@for_duties(*APPROVERS)
@require_http_methods(["GET", "POST"])
def shorten(request: HttpRequest, number: int) -> HttpResponse:
    """What is still owed: let it be sent again, which is nothing to do, or cut it with a reason."""
    actor = actor_of(request)
    order = order_or_missing(actor, number)
    lines = [row for row in counted_lines([number]).get(number, []) if row.count.to_ship]
    if request.method != "POST":
        if order.state != State.SHIPPED or not lines:
            return _nothing(request, number, _("Tidak ada barang yang masih ditunggu dari penyedia."))
        return _cutting(request, order, CutForm(lines))
    if request.POST.get("pilihan") != "potong":
        messages.success(request, _("Pesanan tetap utuh. Penyedia mengirim lagi yang belum diterima."))
        return SeeOther(f"/pesanan/{number}")
    form = CutForm(lines, request.POST)
    if not form.is_valid():
        return _cutting(request, order, form, REFUSED)

    def again(fault: Refused) -> HttpResponse:
        form.take_back(fault)
        return _cutting(request, order, form, REFUSED)

    return do(
        request,
        number,
        lambda: cut(
            order=number,
            by=actor,
            quantities=form.quantities,
            reason=form.cleaned_data["reason"],
            seen_version=seen_version(request),
        ),
        done=_("Pesanan dipotong. Nilai, pajak, dan pagu mengikuti yang akhirnya diterima."),
        again=again,
    )


def _cutting(request: HttpRequest, order: "Order", form: CutForm, status: int = 200) -> HttpResponse:
    shown = {"order": order, "form": form, "cut": status == REFUSED}
    return render(request, "office/receive/cut.html", shown, status=status)


@for_duties(*APPROVERS)
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End an order of which nothing stays at the office, with a reason."""
    actor = actor_of(request)
    order = order_or_missing(actor, number)
    if request.method != "POST":
        if order.state not in ENDABLE:
            return _nothing(request, number, _("Pesanan ini tidak dapat diputus sekarang."))
        return _ending(request, order, ReasonForm())
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _ending(request, order, form, REFUSED)

    def again(fault: Refused) -> HttpResponse:
        for problem in fault.problems:
            form.add_error("reason" if problem.field == "reason" else None, told(problem.message))
        return _ending(request, order, form, REFUSED)

    return do(
        request,
        number,
        lambda: end_undelivered(
            order=number, by=actor, reason=form.cleaned_data["reason"], seen_version=seen_version(request)
        ),
        done=_("Pesanan diputus. Pagu, anggaran, dan stok bebas lagi."),
        again=again,
    )


def _ending(request: HttpRequest, order: "Order", form: Form, status: int = 200) -> HttpResponse:
    return render(request, "office/receive/end.html", {"order": order, "form": form}, status=status)


def _nothing(request: HttpRequest, number: int, words: str) -> HttpResponse:
    """An address opened too late leads to the order and says why."""
    messages.info(request, words)
    return redirect(f"/pesanan/{number}")
