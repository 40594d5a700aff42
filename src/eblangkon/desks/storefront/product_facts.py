"""What a product's page says of price, tax and standard, reckoned by the rules and put into words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from eblangkon.desks.frame.charts.monthly_bars import decimal
from eblangkon.desks.frame.charts.price_position import Position
from eblangkon.desks.frame.facts import Fact
from eblangkon.desks.frame.goods_words import ready_words
from eblangkon.desks.storefront.goods import PLACES
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.insight.transparency.queries.paid_prices import Band, paid_band
from eblangkon.purchase.catalogue.queries import AgainstStandard, delivery_rate, standard_position
from eblangkon.services.tax.rules import TaxCase, TaxLine, TaxVendor, quote

if TYPE_CHECKING:
    from eblangkon.parties.vendors.models import Vendor
    from eblangkon.purchase.catalogue.models import Price, Product

BUYING = ("pptk", "ppk", "pp", "pa", "kpa")
A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class TierRow:
    """One tier in words: for how many, with and without PPN, and what it saves against the first."""

    quantity: str
    price: Rupiah
    base: Rupiah
    ppn: Rupiah
    saved: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the price stands. `finding` is the sentence; the chart is drawn only where there is a band."""

    finding: str
    against: AgainstStandard | None
    band: Band | None
    position: Position | None
    place: str


def home_region(actor: Actor, vendor: "Vendor") -> str:
    """The region whose standard and delivery are told: the buyer's own, for others the shop's."""
    return next((hat.region for hat in actor.hats if hat.duty in BUYING), vendor.region_id)


def tier_rows(product: "Product", prices: "Sequence[Price]", vendor: TaxVendor, on: date) -> list[TierRow]:
    """The prices in force by quantity, taken apart by the tax rules of the day."""
    rows: list[TierRow] = []
    for number, price in enumerate(prices):
        line = TaxLine(product.tax_kind, price.amount, includes_ppn=price.includes_ppn, luxury=product.luxury)  # type: ignore[arg-type]  # a choice of TaxKind is a LineKind
        told = quote(TaxCase(on, "UP", False, product.vendor.region_id, vendor, (line,)))
        whole = told.base + told.ppn
        first = int(rows[0].price if rows else whole)
        until = prices[number + 1].min_quantity - 1 if number + 1 < len(prices) else None
        saved = f"{decimal(100 * (first - int(whole)) / first)}%" if whole < first else "–"
        rows.append(TierRow(_span(price.min_quantity, until, product.unit), whole, told.base, told.ppn, saved))
    return rows


def _span(first: int, last: int | None, unit: str) -> str:
    if last is None:
        return _("%(first)d %(unit)s ke atas") % {"first": first, "unit": unit}
    return f"{first}–{last} {unit}" if last > first else f"{first} {unit}"


def standing_of(product: "Product", price: Rupiah, region: str, on: date) -> Standing:
    """The price for one unit, PPN in it, among the prices paid for the same thing and beside the standard."""
    against = standard_position(f"{product.name} {product.contents}", product.unit, price, region, on)
    band = paid_band(product.pk, clock.now() - A_YEAR)
    position = None
    if band is not None:
        position = Position(band.low, band.high, band.median, price, against.standard if against else None)
    return Standing(_finding(price, against, band), against, band, position, PLACES.get(region, region))


def _finding(price: Rupiah, against: AgainstStandard | None, band: Band | None) -> str:
    if against is None and band is None:
        return ""
    parts = []
    if against is not None:
        parts.append(distance(against.percent))
    if band is not None:
        within = _("di dalam rentang yang biasa dibayar")
        below, above = _("di bawah rentang yang biasa dibayar"), _("di atas rentang yang biasa dibayar")
        parts.append(below if price < band.low else above if price > band.high else within)
    sentence = _(" dan ").join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}."


def distance(percent: float) -> str:
    """`9,5% di bawah standar harga`."""
    if round(percent, 1) == 0:
        return _("sama dengan standar harga")
    told = {"percent": decimal(abs(percent))}
    return (
        _("%(percent)s%% di bawah standar harga") % told
        if percent < 0
        else (_("%(percent)s%% di atas standar harga") % told)
    )


def delivery_facts(product: "Product", region: str) -> list[Fact]:
    """What bringing costs and takes; said to be agreed in the basket where the shop has not set it."""
    rate, place = delivery_rate(product.vendor_id, region), PLACES.get(region, region)
    label = _("Kirim ke %(place)s") % {"place": place}
    ready = ready_words(product.lead_days)
    if rate is None:
        return [Fact(label, _("%(ready)s; ongkos disepakati di keranjang") % {"ready": ready})]
    rows = [Fact(label, f"{ready}, {rate.amount if rate.amount else _('tanpa ongkos')}")]
    if rate.free_from is not None and rate.amount:
        rows.append(Fact(_("Gratis kirim"), _("mulai %(price)s") % {"price": Rupiah(rate.free_from)}))
    return rows
