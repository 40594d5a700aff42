"""The one next action on an order."""

from collections.abc import Container
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from eblangkon.desks.frame.facts import Act, NextAct
from eblangkon.desks.frame.orders.clock import running
from eblangkon.desks.frame.orders.side import Side
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.dates import long_date, moment
from eblangkon.ground.kernel.told import told
from eblangkon.insight.transparency.rules import Story, Waiting
from eblangkon.purchase.ordering.actions.separation import earlier_hands, exempted
from eblangkon.purchase.ordering.states import PAYERS
from eblangkon.purchase.payment.states import FILED, STAGES

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order


def next_act(order: "Order", actor: Actor, story: Story, holidays: Container[date]) -> NextAct | None:
    """What waits: with its button for who is waited for, in words for everybody else; None once nothing waits."""
    waiting = story.waiting
    if waiting is None:
        return None
    side = Side(order, actor, story)
    told = running(waiting.since, waiting.until, clock.now(), holidays)
    since = _("sejak %(since)s, sudah %(long)s.") % {"since": moment(waiting.since), "long": told.waited}
    if not _is_mine(side, waiting):
        return NextAct(_title(waiting), _waited_for(waiting), since, _otherwise(side, waiting), (), told)
    title, acts = _MINE[waiting.code.split("-")[0]](side, waiting)
    return NextAct(title, _who_waits(side, waiting), since, _otherwise(side, waiting), acts, told)


def _is_mine(side: Side, waiting: Waiting) -> bool:
    if not side.may(waiting.duties, waiting.side):
        return False
    # Whatever the treasurer does of a payment is kept apart from who ordered and who approved.
    paying = waiting.code == "tax" or waiting.code.startswith("stage-")
    verb = "pay" if paying and set(PAYERS) & set(waiting.duties) else waiting.code
    earlier = earlier_hands(side.order, verb, side.actor.id)
    # Asked only of whoever has had a hand in it: an exemption may let them act all the same.
    return exempted(side.order.agency_id, side.actor, waiting.duties, earlier) is not None


def _title(waiting: Waiting) -> str:
    """What everybody else reads: what the order waits for."""
    return {
        "send": _("Keranjang sedang disusun"),
        "approve": _("Menunggu persetujuan"),
        "accept": _("Menunggu jawaban penyedia"),
        "ship": _("Menunggu pengiriman"),
        "inspect": _("Menunggu pemeriksaan"),
        "hand_over": _("Menunggu tanda tangan serah terima"),
        "invoice": _("Menunggu tagihan penyedia"),
        "tax": _("Menunggu setoran pajak"),
    }.get(waiting.code, waiting.what)


def _waited_for(waiting: Waiting) -> str:
    whom = f"{', '.join(waiting.names[:3])} ({waiting.duty})" if waiting.names else waiting.duty
    return _("Menunggu %(whom)s") % {"whom": whom}


def _who_waits(side: Side, waiting: Waiting) -> str:
    if waiting.code == "send":
        return _("Keranjang menunggu Anda")
    if waiting.code == "approve":
        return _("Pejabat pengadaan menunggu Anda")
    if waiting.code == "tax":
        return _("Kas negara menunggu Anda")
    whom = side.order.agency.name if waiting.side == "vendor" else side.order.vendor.name
    return _("%(whom)s menunggu Anda") % {"whom": whom}


