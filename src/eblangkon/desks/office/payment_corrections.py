"""What was recorded of a payment, and how a wrong entry is put right: by a new one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eblangkon.desks.frame.acting import actor_of, for_duties, for_signed_in
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.orders.act import REFUSED, TOO_LATE, do
from eblangkon.desks.frame.orders.door import order_or_missing
from eblangkon.desks.office.payment import PAYERS
from eblangkon.desks.office.payment_forms import CorrectStepForm
from eblangkon.desks.office.payment_late import Late, keeping
from eblangkon.desks.office.payment_tax_forms import DepositsForm
from eblangkon.ground.kernel.dates import long_date, moment
from eblangkon.ground.kernel.told import told as in_words
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.rules.refusals import Refused
from eblangkon.purchase.payment.actions.correct_deposit import correct_deposit
from eblangkon.purchase.payment.actions.correct_step import correct_step
from eblangkon.purchase.payment.queries import deposits_of, history_of, standing, steps_of
from eblangkon.purchase.payment.rules import KINDS
from eblangkon.purchase.payment.states import STAGES

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order
    from eblangkon.purchase.payment.models import PaymentStep, TaxDeposit

Form = CorrectStepForm | DepositsForm


@for_signed_in
@require_safe
def entries(request: HttpRequest, number: int) -> HttpResponse:
    """Every entry ever made, those that were corrected too; each standing one of the actor's with its way on."""
    actor = actor_of(request)
    order = order_or_missing(actor, number)
    steps, deposits = history_of(number)
    stand = {row.pk for row in standing(steps) if row.round == row.payment.round}
    stand_deposits = {row.pk for row in standing(deposits)}
    shown = {
        "order": order,
        "steps": [
            (
                step,
                STAGES[step.stage],
                step.pk in stand,
                step.round < step.payment.round,
                step.pk in stand and actor.may(*STAGES[step.stage].duties, agency=order.agency_id),
            )
            for step in steps
        ],
        "deposits": [
            (
                one,
                KINDS[one.kind],
                one.pk in stand_deposits,
                one.pk in stand_deposits and actor.may("treasurer", "bpp", agency=order.agency_id),
            )
            for one in deposits
        ],
    }
    return render(request, "office/payment/entries.html", shown)


@for_duties(*PAYERS)
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, number: int, step: int) -> HttpResponse:
    """Put a stage right by a new entry."""
    actor = actor_of(request)
    order = order_or_missing(actor, number)
    rows = history_of(number)[0] if request.method == "POST" else steps_of(number)
    found = next((one for one in rows if one.pk == step), None)
    if found is None:
        raise _no_entry(number)
    known = STAGES[found.stage]
    if not actor.may(*known.duties, agency=order.agency_id):
        raise PermissionDenied(_("Bukan tugas Anda"), _("Hanya petugas yang mencatatnya yang dapat mengoreksinya."))
    what = in_words(known.words)
    if request.method != "POST":
        return _correcting(request, order, what, CorrectStepForm(known, found.number, found.day))
    form = CorrectStepForm(known, found.number, found.day, request.POST, request.FILES)
    if not form.is_valid():
        return _correcting(request, order, what, form, REFUSED)
    sent = form.cleaned_data

    def act() -> object:
        number, proof = sent.get("number", ""), sent.get("proof")
        return correct_step(step=step, by=actor, number=number, day=sent["day"], note=sent["note"], proof=proof)

    def again(fault: Refused) -> HttpResponse:
        if isinstance(fault, Late):
            now = next((one for one in steps_of(number) if one.stage == found.stage), None)
            return _too_late(request, order, what, form, _standing_step(now) if now else None)
        form.take_back(fault)
        return _correcting(request, order, what, form, REFUSED)

    return do(request, number, keeping(act), done=_done(), again=again)


@for_duties("treasurer", "bpp")
@require_http_methods(["GET", "POST"])
def correct_tax(request: HttpRequest, number: int, deposit: int) -> HttpResponse:
    """Put a deposit right by a new entry."""
    actor = actor_of(request)
    order = order_or_missing(actor, number)
    rows = history_of(number)[1] if request.method == "POST" else deposits_of(number)
    found = next((one for one in rows if one.pk == deposit), None)
    if found is None:
        raise _no_entry(number)
    kind, taxes = found.kind, {found.kind: Rupiah(found.amount)}
    what = in_words(KINDS[kind])
    if request.method != "POST":
        return _correcting(request, order, what, _deposit_as_it_is(found))
    form = DepositsForm(taxes, request.POST, note=True)
    if not form.is_valid():
        return _correcting(request, order, what, form, REFUSED)

    def act() -> object:
        return correct_deposit(deposit=deposit, right=form.deposits[0], note=form.cleaned_data["note"], by=actor)

    def again(fault: Refused) -> HttpResponse:
        if isinstance(fault, Late):
            now = next((one for one in deposits_of(number) if one.kind == kind), None)
            return _too_late(request, order, what, form, _standing_deposit(now) if now else None)
        form.take_back(fault)
        return _correcting(request, order, what, form, REFUSED)

    return do(request, number, keeping(act), done=_done(), again=again)


def _deposit_as_it_is(found: "TaxDeposit") -> DepositsForm:
    kind = found.kind
    form = DepositsForm({kind: Rupiah(found.amount)}, note=True)
    form.initial = {
        f"billing_id-{kind}": found.billing_id,
        f"ntpn-{kind}": found.ntpn,
        f"slip_number-{kind}": found.slip_number,
        f"day-{kind}": found.day,
    }
    return form


def _done() -> str:
    return _("Koreksi dicatat. Catatan yang lama tetap tersimpan.")


def _no_entry(number: int) -> Missing:
    return Missing(
        _("Tidak ada catatan ini"),
        _("Catatan sudah dikoreksi, atau milik pesanan lain."),
        near=_("catatan pembayaran"),
        near_path=f"/pesanan/{number}/koreksi",
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds now, in words, and the address at which that is corrected."""

    told: str
    path: str


def _standing_step(now: "PaymentStep") -> Standing:
    return Standing(_said(now, now.number), f"/pesanan/{now.payment_id}/koreksi/{now.pk}")


def _standing_deposit(now: "TaxDeposit") -> Standing:
    return Standing(_said(now, f"NTPN {now.ntpn}"), f"/pesanan/{now.payment_id}/koreksi-setoran/{now.pk}")


def _said(now: "PaymentStep | TaxDeposit", what: str) -> str:
    words = {"who": now.actor_name, "at": moment(now.at), "what": ", ".join(filter(None, (what, long_date(now.day))))}
    return _("Catatan ini sudah dikoreksi oleh %(who)s, %(at)s. Yang berlaku sekarang: %(what)s.") % words


def _too_late(request: HttpRequest, order: "Order", what: str, form: Form, now: Standing | None) -> HttpResponse:
    """What was typed stands on; saved once more it corrects what holds now, or nothing where that went back."""
    gone = Standing(_("Yang Anda koreksi sudah dikembalikan untuk diajukan lagi. Isian Anda masih di bawah."), "")
    return _correcting(request, order, what, form, TOO_LATE, now or gone)


def _correcting(
    request: HttpRequest, order: "Order", what: str, form: Form, status: int = 200, late: Standing | None = None
) -> HttpResponse:
    shown = {"order": order, "what": what, "form": form, "late": late}
    return render(request, "office/payment/correct.html", shown, status=status)
