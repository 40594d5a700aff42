"""Paying at the office: each stage with what it needs, the deposits of its taxes, and corrections by new entries."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eblangkon.desks.frame.acting import actor_of, for_duties, for_signed_in
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.orders.act import REFUSED, TOO_LATE, do, seen_version
from eblangkon.desks.frame.orders.door import order_or_missing
from eblangkon.desks.frame.orders.facts_of import reasons_of, shares_of
from eblangkon.desks.frame.orders.page import show_order
from eblangkon.desks.office.payment_facts import asked_of, papers_for, passed, sent_back_of, wait_of
from eblangkon.desks.office.payment_forms import StageForm
from eblangkon.desks.office.payment_tax_forms import DepositsForm
from eblangkon.ground.kernel.told import told as in_words
from eblangkon.ground.kernel.words import said_or
from eblangkon.purchase.ordering.rules.refusals import Refused
from eblangkon.purchase.ordering.states import DUTY_WORDS
from eblangkon.purchase.payment.actions.record_deposits import record_deposits
from eblangkon.purchase.payment.actions.take_step import take_step
from eblangkon.purchase.payment.queries import (
    access_step,
    latest_deposits,
    next_stage_of,
    payment_of,
    steps_of,
    taxes_open,
)
from eblangkon.purchase.payment.states import STAGES, Stage

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order

PAYERS = ("pptk", "pa", "kpa", "treasurer", "bpp", "ppk_skpd")
WORK_LIST = "/meja"


@for_duties(*PAYERS)
@require_safe
def waiting(request: HttpRequest, number: int) -> HttpResponse:
    """The stage that waits, whichever it is; the order when none does."""
    order_or_missing(actor_of(request), number)
    known = next_stage_of(number)
    return redirect(f"/pesanan/{number}/bayar/{known.code}" if known else f"/pesanan/{number}")


@for_duties(*PAYERS)
@require_http_methods(["GET", "POST"])
def stage(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Pass the stage that waits; where nothing must be typed the work list posts here in one tap."""
    actor = actor_of(request)
    order = order_or_missing(actor, number)
    known = STAGES.get(code)
    if known is None:
        raise Missing(_("Tidak ada tahap pembayaran ini"), near=_("pesanan"), near_path=f"/pesanan/{number}")
    if not actor.may(*known.duties, agency=order.agency_id):
        raise PermissionDenied(
            _("Bukan tugas Anda"),
            _("Tahap ini dicatat %(who)s.") % {"who": in_words(said_or([DUTY_WORDS[duty] for duty in known.duties]))},
        )
    if request.method != "POST":
        return _asking(request, order, known, StageForm(known, order.route))
    form = StageForm(known, order.route, request.POST, request.FILES)
    if not form.is_valid():
        return _asking(request, order, known, form, REFUSED)
    told = {name: value for name, value in form.cleaned_data.items() if value is not None}

    def act() -> object:
        return take_step(order=number, stage=code, by=actor, seen_version=seen_version(request), **told)

    def again(fault: Refused) -> HttpResponse:
        form.take_back(fault)
        return _asking(request, order, known, form, REFUSED)

    return do(request, number, act, to=WORK_LIST, done=asked_of(known, order).done, again=again)


def _asking(request: HttpRequest, order: "Order", known: Stage, form: StageForm, status: int = 200) -> HttpResponse:
    payment, steps = payment_of(order.number), steps_of(order.number)
    if payment is None or payment.waits_for != known.code:
        told = _("Tahap pembayaran ini tidak sedang menunggu.")
        late = status == REFUSED  # somebody was faster than what was sent
        return show_order(request, order.number, told=told, status=TOO_LATE) if late else nothing(request, order, told)
    shown = {
        "order": order,
        "stage": known,
        "asked": asked_of(known, order),
        "wait": wait_of(order, payment, steps),
        "back": sent_back_of(order, payment),
        "form": form,
        "shares": shares_of(order),
        "reasons": reasons_of(order),
        "steps": passed(steps),
        "papers": papers_for(order),
    }
    return render(request, "office/payment/stage.html", shown, status=status)


@for_duties("treasurer", "bpp")
@require_http_methods(["GET", "POST"])
def taxes(request: HttpRequest, number: int) -> HttpResponse:
    """Record what was paid in: every open tax on one page."""
    actor = actor_of(request)
    order = order_or_missing(actor, number)
    payment = payment_of(number)
    open_kinds = taxes_open(order)
    if request.method != "POST":
        if payment is None or not payment.taxes_open:
            return nothing(request, order, _("Tidak ada pajak yang menunggu disetor."))
        return _depositing(request, order, DepositsForm(open_kinds))
    form = DepositsForm(open_kinds, request.POST)
    if not form.is_valid():
        return _depositing(request, order, form, REFUSED)

    def again(fault: Refused) -> HttpResponse:
        form.take_back(fault)
        return _depositing(request, order, form, REFUSED)

    return do(
        request,
        number,
        lambda: record_deposits(order=number, deposits=form.deposits, by=actor, seen_version=seen_version(request)),
        to=WORK_LIST,
        done=_("Setoran pajak tercatat."),
        again=again,
    )


def _depositing(request: HttpRequest, order: "Order", form: DepositsForm, status: int = 200) -> HttpResponse:
    form.offer(latest_deposits(order.agency_id, form.taxes))
    shown = {"order": order, "form": form, "shares": shares_of(order), "reasons": reasons_of(order)}
    return render(request, "office/payment/taxes.html", shown, status=status)


def nothing(request: HttpRequest, order: "Order", words: str) -> HttpResponse:
    """An address opened too late leads to the order and says why."""
    messages.info(request, words)
    return redirect(f"/pesanan/{order.number}")


@for_signed_in
@require_safe
def proof(request: HttpRequest, number: int, step: int) -> HttpResponse:
    """The proof of a payment as a file, for the sides of its order. Raises Missing for strangers and for none."""
    order_or_missing(actor_of(request), number)
    try:
        file = access_step(number, step).proof
    except ObjectDoesNotExist:
        file = None
    if not file:
        raise Missing(_("Tidak ada bukti di alamat ini"), near=_("pesanan"), near_path=f"/pesanan/{number}")
    suffix = str(file.name).rpartition(".")[2]
    kind = "application/pdf" if suffix == "pdf" else "image/webp"
    with file.open("rb") as kept:
        answer = HttpResponse(kept.read(), content_type=kind)
    answer.headers["Content-Disposition"] = f'inline; filename="bukti-{number}-{step}.{suffix}"'
    return answer
