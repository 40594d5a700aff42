"""`/toko/produk/<number>`: one product of the shop: its price, its stock, its photo, and off the shelf."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.facts import Crumb, Fact
from eblangkon.desks.frame.goods_words import origin_words, ready_words
from eblangkon.desks.frame.orders.act import REFUSED, TOO_LATE, seen_version
from eblangkon.desks.frame.orders.line_forms import PhotoField, whole
from eblangkon.desks.shop.own import own_product
from eblangkon.desks.shop.price_form import PricesForm
from eblangkon.desks.shop.products import TAGS
from eblangkon.desks.shop.telling import thumbnail
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.told import told
from eblangkon.parties.vendors.queries import pkp_among
from eblangkon.purchase.catalogue.actions.change_price import change_price
from eblangkon.purchase.catalogue.actions.delist_product import delist_product
from eblangkon.purchase.catalogue.actions.relist_product import relist_product
from eblangkon.purchase.catalogue.actions.set_photo import set_photo
from eblangkon.purchase.catalogue.actions.set_stock import set_stock
from eblangkon.purchase.catalogue.queries import tiers_of
from eblangkon.purchase.catalogue.rules.shelf import ChangedMeanwhile, ShelfRefused
from eblangkon.purchase.ordering.states import SHOP

if TYPE_CHECKING:
    from eblangkon.purchase.catalogue.models import Price, Product


class StockForm(forms.Form):
    """How many stand at the shop, those promised to orders among them."""

    def __init__(self, on_hand: int, promised: int, unit: str, data: Any = None) -> None:
        super().__init__(data)
        self.fields["on_hand"] = whole(_("Jumlah di toko, dalam %(unit)s") % {"unit": unit}, on_hand)
        self.fields["on_hand"].help_text = _("%(n)d di antaranya sudah dijanjikan kepada kantor.") % {"n": promised}


class PhotoForm(forms.Form):
    """A photo in place of the one before."""

    foto = PhotoField("")

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.fields["foto"].label = _("Foto produk")
        self.fields["foto"].required = True
        self.fields["foto"].error_messages["required"] = _("Foto belum dipilih.")


@dataclass
class Sheets:
    """The forms of the page; the one that was sent is bound."""

    prices: PricesForm
    stock: StockForm | None
    photo: PhotoForm
    sent: forms.Form | None = None


@for_duties(*SHOP)
@require_http_methods(["GET", "POST"])
def product(request: HttpRequest, number: int) -> HttpResponse:
    """Each part of the page is an act of its own, named by `apa`."""
    actor = actor_of(request)
    found = own_product(actor, number)
    tiers = tiers_of(number)
    act = request.POST.get("apa", "")
    sheets = _sheets(request, found, tiers, act)
    if request.method != "POST":
        return _page(request, found, tiers, sheets)
    if sheets.sent is not None and not sheets.sent.is_valid():
        return _page(request, found, tiers, sheets, REFUSED)
    doing = _act(actor, found, sheets, act, seen_version(request))
    if doing is None:
        return _page(request, found, tiers, sheets, REFUSED)
    try:
        doing[0]()
    except ChangedMeanwhile as fault:
        found, tiers = own_product(actor, number), tiers_of(number)  # as they stand by now
        return _page(request, found, tiers, sheets, TOO_LATE, f"{told(str(fault))} {_now(found, tiers)}")
    except ShelfRefused as fault:
        if sheets.sent is None:
            return _page(request, found, tiers, sheets, REFUSED, told(str(fault)))
        fields = list(sheets.sent.fields)
        only = fields[0] if len(fields) == 1 else None
        sheets.sent.add_error(fault.field if fault.field in fields else only, told(str(fault)))
        return _page(request, found, tiers, sheets, REFUSED)
    messages.success(request, doing[1])
    return see_other(f"/toko/produk/{number}")


def _sheets(request: HttpRequest, found: "Product", tiers: Sequence["Price"], act: str) -> Sheets:
    data = request.POST if request.method == "POST" else None
    taxed = bool(pkp_among([found.vendor_id], clock.today()))
    prices = PricesForm(data if act == "harga" else None, unit=found.unit, tiers=tiers, ask_ppn=taxed)
    stock = None
    if not found.made_to_order:
        held = getattr(found, "stock", None)
        on_hand, promised = (held.on_hand, held.reserved) if held else (0, 0)
        stock = StockForm(on_hand, promised, found.unit, data if act == "stok" else None)
    photo = PhotoForm(data, request.FILES) if act == "foto" else PhotoForm()
    return Sheets(prices, stock, photo, {"harga": prices, "stok": stock, "foto": photo}.get(act))


def _act(
    actor: Actor, found: "Product", sheets: Sheets, act: str, seen: int | None
) -> tuple[Callable[[], object], str] | None:
    """What to do, and what to say when it is done; None for what no form of ours sends."""
    if act == "harga":
        wanted = sheets.prices
        return lambda: change_price(
            product=found.pk, prices=wanted.tiers, by=actor, includes_ppn=wanted.includes_ppn, seen_version=seen
        ), _("Harga baru berlaku mulai sekarang. Pesanan yang sudah dikirim tetap dengan harga lamanya.")
    if act == "stok" and sheets.stock is not None:
        on_hand = sheets.stock.cleaned_data["on_hand"]
        return lambda: set_stock(product=found.pk, on_hand=on_hand, by=actor), _("Jumlah di toko sudah diperbarui.")
    if act == "foto":
        taken = sheets.photo.cleaned_data["foto"]
        return lambda: set_photo(product=found.pk, photo=taken, by=actor), _("Foto produk sudah diganti.")
    if act == "tarik":
        return lambda: delist_product(product=found.pk, by=actor), _("Produk tidak dijual lagi.")
    if act == "jual":
        return lambda: relist_product(product=found.pk, by=actor), _("Produk dijual lagi.")
    return None


def _page(
    request: HttpRequest,
    found: "Product",
    tiers: Sequence["Price"],
    sheets: Sheets,
    status: int = 200,
    told: str = "",
) -> HttpResponse:
    shown = {
        "product": found,
        "state": found.get_status_display(),
        "thumbnail": thumbnail(found.photo),
        "kind": TAGS[found.status],
        "on_sale": found.status == "listed",
        "withdrawn": found.status == "delisted",
        "sheets": sheets,
        "told": told,
        "version": (seen_version(request) if status == REFUSED else None) or found.version,
        "change_path": f"/toko/produk/{found.pk}/ubah",
        "facts": _facts(found, tiers, "ppn" in sheets.prices.fields),
        "seen_path": f"/produk/{found.pk}-{found.slug}" if found.vendor.status == "active" else "",
        "crumbs": (Crumb(_("Produk"), "/toko/produk"),),
    }
    return render(request, "shop/product.html", shown, status=status)


def _facts(found: "Product", tiers: Sequence["Price"], taxed: bool) -> list[Fact]:
    ppn = _("tanpa PPN, karena toko bukan PKP")
    if taxed:
        ppn = _("sudah di dalam harga") if tiers and tiers[0].includes_ppn else _("belum di dalam harga")
    least = {"count": found.min_order, "unit": found.unit}
    percent = "" if found.tkdn is None else f"{found.tkdn.normalize():f}".replace(".", ",")
    return [
        Fact(_("Kategori"), found.category.name),
        Fact(_("Satuan"), f"{found.unit} ({found.contents})" if found.contents else found.unit),
        Fact(_("Asal"), origin_words(found.pdn, percent)),
        Fact(_("Pesanan"), _("paling sedikit %(count)d %(unit)s") % least),
        Fact(_("Waktu"), ready_words(found.lead_days)),
        Fact(_("PPN"), ppn),
    ]


def _now(found: "Product", tiers: Sequence["Price"]) -> str:
    """`Harga sekarang: Rp52.500 per rim; Rp50.000 mulai 10.`"""
    told = [_("%(price)s per %(unit)s") % {"price": tier.amount, "unit": found.unit} for tier in tiers[:1]]
    told += [_("%(price)s mulai %(count)d") % {"price": tier.amount, "count": tier.min_quantity} for tier in tiers[1:]]
    return _("Harga sekarang: %(prices)s.") % {"prices": "; ".join(told)}
