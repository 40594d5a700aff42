"""Search by PostgreSQL's full text with its built-in Indonesian stemmer; no extension is needed.

Three statements whatever is asked. Words that match a large part of a large catalogue would be slow (ranking
200,000 hits takes a second), so at most COUNTED hits are counted and the newest RANKED are ranked; the result says
when that was so. Sorting by price looks at every hit.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db import connection

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue.models import Product
from eblangkon.purchase.catalogue.rules.search import MOST_PAGES, Facet, Filters, Hit, Order, Results, words_of

COUNTED: Final = 10_000
RANKED: Final = 2_000

_FROM = """
FROM catalogue_searchentry e
JOIN catalogue_price p ON p.product_id = e.product_id AND p.until IS NULL AND p.min_quantity = 1
"""
_ORIGIN = "CASE WHEN e.pdn THEN 'pdn' WHEN e.pdn IS NULL THEN 'unknown' ELSE 'import' END"
# One condition for each facet that can be filtered; always true where nothing is asked.
_ASKED: Mapping[str, str] = {
    "category": "(cardinality(%(categories)s::text[]) = 0 OR e.category = ANY (%(categories)s::text[])"
    " OR split_part(e.category, '.', 1) = ANY (%(categories)s::text[]))",
    "region": "(cardinality(%(regions)s::text[]) = 0 OR e.region = ANY (%(regions)s::text[]))",
    "origin": f"(cardinality(%(origins)s::text[]) = 0 OR {_ORIGIN} = ANY (%(origins)s::text[]))",
    "kind": "(cardinality(%(kinds)s::text[]) = 0 OR e.kind = ANY (%(kinds)s::text[]))",
    "size": "(cardinality(%(sizes)s::text[]) = 0 OR e.size = ANY (%(sizes)s::text[]))",
}
_ALL = " AND ".join(_ASKED.values())
# The columns that are counted, in the order of the statement below, each with the filter that does not narrow it.
_FACETS: tuple[tuple[Facet, str], ...] = (
    ("category", "category"),
    ("leaf", "category"),
    ("region", "region"),
    ("origin", "origin"),
    ("kind", "kind"),
    ("size", "size"),
)
_ORDERS: Mapping[Order, str] = {
    "relevance": "e.product_id DESC",
    "new": "e.product_id DESC",
    "cheap": "p.amount, e.product_id",
    "dear": "p.amount DESC, e.product_id",
}


def _count_statement(always: str) -> str:
    """Each hit that fails at most one facet's filter counts for that facet's other values: one pass for all facets."""
    held = ", ".join(f"{condition} AS in_{name}" for name, condition in _ASKED.items())
    kept = " + ".join(f"{condition}::int" for condition in _ASKED.values())
    others = ", ".join(
        f"count(*) FILTER (WHERE {' AND '.join(f'in_{other}' for other in _ASKED if other != name)})" for name in _ASKED
    )
    return f"""
WITH hit AS MATERIALIZED (
  SELECT split_part(e.category, '.', 1) AS category, e.category AS leaf, e.region, {_ORIGIN} AS origin, e.kind,
    e.size, {held}
  {_FROM} WHERE {always} AND {kept} >= {len(_ASKED) - 1} LIMIT %(counted)s + 1
)
SELECT category, leaf, region, origin, kind, size,
  count(*) FILTER (WHERE {" AND ".join(f"in_{name}" for name in _ASKED)}), {others}, count(*)
FROM hit GROUP BY GROUPING SETS ((), (category), (leaf), (region), (origin), (kind), (size))
"""  # noqa: S608  every part is written above; what was typed goes in as parameters


def _plain_statement(always: str, order: Order) -> str:
    return f"""
SELECT e.product_id, p.amount, p.includes_ppn {_FROM} WHERE {always} AND {_ALL}
ORDER BY {_ORDERS[order]} LIMIT %(size)s OFFSET %(offset)s
"""


def _ranked_statement(always: str) -> str:
    """A name that begins with the words stands before one that holds them somewhere."""
    return f"""
