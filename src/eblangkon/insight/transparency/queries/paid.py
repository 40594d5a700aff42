"""Which orders are counted, when, and under what: one piece of SQL for the summary and for what came after it.

An order counts in the month in which it was paid, on Central Java's calendar (DOMAIN.md 5): `state` says paid and
`moved_at` when, for nothing moves an order after that. A purchase is counted whole under the category of its largest
line, so that packages and rupiah of the categories add up. Practice orders of a real installation are left out; in a
demonstration everything is invented, and counted.
"""

from datetime import UTC, datetime
from typing import Final

from django.db.models import Max

from eblangkon.insight.transparency.models import PaidMonth

_CATEGORY: Final = """
  WITH RECURSIVE above AS (
    (SELECT c.id, c.parent_id
     FROM ordering_orderline l
     JOIN catalogue_product p ON p.id = l.product_id
     JOIN catalogue_category c ON c.id = p.category_id
     WHERE l.order_id = o.number
     ORDER BY l.unit_price * coalesce(l.accepted_quantity, l.quantity) DESC, l.id
     LIMIT 1)
    UNION ALL
    SELECT c.id, c.parent_id FROM above JOIN catalogue_category c ON c.id = above.parent_id
  )
  SELECT id FROM above WHERE parent_id IS NULL
"""


def paid(when: str, *, categories: bool) -> str:
    """SQL of the paid orders with `o.moved_at` as `when` says, by region, year, month, category and kind of vendor.

    Looking up each order's category takes twenty times as long as all the rest: without `categories` it is null.
    """
    category = f"({_CATEGORY})" if categories else "NULL::bigint"
    return f"""
SELECT paid.region_id, extract(year FROM paid.at)::smallint AS year, extract(month FROM paid.at)::smallint AS month,
       paid.category_id, paid.kind AS vendor_kind, count(*)::integer AS packages, sum(paid.total)::bigint AS value
FROM (
  SELECT o.region_id, o.moved_at AT TIME ZONE 'Asia/Jakarta' AS at, o.total, v.kind, {category} AS category_id
  FROM ordering_order o
  JOIN vendors_vendor v ON v.id = o.vendor_id
  WHERE o.state = 'paid' AND o.moved_at {when}
    AND (NOT o.demonstration OR EXISTS (SELECT FROM kernel_installation WHERE kind = 'demonstration'))
) paid
GROUP BY 1, 2, 3, 4, 5
"""  # noqa: S608  our own words


def counted(*, categories: bool) -> str:
    """SQL that begins a statement: all months up to this very moment as `counted`.

    The count up to `since`, and the orders paid from then on. `since` is a value and no subquery: else the planner
    expects a third of all orders and reads the whole table.
    """
    return f"""
WITH counted AS (
  SELECT region_id, year, month, category_id, vendor_kind, packages, value
  FROM transparency_paidmonth WHERE counted_until = %(since)s
  UNION ALL
  {paid(">= %(since)s", categories=categories)}
)
"""  # noqa: S608  our own words


LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)


def counted_until() -> datetime:
    """What the newest count reaches; LONG_AGO as long as nobody has counted. One query."""
    found: datetime | None = PaidMonth.objects.aggregate(newest=Max("counted_until"))["newest"]
    return found or LONG_AGO
