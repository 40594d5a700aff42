"""The order as the components of the frame draw it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from eblangkon.desks.frame.facts import Fact, Paper, Share, Step, TagKind
from eblangkon.desks.frame.navigation import answers
from eblangkon.ground.kernel.dates import long_date, moment
from eblangkon.ground.kernel.told import told
from eblangkon.ground.kernel.words import sentence
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.insight.transparency.rules import Story, StoryPaper, StoryStep
from eblangkon.purchase.ordering.states import WORDS, State
from eblangkon.purchase.payment.states import STAGES
from eblangkon.services.tax.papers.kept import Told, kept_sentences

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order


@dataclass(frozen=True, slots=True)
class Ending:
    """What an alert says above an order of which nothing waits any more."""

    title: str
    sentence: str
    kind: str


_KINDS: dict[State, TagKind] = {
    State.DRAFT: "draft",
    State.AWAITING_APPROVAL: "wait",
    State.PLACED: "wait",
    State.PAYMENT_DUE: "wait",
    State.PAID: "done",
    State.REJECTED: "refused",
    State.DECLINED: "refused",
    State.EXPIRED: "refused",
    State.DISCARDED: "refused",
    State.CANCELLED: "refused",
    State.TERMINATED: "refused",
}
PAYING = tuple(f"stage-{stage.code}" for stage in STAGES.values() if stage.pays)
"""Codes of the story's steps with which the vendor has the money."""
ROUTES = {
    "UP": lazy("UP (uang persediaan)"),
    "GU": lazy("GU (ganti uang persediaan)"),
    "TU": lazy("TU (tambah uang persediaan)"),
    "LS": lazy("LS (langsung dari kas daerah)"),
    "KKPD": lazy("KKPD (kartu kredit pemerintah daerah)"),
}


def state_words(state: str, taxes_open: bool = False) -> tuple[str, TagKind]:
    """The state in words with the shape of its tag. Paid is not the end while its taxes are not deposited."""
    known = State(state)
    if known is State.PAID and taxes_open:
        return _("dibayar, pajak belum disetor"), "wait"
    return told(WORDS[known]), _KINDS.get(known, "moving")


def steps_of(story: Story, address: str) -> list[Step]:
    """The timeline: who with duty, when, and each remark on a line of its own; photos below the order's address."""
    return [
        Step(
            step.what,
            step.state,
            tuple(_lines(step, story)),
            photo=f"{address}/foto/{step.photo}" if step.photo else "",
            proof=f"{address}/bukti/{step.proof}" if step.proof else "",
        )
        for step in story.steps
    ]


def _lines(step: StoryStep, story: Story) -> list[str]:
    who = ", ".join([*step.names, *([step.duty] if step.duty else [])])
    lines = [who] if who else []
    if step.at is not None:
        lines.append(moment(step.at))
    elif step.state == "now" and story.waiting is not None:
        lines.append(_("menunggu sejak %(since)s") % {"since": moment(story.waiting.since)})
    return [*lines, *step.remarks]


def ending_of(order: "Order", story: Story) -> Ending | None:
    """How the order came to its end, once nothing waits any more: in a word, by whom and when, and what follows."""
    if story.waiting is not None or not story.steps:
        return None
    last = story.steps[-1]
    if order.state == State.PAID:  # the payment, not the deposit of a tax that came after it
        last = next((step for step in reversed(story.steps) if step.code in PAYING), last)
    who = ", ".join([*last.names, *([last.duty] if last.duty else [])]) or _("Sistem")
    told = [f"{who}, {moment(last.at or order.moved_at)}.", *(sentence(remark) for remark in last.remarks)]
    if order.state == State.PAID:
        return Ending(_("Selesai: sudah dibayar"), " ".join(told), "good")
    told.append(_("Pagu, anggaran, dan stok yang ditahan sudah bebas lagi."))
    return Ending(last.what, " ".join(told), "warn")


