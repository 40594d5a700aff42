"""An order in the words of a shop: what was bought, what it nets, and how far the money is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eblangkon.desks.frame.facts import Next
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue.rules.photos import thumbnail_of
from eblangkon.purchase.delivery.queries import CountedLine
from eblangkon.purchase.ordering.states import SHOP, State
from eblangkon.purchase.payment.states import FILED
from eblangkon.services.tax.papers.kept import Told, kept_sentences

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order
    from eblangkon.purchase.payment.models import Payment


@dataclass(frozen=True, slots=True)
class Money:
    """One row of what a shop nets: taken off when negative, None where it is within the price; `why` explains it."""

    label: str
    amount: Rupiah | None
    why: str = ""
    total: bool = False


def thumbnail(photo: str) -> str:
    """The address of a product's small photo, by the name of its photo; empty where there is none."""
    return default_storage.url(thumbnail_of(photo)) if photo else ""


def first_product() -> Next:
    """The next act of a shop that sells nothing yet."""
    return Next(
        _("Toko Anda belum menjual apa-apa"),
        _("Tawarkan produk"),
        "/toko/produk/baru",
        otherwise=_("Tulis nama, harga, dan persediaannya. Kantor melihatnya di katalog begitu disimpan."),
    )


def at_shops(actor: Actor) -> Actor:
    """The same person with the duties at shops only: an office of theirs has its own desk."""
    return replace(actor, hats=tuple(hat for hat in actor.hats if hat.duty in SHOP))


def goods(lines: Sequence[CountedLine], owed: bool = False) -> str:
    """`45 kotak Snack box isi 3`, and how many kinds more; with `owed` only what is still to be sent."""
    named = [(row.count.to_ship if owed else row.line.quantity, row) for row in lines if not owed or row.count.to_ship]
    if not named:
        return _("barang pesanan")
    quantity, first = named[0]
    told = f"{quantity} {first.line.unit} {first.line.name}"
    more = len(named) - 1
    if not more:
        return told
    return told + " " + ngettext("dan %(n)d barang lain", "dan %(n)d barang lain", more) % {"n": more}


def nets(order: "Order") -> list[Money]:
    """From what the office pays to what reaches the shop, each tax with its sentence; the last row is the sum."""
    tax: dict[str, Any] = order.tax
    told = kept_sentences(tax)
    rows = [Money(_("Nilai tagihan (bruto)"), Rupiah(order.total), _about(told, "shipping"))]
    rows.append(_vat(tax, told))
    if tax["pbjt"] or tax.get("pbjt_withheld"):
        rows.append(_local(tax, told))
    parts = {kind: amount for kind, amount in tax["pph_parts"].items() if amount}
    why = _about(told, "income")
    rows += [
        Money(_("PPh final") if kind == "final" else f"PPh Pasal {kind}", Rupiah(-int(amount)), "" if index else why)
        for index, (kind, amount) in enumerate(parts.items())
    ] or [Money("PPh", Rupiah(0), why)]
    rows.append(Money(_("Masuk rekening Anda (bersih)"), Rupiah(tax["vendor_nets"]), total=True))
    return rows


def _vat(tax: dict[str, Any], told: list[Told]) -> Money:
    why = _about(told, "vat")
    if tax["ppn_withheld"]:
        return Money(_("PPN, dipungut dan disetor kantor"), Rupiah(-int(tax["ppn_withheld"])), why)
    if tax["ppn"]:
        return Money(_("PPN %(ppn)s, Anda setor sendiri") % {"ppn": Rupiah(tax["ppn"])}, None, why)
    return Money("PPN", Rupiah(0), why)


def _local(tax: dict[str, Any], told: list[Told]) -> Money:
    why = _about(told, "pbjt")
    if tax.get("pbjt_withheld"):
        return Money(_("Pajak daerah (PBJT), dipungut kantor"), Rupiah(-int(tax["pbjt_withheld"])), why)
    return Money(_("Pajak daerah (PBJT) %(pbjt)s, Anda setor sendiri") % {"pbjt": Rupiah(tax["pbjt"])}, None, why)


def _about(told: list[Told], about: str) -> str:
    return " ".join(one.text for one in told if one.about == about)


def _stage_words() -> dict[str, str]:
    """What has not happened yet, by the code of the payment's stage."""
    return {
        "npd": _("pencairan dana (NPD) belum diajukan"),
        "npd_agreed": _("nota pencairan dana (NPD) belum disetujui PA/KPA"),
        "spp": _("permintaan pembayaran (SPP) belum diajukan"),
        "verified": _("berkas belum diverifikasi PPK-SKPD"),
        "spm": _("perintah membayar (SPM) belum terbit"),
        "sp2d": _("pencairan (SP2D) belum terbit"),
        "paid": _("bendahara belum membayar"),
    }


def stage(order: "Order", payment: "Payment | None") -> str:
    """Where the way to the money stands, as the shop asks it."""
    if payment is not None and payment.waits_for:
        if payment.round > 1 and payment.waits_for in FILED:
            return _("berkas pembayaran dikembalikan, kantor melengkapinya")
        return _stage_words()[payment.waits_for]
    return {
        State.SHIPPED: _("kantor memeriksa barang"),
        State.RECEIVED: _("serah terima belum ditandatangani"),
    }.get(State(order.state), _("menunggu pembayaran"))
