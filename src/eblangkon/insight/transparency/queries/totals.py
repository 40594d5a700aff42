"""Public totals: packages and rupiah paid, by year, month, region, kind of vendor and category.

Each answer adds the summary of closed days to the orders paid since (`paid.counted`), so a purchase stands in every
total the moment it is paid; two queries. The cut-off of an answer is the moment it is asked.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, Q

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.ground.regions.models import Region
from eblangkon.insight.transparency.queries.paid import counted, counted_until
from eblangkon.parties.vendors.models import Vendor
from eblangkon.parties.vendors.queries import public_vendors
from eblangkon.purchase.catalogue.models import Category
from eblangkon.purchase.catalogue.queries import listed_products


@dataclass(frozen=True, slots=True)
class YearTotal:
    """Orders paid in a calendar year, and their value in rupiah."""

    year: int
    packages: int
    value: Rupiah


@dataclass(frozen=True, slots=True)
class MonthTotal:
    """Orders paid in one month, 1 to 12."""

    year: int
    month: int
    packages: int
    value: Rupiah


@dataclass(frozen=True, slots=True)
class PartTotal:
    """A part of a total: a region by code, a category by code, or a kind of vendor. `name` as stored."""

    code: str
    name: str
    packages: int
    value: Rupiah


@dataclass(frozen=True, slots=True)
class Counts:
    """Vendors that are open and products that are for sale at this moment."""

    vendors: int
    entities: int
    individuals: int
    products: int


def totals(region: str | None = None) -> list[YearTotal]:
    """By calendar year of payment, oldest first; without `region` the whole province. Years without any are absent."""
    rows = _counted("year", region, None)
    return [YearTotal(year, packages, Rupiah(value)) for year, packages, value in rows]


def by_month(region: str | None = None, year: int | None = None) -> list[MonthTotal]:
    """By month, oldest first; of one year when it is given."""
    rows = _counted("year, month", region, year)
    return [MonthTotal(y, month, packages, Rupiah(value)) for y, month, packages, value in rows]


def by_region(year: int | None = None) -> list[PartTotal]:
    """Every kabupaten and kota and the province, by code, also those without any order."""
    found = {code: (packages, value) for code, packages, value in _counted("region_id", None, year)}
    names = Region.objects.order_by("code").values_list("code", "name")
    return [_part(code, name, *found.get(code, (0, 0))) for code, name in names]


def by_vendor_kind(region: str | None = None, year: int | None = None) -> list[PartTotal]:
    """Entities and individuals, both always."""
    found = {kind: (packages, value) for kind, packages, value in _counted("vendor_kind", region, year)}
    kinds = (Vendor.Kind.ENTITY, Vendor.Kind.INDIVIDUAL)
    return [_part(kind.value, str(kind.label), *found.get(kind.value, (0, 0))) for kind in kinds]


def by_category(region: str | None = None, year: int | None = None) -> list[PartTotal]:
    """The categories that were bought, the largest value first; code "" is what names no category."""
    names = {
        pk: (code, name) for pk, code, name in Category.objects.filter(parent=None).values_list("id", "code", "name")
    }
    parts = [
        _part(*names.get(category, ("", "")), packages, value)
        for category, packages, value in _counted("category_id", region, year)
    ]
    return sorted(parts, key=lambda part: (-part.value, part.code))


def counts(region: str | None = None) -> Counts:
    """What is there now, in the province or with the vendors of one region; no practice shops. Two queries."""
    vendors, products = public_vendors().order_by(), listed_products().select_related(None)
    if region:
        vendors, products = vendors.filter(region=region), products.filter(vendor__region=region)
    found = vendors.aggregate(entities=Count("pk", filter=Q(kind="entity")), all=Count("pk"))
    return Counts(found["all"], found["entities"], found["all"] - found["entities"], products.count())


def _part(code: str, name: str, packages: int, value: int) -> PartTotal:
    return PartTotal(code, name, packages, Rupiah(value))


def _counted(columns: str, region: str | None, year: int | None) -> list[tuple[Any, ...]]:
    """Packages and value by `columns` (names of `paid.counted`, never from outside), in their order."""
    since, head = counted_until(), counted(categories="category_id" in columns)
    narrow = [words for words, given in (("region_id = %(region)s", region), ("year = %(year)s", year)) if given]
    where = f"WHERE {' AND '.join(narrow)}" if narrow else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"{head} SELECT {columns}, sum(packages)::bigint, sum(value)::bigint FROM counted {where}"  # noqa: S608  our words
            f" GROUP BY {columns} ORDER BY {columns}",
            {"since": since, "region": region, "year": year},
        )
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
