"""Papers that are not complete, or a payment that is not agreed to, go back with a reason."""

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods

from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.orders.act import REFUSED, TOO_LATE, do, seen_version
from eblangkon.desks.frame.orders.door import order_or_missing
from eblangkon.desks.office.payment import WORK_LIST, nothing
from eblangkon.desks.office.payment_facts import papers_for, passed
from eblangkon.desks.office.payment_forms import Told
from eblangkon.desks.office.payment_late import Late, keeping
from eblangkon.ground.kernel.told import told
from eblangkon.purchase.ordering.rules.refusals import Refused
from eblangkon.purchase.payment.actions.send_back import LONGEST, send_back
from eblangkon.purchase.payment.queries import payment_of, steps_of
from eblangkon.purchase.payment.states import STAGES, Stage

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order

JUDGES = ("ppk_skpd", "pa", "kpa")


class ReasonForm(Told):
    """Why; whoever filed it reads it."""

    reason = forms.CharField(
        label=lazy("Alasan"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=lazy("Tulis apa yang kurang atau keliru. Yang mengajukan membacanya, lalu mengajukan lagi."),
        error_messages={"required": lazy("Alasan belum diisi. Tulis apa yang kurang.")},
    )


@for_duties(*JUDGES)
@require_http_methods(["GET", "POST"])
def back(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Send what was filed back to whoever filed it, from the stage that judges it."""
    actor = actor_of(request)
    order = order_or_missing(actor, number)
    known = STAGES.get(code)
    if known is None or not known.judges:
        raise Missing(_("Tidak ada tahap pembayaran ini"), near=_("pesanan"), near_path=f"/pesanan/{number}")
    if not actor.may(*known.duties, agency=order.agency_id):
        raise PermissionDenied(_("Bukan tugas Anda"), _("Yang mengembalikan ialah yang memeriksa tahap ini."))
    if request.method != "POST":
        return _asking(request, order, known, ReasonForm())
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _asking(request, order, known, form, REFUSED)

    def act() -> object:
        reason = form.cleaned_data["reason"]
        return send_back(order=number, stage=code, reason=reason, by=actor, seen_version=seen_version(request))

    def again(fault: Refused) -> HttpResponse:
        if isinstance(fault, Late):
            return _asking(request, order, known, form, TOO_LATE, told(str(fault)))
        form.take_back(fault)
        return _asking(request, order, known, form, REFUSED)

    done = _("Dikembalikan. Yang mengajukan diberi tahu.")
    return do(request, number, keeping(act), to=WORK_LIST, done=done, again=again)


def _asking(
    request: HttpRequest, order: "Order", known: Stage, form: ReasonForm, status: int = 200, late: str = ""
) -> HttpResponse:
    payment = payment_of(order.number)
    waits = payment is not None and payment.waits_for == known.code
    if not waits and status == 200:
        return nothing(request, order, _("Tahap pembayaran ini tidak sedang menunggu."))
    shown = {
        "order": order_or_missing(actor_of(request), order.number) if late else order,
        "stage": known,
        "form": form,
        "late": late,
        "waits": waits,
        "title": _("Kembalikan SPP") if known.code == "verified" else _("Kembalikan NPD"),
        "whom": _("bendahara") if known.code == "verified" else _("PPTK"),
        "steps": passed(steps_of(order.number)),
        "papers": papers_for(order),
    }
    return render(request, "office/payment/return.html", shown, status=status)
