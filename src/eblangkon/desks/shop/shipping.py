"""`/pesanan/<number>/kirim`: the shop sends goods, all that is owed or a part, with a photo."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.facts import Crumb
from eblangkon.desks.frame.orders.act import REFUSED, do, seen_version
from eblangkon.desks.frame.orders.door import order_or_missing
from eblangkon.desks.frame.orders.line_forms import Data, LinesForm, PhotoField, whole
from eblangkon.desks.shop.telling import goods
from eblangkon.ground.kernel.told import told
from eblangkon.purchase.delivery.actions.ship import ship
from eblangkon.purchase.delivery.queries import CountedLine, counted_lines
from eblangkon.purchase.delivery.rules import NotCounted, check_shipment
from eblangkon.purchase.ordering.rules.refusals import Refused
from eblangkon.purchase.ordering.states import SHOP, State

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order

_SENDING = (State.ACCEPTED, State.PROCESSING, State.SHIPPED)


class ShipForm(LinesForm):
    """How many of each line go, who brings them, a note and a photo."""

    first = "kirim"
    foto = PhotoField("")
    antar = forms.ChoiceField(widget=forms.RadioSelect, initial="sendiri")
    pembawa = forms.CharField(required=False, max_length=80)
    catatan = forms.CharField(required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, lines: Sequence[CountedLine], data: Data = None, files: Any = None) -> None:
        super().__init__(lines, data, files)
        self.fields["foto"].label = _("Foto barang sebelum berangkat")
        bring = self.fields["antar"]
        bring.label = _("Siapa yang mengantar")
        bring.choices = list(self.carriers().items())  # type: ignore[attr-defined]  # it is a ChoiceField
        self.fields["pembawa"].label = _("Nama pengantar atau nomor resi")
        self.fields["catatan"].label = _("Catatan untuk penerima")

    @staticmethod
    def carriers() -> dict[str, str]:
        """The ways to bring goods."""
        return {
            "sendiri": _("Saya sendiri atau keluarga"),
            "kurir": _("Kurir toko"),
            "jasa": _("Jasa kirim, dengan nomor resi"),
        }

    def fields_of(self, row: CountedLine) -> dict[str, forms.Field]:
        """All that is owed, to begin with."""
        return {"kirim": whole(_("Dibawa"), row.count.to_ship)}

    def clean(self) -> dict[str, Any]:
        """Tell of too many together with everything else that is wrong."""
        for row in self.lines:
            name = f"kirim_{row.line.pk}"
            try:
                check_shipment(row.count, self.cleaned_data.get(name, 0))
            except NotCounted as fault:
                self.add_error(name, f"{row.line.name}: {told(str(fault))}")
        return self.cleaned_data

    @property
    def quantities(self) -> dict[int, int]:
        """Line id to units; for a valid form."""
        return {row.line.pk: self.cleaned_data[f"kirim_{row.line.pk}"] for row in self.lines}

    @property
    def carrier(self) -> str:
        """Who brings it, as the delivery note says it; for a valid form."""
        told = self.carriers()[self.cleaned_data["antar"]]
        return f"{told}: {self.cleaned_data['pembawa']}" if self.cleaned_data["pembawa"] else told


@for_duties(*SHOP)
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, number: int) -> HttpResponse:
    """Count what goes; with `semua` everything that is owed goes in one tap."""
    actor = actor_of(request)
    order = order_or_missing(actor, number)
    lines = [row for row in counted_lines([number]).get(number, []) if row.count.to_ship]
    if request.method != "POST":
        return _open(request, order, lines)
    seen = seen_version(request)
    # An old page may ask for lines that are no longer owed: the action tells so, and the form is not asked.
    if "semua" in request.POST or seen not in (None, order.version):
        return do(
            request,
            number,
            lambda: ship(order=number, by=actor, seen_version=seen),
            done=_sent(),
            to="/toko" if request.POST.get("dari") == "toko" else "",
        )
    form = ShipForm(lines, request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, order, form, REFUSED)

    def again(fault: Refused) -> HttpResponse:
        form.take_back(fault)
        return _page(request, order, form, REFUSED)

    return do(
        request,
        number,
        lambda: ship(
            order=number,
            by=actor,
            quantities=form.quantities,
            note=form.cleaned_data["catatan"],
            carrier=form.carrier,
            photo=form.cleaned_data["foto"],
            seen_version=seen,
        ),
        done=_sent(),
        again=again,
    )


def _sent() -> str:
    return _("Pengiriman dicatat. Kantor diberi tahu bahwa barang di jalan.")


def _open(request: HttpRequest, order: "Order", lines: Sequence[CountedLine]) -> HttpResponse:
    """The empty form, or the order's page where nothing is owed."""
    if order.state not in _SENDING or not lines:
        messages.info(request, _("Tidak ada yang perlu dikirim untuk pesanan ini."))
        return redirect(f"/pesanan/{order.number}")
    return _page(request, order, ShipForm(lines))


def _page(request: HttpRequest, order: "Order", form: ShipForm, status: int = 200) -> HttpResponse:
    place = order.place or order.agency
    shown = {
        "order": order,
        "place": place.name,
        "what": goods(form.lines, owed=True),
        "form": form,
        # A browser sends a file once: what was chosen before the error must be chosen again.
        "photo_lost": form.is_bound and bool(form.files) and "foto" not in form.errors,
        "crumbs": (
            Crumb(_("Beranda"), "/toko"),
            Crumb(order.letter_number or str(order.number), f"/pesanan/{order.number}"),
        ),
    }
    return render(request, "shop/ship.html", shown, status=status)
