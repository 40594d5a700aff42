"""What was recorded of a payment, and how a wrong entry is put right: by a new one."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from eblangkon.desks.frame.acting import actor_of, for_duties, for_signed_in
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.orders.act import REFUSED, do
from eblangkon.desks.frame.orders.door import order_or_missing
from eblangkon.desks.office.payment import PAYERS
from eblangkon.desks.office.payment_forms import CorrectStepForm
from eblangkon.desks.office.payment_tax_forms import DepositsForm
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.rules import Refused
from eblangkon.purchase.payment.actions.correct_deposit import correct_deposit
from eblangkon.purchase.payment.actions.correct_step import correct_step
from eblangkon.purchase.payment.queries import deposits_of, history_of, standing, steps_of
from eblangkon.purchase.payment.rules import KINDS
from eblangkon.purchase.payment.states import STAGES

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order


@for_signed_in
@require_safe
def entries(request: HttpRequest, number: int) -> HttpResponse:
    """Every entry ever made, those that were corrected too; each standing one of the actor's with its way on."""
    actor = actor_of(request)
    order = order_or_missing(actor, number)
    steps, deposits = history_of(number)
    stand, stand_deposits = {row.pk for row in standing(steps)}, {row.pk for row in standing(deposits)}
    shown = {
        "order": order,
        "steps": [
            (
                step,
                STAGES[step.stage],
                step.pk in stand,
                step.pk in stand and actor.may(*STAGES[step.stage].duties, agency=order.agency_id),
            )
            for step in steps
        ],
        "deposits": [
            (
                one,
                KINDS[one.kind],
                one.pk in stand_deposits,
                one.pk in stand_deposits and actor.may("treasurer", agency=order.agency_id),
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
    found = next((one for one in steps_of(number) if one.pk == step), None)
    if found is None:
        raise _no_entry(number)
    known = STAGES[found.stage]
    if not actor.may(*known.duties, agency=order.agency_id):
        raise PermissionDenied(_("Bukan tugas Anda"), _("Hanya petugas yang mencatatnya yang dapat mengoreksinya."))
    if request.method != "POST":
        return _correcting(request, order, _(known.words), CorrectStepForm(known, found.number, found.day))
    form = CorrectStepForm(known, found.number, found.day, request.POST, request.FILES)
    if not form.is_valid():
        return _correcting(request, order, _(known.words), form, REFUSED)
    told = form.cleaned_data

    def again(fault: Refused) -> HttpResponse:
        form.take_back(fault)
        return _correcting(request, order, _(known.words), form, REFUSED)

    return do(
        request,
        number,
        lambda: correct_step(
            step=step,
            by=actor,
            number=told.get("number", ""),
            day=told["day"],
            note=told["note"],
            proof=told.get("proof"),
        ),
        done=_("Koreksi dicatat. Catatan yang lama tetap tersimpan."),
        again=again,
    )


@for_duties("treasurer")
@require_http_methods(["GET", "POST"])
def correct_tax(request: HttpRequest, number: int, deposit: int) -> HttpResponse:
    """Put a deposit right by a new entry."""
    actor = actor_of(request)
    order = order_or_missing(actor, number)
    found = next((one for one in deposits_of(number) if one.pk == deposit), None)
    if found is None:
        raise _no_entry(number)
    kind, taxes = found.kind, {found.kind: Rupiah(found.amount)}
    if request.method != "POST":
        form = DepositsForm(taxes, note=True)
        form.initial = {
            f"billing_id-{kind}": found.billing_id,
            f"ntpn-{kind}": found.ntpn,
            f"slip_number-{kind}": found.slip_number,
            f"day-{kind}": found.day,
        }
        return _correcting(request, order, KINDS[kind], form)
    form = DepositsForm(taxes, request.POST, note=True)
    if not form.is_valid():
        return _correcting(request, order, KINDS[kind], form, REFUSED)

    def again(fault: Refused) -> HttpResponse:
        form.take_back(fault)
        return _correcting(request, order, KINDS[kind], form, REFUSED)

    return do(
        request,
        number,
        lambda: correct_deposit(deposit=deposit, right=form.deposits[0], note=form.cleaned_data["note"], by=actor),
        done=_("Koreksi dicatat. Catatan yang lama tetap tersimpan."),
        again=again,
    )


def _no_entry(number: int) -> Missing:
    return Missing(
        _("Tidak ada catatan ini"),
        _("Catatan sudah dikoreksi, atau milik pesanan lain."),
        near=_("catatan pembayaran"),
        near_path=f"/pesanan/{number}/koreksi",
    )


def _correcting(
    request: HttpRequest, order: "Order", what: str, form: CorrectStepForm | DepositsForm, status: int = 200
) -> HttpResponse:
    return render(request, "office/payment/correct.html", {"order": order, "what": what, "form": form}, status=status)