WITH hit AS MATERIALIZED (
  SELECT e.product_id, p.amount, p.includes_ppn, e.document {_FROM} WHERE {always} AND {_ALL}
  ORDER BY e.product_id DESC LIMIT %(ranked)s
)
SELECT hit.product_id, hit.amount, hit.includes_ppn FROM hit JOIN catalogue_product named ON named.id = hit.product_id
ORDER BY ts_rank(ARRAY[0.05, 0.2, 0.4, 1]::real[], hit.document, plainto_tsquery('indonesian', %(query)s))
  + CASE position(lower(%(query)s) IN lower(named.name)) WHEN 0 THEN 0 WHEN 1 THEN 1 ELSE 0.5 END DESC,
  hit.product_id DESC
LIMIT %(size)s OFFSET %(offset)s
"""  # noqa: S608


class PostgresSearch:
    """The engine inside the database."""

    def search(self, query: str, filters: Filters, page: int, *, size: int = 24, order: Order = "relevance") -> Results:
        """As SearchIndex says. Pages outside 1 to MOST_PAGES have no hits."""
        words = words_of(query)
        asked = _asked(words, filters) | {"size": size, "offset": max(page - 1, 0) * size}
        always = _always(words, filters)
        total, more, facets = _count(always, asked)
        by_rank = bool(words) and order == "relevance"
        hits: Sequence[Hit] = ()
        if total and 1 <= page <= MOST_PAGES:
            hits = _hits(_ranked_statement(always) if by_rank else _plain_statement(always, order), asked)
        ranked = RANKED if by_rank and total > RANKED else None
        return Results(total, hits, facets, more, ranked)


def _asked(words: str, filters: Filters) -> dict[str, Any]:
    return {
        "query": words,
        "categories": list(filters.categories),
        "regions": list(filters.regions),
        "origins": list(filters.origins),
        "kinds": list(filters.kinds),
        "sizes": list(filters.sizes),
        "least": filters.least,
        "most": filters.most,
        "vendor": filters.vendor,
        "counted": COUNTED,
        "ranked": RANKED,
    }


def _always(words: str, filters: Filters) -> str:
    """What every counted hit must be: no facet shows what lies outside it."""
    conditions = ["TRUE"]
    if words:
        conditions.append("e.document @@ plainto_tsquery('indonesian', %(query)s)")
    if filters.vendor is not None:
        conditions.append("e.vendor_id = %(vendor)s")
    if filters.least is not None:
        conditions.append("p.amount >= %(least)s")
    if filters.most is not None:
        conditions.append("p.amount <= %(most)s")
    return " AND ".join(conditions)


def _count(always: str, asked: Mapping[str, Any]) -> tuple[int, bool, dict[Facet, dict[str, int]]]:
    facets: dict[Facet, dict[str, int]] = {facet: {} for facet, _ in _FACETS}
    place = {name: 7 + number for number, name in enumerate(_ASKED)}
    total, seen = 0, 0
    with connection.cursor() as cursor:
        cursor.execute(_count_statement(always), asked)
        for row in cursor.fetchall():
            group = next((number for number in range(len(_FACETS)) if row[number] is not None), None)
            if group is None:
                total, seen = row[6], row[-1]
            elif count := row[place[_FACETS[group][1]]]:
                facets[_FACETS[group][0]][row[group]] = count
    more = seen > COUNTED
    return min(total, COUNTED), more, facets


def _hits(statement: str, asked: Mapping[str, Any]) -> list[Hit]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        rows = cursor.fetchall()
    products = Product.objects.select_related("vendor").in_bulk([row[0] for row in rows])
    return [_hit(products[pk], amount, includes_ppn) for pk, amount, includes_ppn in rows]


def _hit(product: Product, amount: int, includes_ppn: bool) -> Hit:
    return Hit(
        product=product.pk,
        slug=product.slug,
        name=product.name,
        unit=product.unit,
        contents=product.contents,
        photo=product.photo,
        price=Rupiah(amount),
        includes_ppn=includes_ppn,
        pdn=product.pdn,
        tkdn="" if product.tkdn is None else f"{product.tkdn.normalize():f}".replace(".", ","),
        lead_days=product.lead_days,
        vendor=product.vendor_id,
        shop=product.vendor.name,
        shop_slug=product.vendor.slug,
        region=product.vendor.region_id,
    )
