"""Goods of the catalogue that may answer a request, and shops that have several of its lines."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext as _

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue.queries import Match, matching_offers

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import RequestLine


@dataclass(frozen=True, slots=True)
class Offered:
    """A product that may answer a line: its sum, and how its price stands to the standard, in words with a tone."""

    match: Match
    total: Rupiah
    standing: str
    tone: str
    short: bool
    other_unit: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line of the request with what the catalogue has for it."""

    line: "RequestLine"
    search: str
    offers: list[Offered]


@dataclass
class Shop:
    """A vendor who has several of the lines: what all of them cost there."""

    vendor: int
    name: str
    place: str
    chosen: list[tuple[int, int]] = field(default_factory=list)
    total: Rupiah = field(default_factory=lambda: Rupiah(0))


def offers_for(request: HttpRequest, lines: Sequence["RequestLine"], *, practice: bool = False) -> list[Wanted]:
    """What the catalogue has for each line, all in one query; `cari-<line>` looks for other words.

    A `practice` office is shown what practice shops have.
    """
    search = {line.pk: request.GET.get(f"cari-{line.pk}", "").strip()[:80] or line.name for line in lines}
    asked = {line.pk: (search[line.pk], line.quantity) for line in lines}
    found = matching_offers(asked, practice=practice)
    return [
        Wanted(line, search[line.pk], [_offered(line, match) for match in found.get(line.pk, [])]) for line in lines
    ]


def _offered(line: "RequestLine", match: Match) -> Offered:
    same_unit = match.unit.lower() == line.unit.lower()
    standing, tone = _standing(match.unit_price, line.standard_price) if same_unit else ("", "")
    return Offered(
        match,
        match.unit_price * line.quantity,
        standing,
        tone,
        match.free is not None and match.free < line.quantity,
        not same_unit,
    )


def _standing(price: Rupiah, standard: int | None) -> tuple[str, str]:
    if not standard:
        return _("standar harga tidak diketahui"), ""
    if price == standard:
        return _("sama dengan standar harga"), "good"
    share = abs(int(price) - standard) * 100 // standard
    if price < standard:
        return (_("%(n)s%% di bawah standar") if share else _("sedikit di bawah standar")) % {"n": share}, "good"
    return (_("%(n)s%% di atas standar") if share else _("sedikit di atas standar")) % {"n": share}, "warn"


def shops_of(wanted: Sequence[Wanted]) -> list[Shop]:
    """Vendors who have more than one of the lines, those with the most first, then the cheapest."""
    found: Mapping[int, dict[int, Offered]] = defaultdict(dict)
    for one in wanted:
        for offer in one.offers:
            if not offer.short and not offer.other_unit:
                found[offer.match.vendor].setdefault(one.line.pk, offer)
    shops = []
    for vendor, offers in found.items():
        if len(offers) < 2:
            continue
        some = next(iter(offers.values())).match
        shop = Shop(vendor, some.shop, some.place)
        for line, offer in offers.items():
            shop.chosen.append((line, offer.match.product))
            shop.total += offer.total
        shops.append(shop)
    return sorted(shops, key=lambda shop: (-len(shop.chosen), shop.total))[:3]
