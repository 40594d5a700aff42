"""`/pesanan/<number>/tagih`: one tap signs the handover and hands in invoice and kuitansi that drafted themselves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.facts import Crumb, Fact
from eblangkon.desks.frame.orders.act import do, seen_version
from eblangkon.desks.frame.orders.door import order_or_missing
from eblangkon.desks.shop.telling import nets
from eblangkon.ground.kernel.dates import moment
from eblangkon.ground.money.words import in_words
from eblangkon.purchase.delivery.queries import handover_of
from eblangkon.purchase.ordering.queries import lines_of
from eblangkon.purchase.ordering.states import SHOP, State
from eblangkon.purchase.payment.actions.confirm_invoice import confirm_invoice


@for_duties(*SHOP)
@require_http_methods(["GET", "POST"])
def hand_in(request: HttpRequest, number: int) -> HttpResponse:
    """Show the drafts; POST is the tap."""
    actor = actor_of(request)
    order = order_or_missing(actor, number)
    if request.method == "POST":
        return do(
            request,
            number,
            lambda: confirm_invoice(order=number, by=actor, seen_version=seen_version(request)),
            done=_("Serah terima ditandatangani; tagihan dan kuitansi sudah di kantor."),
            to="/toko" if request.POST.get("dari") == "toko" else "",
        )
    handover = handover_of(number)
    if order.state != State.HANDED_OVER or handover is None:
        messages.info(request, _("Tidak ada yang perlu ditagih untuk pesanan ini sekarang."))
        return redirect(f"/pesanan/{number}")
    kept = [(line, line.unit_price * line.accepted_quantity) for line in lines_of([number]) if line.accepted_quantity]
    rows = [
        Fact(_("Kepada"), order.agency.name),
        Fact(_("Untuk"), order.purpose),
        Fact(_("Surat pesanan"), order.letter_number),
        Fact(_("Serah terima"), handover.paper_number),
        Fact(_("Ditandatangani"), f"{handover.signer_name}, {moment(handover.signed_at)}"),
    ]
    shown = {
        "order": order,
        "facts": rows,
        "lines": kept,
        "goods_total": sum(int(amount) for _line, amount in kept),
        "money": nets(order),
        "words": in_words(int(order.total)),
        "crumbs": (
            Crumb(_("Beranda"), "/toko"),
            Crumb(order.letter_number, f"/pesanan/{number}"),
        ),
    }
    return render(request, "shop/invoice.html", shown)