def facts_of(order: "Order") -> list[Fact]:
    """What one asks first: who buys from whom, for how much, paid how, planned where, needed when."""
    public = settings.ENV.demo or not order.vendor.is_demonstration
    shop = f"/penyedia/{order.vendor.slug}" if public else ""
    place = order.place or order.agency
    return [
        Fact(_("Satuan kerja"), order.agency.name),
        Fact(_("Penyedia"), order.vendor.name, shop if shop and answers(shop) else ""),
        Fact(_("Nilai"), order.total if order.total else _("dihitung saat dikirim")),
        Fact(_("Cara bayar"), ROUTES.get(order.route, order.route)),
        Fact(_("Paket RUP"), f"{order.package.kd_rup} · {order.package.name}"),
        Fact(_("Diperlukan"), long_date(order.needed_by)),
        Fact(_("Dikirim ke"), f"{place.name}, {place.address}"),
        *([Fact(_("Penerima"), order.recipient)] if order.recipient else []),
    ]


def papers_of(papers: Iterable[StoryPaper]) -> list[Paper]:
    """Issued papers with their QR, then those to come."""
    return [_paper(paper) for paper in papers]


def _paper(paper: StoryPaper) -> Paper:
    if not paper.number or paper.issued_at is None:
        return Paper(paper.title, _("nomor keluar saat diterbitkan"))
    told = [paper.number, moment(paper.issued_at)]
    told += [_("versi %(n)d") % {"n": paper.version}] if paper.version > 1 else []
    return Paper(
        paper.title,
        " · ".join(told),
        f"/berkas/{paper.token}.pdf",
        "PDF",
        f"{settings.ENV.public_url}/periksa/{paper.token}",
    )


def shares_of(order: "Order") -> list[Share]:
    """Where the money goes: the shop's own, PPN, and everything else withheld; each with its reason and rule."""
    tax: Mapping[str, Any] = order.tax
    if not tax:
        return []
    told = kept_sentences(tax)
    parts = [Share(_("Diterima %(shop)s (bersih)") % {"shop": order.vendor.name}, Rupiah(tax["vendor_nets"]))]
    if tax["ppn_withheld"]:
        parts.append(
            Share(_("PPN, %(who)s") % {"who": _collector(tax)}, Rupiah(tax["ppn_withheld"]), _about(told, "vat"))
        )
    rest = tax["pph"] + tax.get("pbjt_withheld", 0)
    if rest:
        reason = _about(told, "income") + (f" {_about(told, 'pbjt')}" if tax.get("pbjt_withheld") else "")
        parts.append(
            Share(_("%(tax)s, %(who)s") % {"tax": _rest_words(tax), "who": _collector(tax)}, Rupiah(rest), reason)
        )
    return parts


def _about(told: list[Told], about: str) -> str:
    return " ".join(one.text for one in told if one.about == about)


def _collector(tax: Mapping[str, Any]) -> str:
    if tax["collector"] == "platform":
        return _("dipungut dan disetor platform")
    return _("dipungut dan disetor bendahara")


def _rest_words(tax: Mapping[str, Any]) -> str:
    kinds = [
        _("PPh final") if kind == "final" else f"PPh Pasal {kind}"
        for kind, amount in tax["pph_parts"].items()
        if amount
    ]
    return _(" dan ").join([*kinds, *(["PBJT"] if tax.get("pbjt_withheld") else [])])


def reasons_of(order: "Order") -> list[str]:
    """The sentences that no share carries: why a tax is not withheld, what delivery counts as."""
    tax: Mapping[str, Any] = order.tax
    if not tax:
        return []
    shown = {"totals"}
    shown |= {"vat"} if tax["ppn_withheld"] else set()
    shown |= {"income"} if tax["pph"] else set()
    shown |= {"pbjt"} if tax.get("pbjt_withheld") else set()
    return [one.text for one in kept_sentences(tax) if one.about not in shown]
