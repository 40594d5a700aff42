"""What offices paid for the same thing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection

from eblangkon.ground.money.rupiah import Rupiah

FEWEST: Final = 5
"""With fewer orders a band would show single bargains, not what is usual."""

# Prices to which PPN still came are left out: they do not compare with what others paid in all.
_BAND = """
SELECT percentile_disc(ARRAY[0.1, 0.5, 0.9]) WITHIN GROUP (ORDER BY l.unit_price), count(*)
FROM ordering_orderline l JOIN ordering_order o ON o.number = l.order_id
WHERE l.product_id IN (
    SELECT p.id FROM catalogue_product p JOIN catalogue_product this ON lower(this.name) = lower(p.name)
      AND lower(this.unit) = lower(p.unit) WHERE this.id = %(product)s
  )
  AND o.state = 'paid' AND o.moved_at >= %(since)s
  AND (NOT o.demonstration OR EXISTS (SELECT FROM kernel_installation WHERE kind = 'demonstration'))
  AND (l.includes_ppn OR NOT EXISTS (SELECT FROM vendors_taxstatus t WHERE t.vendor_id = o.vendor_id AND t.pkp))
"""


@dataclass(frozen=True, slots=True)
class Band:
    """The middle 80 % of the unit prices paid, rupiah with PPN where it is due, their median, and of how many lines."""

    low: Rupiah
    median: Rupiah
    high: Rupiah
    lines: int


def paid_band(product: int, since: datetime) -> Band | None:
    """Prices paid since then for products of the same name and unit, of any shop; None for too few. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_BAND, {"product": product, "since": since})
        prices, lines = cursor.fetchone()
    if lines < FEWEST:
        return None
    low, median, high = (Rupiah(int(price)) for price in prices)
    return Band(low, median, high, lines)
