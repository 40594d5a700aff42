"""A region's price standard: looked up, and set beside a price."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q, Subquery, Value
from django.db.models.functions import Length

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue.models import PriceStandard
from eblangkon.purchase.catalogue.rules.likeness import most_alike, words
from eblangkon.purchase.catalogue.rules.units import fold_unit


def standards_like(wanted: Mapping[int, str], region: str, year: int, each: int = 4) -> dict[int, list[PriceStandard]]:
    """For each key's words the region's price standards with all of them, the shortest names first; one query.

    Of the latest year up to `year` that the region has taken in.
    """
    latest = PriceStandard.objects.filter(region=region, year__lte=year).order_by("-year").values("year")[:1]
    parts = []
    for key, written in wanted.items():
        part = PriceStandard.objects.filter(region=region, year=Subquery(latest)).annotate(key=Value(key))
        for word in written.split()[:8]:
            part = part.filter(Q(name__icontains=word) | Q(specification__icontains=word))
        if written.strip():
            parts.append(part.annotate(length=Length("name")).order_by("length", "price", "pk")[:each])
    found: dict[int, list[PriceStandard]] = {key: [] for key in wanted}
    if not parts:
        return found
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    for row in sorted(rows, key=lambda row: (row.key, row.length, row.price, row.pk)):
        found[row.key].append(row)
    return found


def standard_prices(ids: Collection[int], region: str) -> dict[int, Rupiah]:
    """Prices of these items of a region's standard, rupiah a unit; another region's items are left out."""
    rows = PriceStandard.objects.filter(pk__in=ids, region=region).values_list("pk", "price")
    return {pk: Rupiah(int(price)) for pk, price in rows}


@dataclass(frozen=True, slots=True)
class AgainstStandard:
    """A price beside its region's standard. `compared_with` names the item; `percent` is below zero when cheaper."""

    standard: Rupiah
    percent: float
    compared_with: str
    region: str
    year: int


def standard_position(name: str, unit: str, price: Rupiah, region: str, on: date) -> AgainstStandard | None:
    """Where a unit's price stands against the region's standard of the latest year up to `on`; one query.

    None where no item has the same words and unit: nothing is compared with something else.
    """
    return standard_positions({0: (name, unit, price)}, region, on).get(0)


def standard_positions(
    asked: Mapping[int, tuple[str, str, Rupiah]], region: str, on: date
) -> dict[int, AgainstStandard]:
    """The same for many at once, each (name, unit, price) by its key, in one query; without an item a key is absent."""
    latest = PriceStandard.objects.filter(region=region, year__lte=on.year).order_by("-year").values("year")[:1]
    begins = (Q(name__istartswith=word) for word in sorted({w for name, _, _ in asked.values() for w in words(name)}))
    units = {fold_unit(unit) for _, unit, _ in asked.values()}
    items = list(
        PriceStandard.objects.filter(
            reduce(or_, begins, Q(pk=None)), region=region, year=Subquery(latest), unit__in=units
        ).order_by("pk")
    )
    found = {}
    for key, (name, unit, price) in asked.items():
        first, folded = tuple(words(name)), fold_unit(unit)
        item = most_alike(name, (one for one in items if one.unit == folded and one.name.lower().startswith(first)))
        if item is not None:
            found[key] = _against(item, price)
    return found


def _against(item: PriceStandard, price: Rupiah) -> AgainstStandard:
    standard = Rupiah(int(item.price))
    told = f"{item.name}, {item.specification}" if item.specification else item.name
    return AgainstStandard(
        standard, 100 * (int(price) - int(standard)) / int(standard), told, item.region_id, item.year
    )
