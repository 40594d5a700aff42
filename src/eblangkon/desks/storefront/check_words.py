"""What a checked paper says to everybody: from its frozen data, without what is personal.

Left out: addresses, numbers of people (NIP, NIK), bank accounts, whoever acts for a shop, carriers, and every remark
that somebody typed. Officials who signed in office are named, for the paper is their act.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from eblangkon.desks.frame.facts import Fact
from eblangkon.desks.frame.templatetags.words import day, moment, number
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.services.documents.rules import Count, Line, Paper, Party, Signature

VENDOR = "Penyedia"
"""The caption under which a shop signs, on every paper of the house."""


@dataclass(frozen=True, slots=True)
class Goods:
    """One row of goods: with a price, or as counted. What the paper does not say is empty."""

    name: str
    quantity: str
    unit_price: Rupiah | None = None
    total: Rupiah | None = None
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """The public part of one paper. `total` in rupiah; None where the paper knows no sum."""

    facts: tuple[Fact, ...]
    goods: tuple[Goods, ...]
    total: Rupiah | None
    signatures: tuple[str, ...]

    @property
    def priced(self) -> bool:
        """Whether its goods carry prices, or were only counted."""
        return any(row.total is not None for row in self.goods)


def said(paper: Paper) -> Said:
    """Read the public part of `paper` (what `documents.rules.thaw` gives)."""
    total = getattr(paper, "total", None)
    return Said(
        tuple(_facts(paper)),
        tuple(_goods(getattr(paper, "lines", ()), getattr(paper, "counts", ()))),
        None if total is None else Rupiah(total),
        tuple(_signed(one, paper.vendor) for one in paper.signatures),
    )


def _facts(paper: Paper) -> Iterator[Fact]:
    yield Fact(_("Kantor"), paper.buyer.name)
    if paper.buyer.person:
        position = f", {paper.buyer.position}" if paper.buyer.position else ""
        yield Fact(_("Pejabat"), f"{paper.buyer.person}{position}")
    yield Fact(_("Penyedia"), paper.vendor.name)
    yield Fact(_("Tanggal pada surat"), f"{paper.place}, {day(paper.day)}")
    order = getattr(paper, "order", None)
    if order is not None:
        yield Fact(_("Untuk surat pesanan"), f"{order.number}, {day(order.day)}")
    budget = getattr(paper, "budget", None)
    if budget is not None:
        yield Fact(_("Paket RUP"), f"{budget.package_code} · {budget.package_name}, {budget.year}")
    if getattr(paper, "received_from", ""):
        yield Fact(_("Sudah terima dari"), str(getattr(paper, "received_from", "")))
    if getattr(paper, "purpose", ""):
        yield Fact(_("Untuk pembayaran"), str(getattr(paper, "purpose", "")))


def _goods(lines: Iterable[Line], counts: Sequence[Count]) -> Iterator[Goods]:
    for line in lines:
        yield Goods(line.name, f"{number(line.quantity)} {line.unit}", Rupiah(line.unit_price), Rupiah(line.total))
    for count in counts:
        told = _("dikirim %(sent)s") % {"sent": number(count.delivered)}
        if count.accepted is not None:
            told = _("%(sent)s, diterima %(accepted)s") % {"sent": told, "accepted": number(count.accepted)}
        yield Goods(count.name, f"{number(count.ordered)} {count.unit}", counted=told)


def _signed(signature: Signature, vendor: Party) -> str:
    """Who stands there and how; for a shop its own name, never the person's."""
    for_shop = signature.caption == VENDOR or (vendor.person and signature.name == vendor.person)
    who = vendor.name if for_shop else signature.name
    if signature.act == "account" and signature.at:
        act = _("disetujui dengan akun, %(at)s") % {"at": moment(signature.at)}
    elif signature.act == "electronic" and signature.at:
        act = _("ditandatangani elektronik, %(at)s") % {"at": moment(signature.at)}
    else:
        act = _("belum, atau dengan tinta pada kertasnya")
    return f"{signature.caption}: {', '.join(filter(None, (who, act)))}"
