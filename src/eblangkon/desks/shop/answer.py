"""`/pesanan/<number>/jawab`: the shop sees what it would net, and accepts or declines."""

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.facts import Crumb, Fact
from eblangkon.desks.frame.orders.act import REFUSED, do, seen_version
from eblangkon.desks.frame.orders.clock import running
from eblangkon.desks.frame.orders.door import order_or_missing
from eblangkon.desks.shop.telling import goods, nets, thumbnail
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.dates import long_day
from eblangkon.ground.regions.queries import working_calendar
from eblangkon.purchase.delivery.queries import counted_lines
from eblangkon.purchase.ordering.actions.accept_order import accept_order
from eblangkon.purchase.ordering.actions.decline_order import decline_order
from eblangkon.purchase.ordering.queries import lines_of
from eblangkon.purchase.ordering.rules.refusals import Refused
from eblangkon.purchase.ordering.states import SHOP, State

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order


class DeclineForm(forms.Form):
    """Why the shop cannot deliver; the office reads it."""

    alasan = forms.CharField(max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they are
        field = self.fields["alasan"]
        field.label = _("Alasan menolak")
        field.help_text = _("Misalnya: stok habis sampai tanggal 20. Kantor membaca alasan Anda.")
        field.error_messages["required"] = _("Alasan belum diisi. Kantor perlu mengetahuinya.")


@for_duties(*SHOP)
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Accept with one tap, or decline with a reason; either leads on to what follows."""
    actor = actor_of(request)
    order = order_or_missing(actor, number)
    if request.method != "POST":
        if order.state != State.PLACED:
            messages.info(request, _("Pesanan ini tidak lagi menunggu jawaban Anda."))
            return redirect(f"/pesanan/{number}")
        return _page(request, order, DeclineForm())
    to = "/toko" if request.POST.get("dari") == "toko" else ""
    if request.POST.get("jawaban") != "tolak":
        told = _("Pesanan diterima. Kirim barangnya paling lambat %(day)s.") % {"day": long_day(order.needed_by)}
        return do(
            request,
            number,
            lambda: accept_order(order=number, by=actor, seen_version=seen_version(request)),
            done=told,
            to=to,
        )
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _page(request, order, form, REFUSED)

    def again(fault: Refused) -> HttpResponse:
        form.add_error("alasan", str(fault))
        return _page(request, order, form, REFUSED)

    return do(
        request,
        number,
        lambda: decline_order(
            order=number, reason=form.cleaned_data["alasan"], by=actor, seen_version=seen_version(request)
        ),
        done=_("Pesanan ditolak. Kantor membaca alasan Anda."),
        again=again,
        to="/toko",
    )


def _page(request: HttpRequest, order: "Order", form: DeclineForm, status: int = 200) -> HttpResponse:
    counted = counted_lines([order.number]).get(order.number, [])
    closed = working_calendar(order.region_id, clock.wib(order.moved_at).date(), clock.today())
    place = order.place or order.agency
    rows = [
        Fact(_("Diantar"), _("paling lambat %(day)s") % {"day": long_day(order.needed_by)}),
        Fact(_("Ke"), f"{place.name}, {place.address}"),
        Fact(_("Untuk"), order.purpose),
        *([Fact(_("Penerima"), order.recipient)] if order.recipient else []),
        Fact(_("Surat pesanan"), order.letter_number),
    ]
    shown = {
        "order": order,
        "what": goods(counted),
        "lines": [
            (line, thumbnail(line.product.photo) if line.product else "")
            for line in lines_of([order.number]).select_related("product")
        ],
        "facts": rows,
        "money": nets(order),
        "form": form,
        "declining": form.is_bound,
        "until": order.answer_by,
        "clock": running(order.moved_at, order.answer_by, clock.now(), closed),
        "crumbs": (Crumb(_("Beranda"), "/toko"),),
    }
    return render(request, "shop/answer.html", shown, status=status)
