"""A basket as its page draws it: rows with their purses, what is paid and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eblangkon.ground.kernel.told import told
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.actions.reckon import Purse, Reckoning
from eblangkon.purchase.ordering.rules.refusals import Doubt, PriceChanged, Problem
from eblangkon.services.tax.papers.names import INCOME_TAXES
from eblangkon.services.tax.papers.sentences import sentence

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import OrderLine
    from eblangkon.services.tax.rules import TaxQuote


@dataclass(frozen=True, slots=True)
class Bar:
    """One purse drawn 1000 wide: what others took, what this basket takes, and whether that is too much."""

    purse: Purse
    used: str
    takes: str
    over: bool
    short: Rupiah


def bar(purse: Purse) -> Bar:
    """Widths as text with a point, whatever the language."""
    whole = max(int(purse.whole), 1)
    used = min(max(int(purse.whole - purse.left), 0) / whole, 1) * 1000
    takes = min(int(purse.takes) / whole * 1000, 1000 - used)
    over = purse.after < 0
    return Bar(purse, f"{used:.1f}", f"{max(takes, 12 if over else 2 if purse.takes else 0):.1f}", over, -purse.after)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the basket. `quantity` and `account` are as they were typed."""

    line: "OrderLine"
    quantity: str
    account: str
    amount: Rupiah
    bar: Bar | None
    errors: list[str]
    doubts: list[Doubt]
    changed: PriceChanged | None


def rows_of(
    lines: Sequence["OrderLine"], found: Reckoning, problems: Sequence[Problem], typed: Mapping[str, str]
) -> list[Row]:
    """The goods with what speaks against each; an account's trouble stands at every line charged to it."""
    rows = []
    for line in lines:
        fields = (f"line-{line.pk}", f"account-{line.pk}", f"account-{line.account_id}")
        own = [problem for problem in problems if problem.field == fields[0]]
        own += [problem for problem in problems if problem.field in fields[1:] and problem.code != "account_kind"]
        changed = next((problem for problem in own if isinstance(problem, PriceChanged)), None)
        purse = found.purses.get(line.account_id or 0)
        rows.append(
            Row(
                line,
                typed.get(f"jumlah-{line.pk}", str(line.quantity)),
                typed.get(f"akun-{line.pk}", str(line.account_id or "")),
                line.amount,
                bar(purse) if purse else None,
                [told(problem.message) for problem in own if not isinstance(problem, (Doubt, PriceChanged))],
                [problem for problem in own if isinstance(problem, Doubt)],
                changed,
            )
        )
    return rows


@dataclass(frozen=True, slots=True)
class Sum:
    """One row of what is paid, with the reasons beneath; `ruled` draws an ink rule above."""

    label: str
    amount: Rupiah
    reasons: tuple[str, ...] = ()
    ruled: bool = False


def sums_of(goods: int, goods_sum: Rupiah, shipping: Rupiah, quote: "TaxQuote") -> list[Sum]:
    """From the goods to what the vendor receives; the same sentences as on the order's page and in `tax_quote`."""
    told = {
        about: tuple(sentence(step) for step in quote.explanation if step.code.startswith(about)) for about in _ABOUT
    }
    rows = [Sum(ngettext("Barang, %(n)d baris", "Barang, %(n)d baris", goods) % {"n": goods}, goods_sum)]
    if shipping:
        rows.append(Sum(_("Ongkos kirim"), shipping, told["shipping"]))
    added = quote.buyer_pays - goods_sum - shipping
    if added:
        words = _("PPN dan PBJT di atas harga") if quote.pbjt and quote.ppn else _("PBJT di atas harga")
        rows.append(Sum(words if quote.pbjt else _("PPN di atas harga"), added))
    rows.append(Sum(_("Dibayar kantor"), quote.buyer_pays, ruled=True))
    if quote.ppn or told["vat"]:
        rows.append(Sum(_("PPN yang dipungut"), -quote.ppn_withheld, told["vat"]))
    for kind, amount in quote.pph_parts.items():
        rows.append(Sum(INCOME_TAXES[kind], -amount))
    if not quote.pph_parts:
        rows.append(Sum(_("PPh"), Rupiah(0), told["income"]))
    else:
        last = rows.pop()
        rows.append(Sum(last.label, last.amount, told["income"]))
    if quote.pbjt or told["pbjt"]:
        rows.append(Sum(_("Pajak makanan daerah (PBJT)"), -quote.pbjt_withheld, told["pbjt"]))
    rows.append(Sum(_("Diterima penyedia (bersih)"), quote.vendor_nets, ruled=True))
    return rows


_ABOUT = ("shipping", "vat", "income", "pbjt")