def _otherwise(side: Side, waiting: Waiting) -> str:
    """What is at stake, or how far it is."""
    order, until = side.order, long_date(waiting.until) if waiting.until else ""
    if waiting.code == "approve":
        return _("Pagu, anggaran, dan stok sudah dipesan untuk pesanan ini.")
    if waiting.code == "accept" and until:
        return _("Bila tidak dijawab sampai %(until)s, pesanan berakhir sendiri.") % {"until": until}
    if waiting.code == "ship":
        place = order.place.name if order.place else order.agency.name
        return _("Paling lambat %(until)s, ke %(place)s.") % {"until": until, "place": place}
    if waiting.code == "inspect":
        count = sum(line.to_count for line in side.story.lines)
        return _("%(n)d barang menunggu dihitung.") % {"n": count}
    if waiting.code == "hand_over":
        good = sum(line.accepted for line in side.story.lines if not line.shipping)
        wanted = sum(line.ordered for line in side.story.lines if not line.shipping)
        return _("%(good)d dari %(all)d barang sesuai.") % {"good": good, "all": wanted}
    if waiting.code == "invoice":
        return _("Tagihan dan kuitansi terisi sendiri dari serah terima; cukup satu ketuk.")
    if waiting.stage and until:
        return _("Batas pembayaran %(until)s.") % {"until": until}
    return _("Sudah dibayar; pajaknya belum disetor.") if waiting.code == "tax" else ""


Found = tuple[str, tuple[Act, ...]]


def _send(side: Side, waiting: Waiting) -> Found:
    returned = any(step.code == "return" for step in side.story.steps)
    title = _("Perbaiki, lalu kirim lagi") if returned else _("Lengkapi dan kirim keranjang")
    return title, (Act(_("Buka keranjang"), f"/keranjang/{side.order.number}", "gold"),)


def _approve(side: Side, waiting: Waiting) -> Found:
    return _("Setujui pesanan"), (
        side.tap(_("Setujui, terbitkan surat pesanan"), "setujui"),
        side.link(_("Kembalikan"), "kembalikan"),
        side.link(_("Tolak"), "tolak", "refuse"),
    )


def _accept(side: Side, waiting: Waiting) -> Found:
    return _("Jawab pesanan"), (
        side.tap(_("Terima pesanan"), "jawab", jawaban="terima"),
        side.link(_("Tolak"), "jawab#tolak", "refuse"),
    )


def _ship(side: Side, waiting: Waiting) -> Found:
    again = any(line.shipped for line in side.story.lines)
    return _("Kirim sisanya") if again else _("Kirim barang"), (side.link(_("Catat pengiriman"), "kirim", "gold"),)


def _inspect(side: Side, waiting: Waiting) -> Found:
    return _("Periksa barang"), (
        side.tap(_("Sesuai semua"), "periksa", semua="1"),
        side.link(_("Hitung per baris"), "periksa"),
    )


def _hand_over(side: Side, waiting: Waiting) -> Found:
    return _("Tanda tangani serah terima (BAST)"), (
        side.tap(_("Tanda tangani"), "serah-terima"),
        side.link(_("Isi nomor naskah dinas"), "serah-terima"),
    )


def _invoice(side: Side, waiting: Waiting) -> Found:
    return _("Serahkan tagihan"), (
        side.tap(_("Tanda tangani dan tagih"), "tagih"),
        side.link(_("Lihat rancangannya"), "tagih"),
    )


def _stage(side: Side, waiting: Waiting) -> Found:
    """One tap where nothing must be typed and no proof comes along."""
    stage, path = STAGES[waiting.stage], f"bayar/{waiting.stage}"
    title = told(stage.button)
    if stage.code in FILED and any(step.code == "send_back" for step in side.story.steps):
        return _("Lengkapi, lalu ajukan lagi"), (side.link(_("Baca alasannya dan ajukan lagi"), path, "gold"),)
    if stage.proof or stage.numbering == "typed":
        return title, (side.link(_("Isi dan catat"), path, "gold"),)
    more = side.link(_("Isi nomor dan catatan"), path)
    if stage.judges:
        return title, (side.tap(title, path), more, side.link(_("Kembalikan"), f"{path}/kembalikan"))
    return title, (side.tap(title, path), more)


def _tax(side: Side, waiting: Waiting) -> Found:
    return _("Catat setoran pajak"), (side.link(_("Catat setoran"), "pajak", "gold"),)


_MINE = {
    "send": _send,
    "approve": _approve,
    "accept": _accept,
    "ship": _ship,
    "inspect": _inspect,
    "hand_over": _hand_over,
    "invoice": _invoice,
    "stage": _stage,
    "tax": _tax,
}
