"""The one statement that changes stock; the verbs beside it say why."""

from collections.abc import Mapping

from django.db import connection

from eblangkon.purchase.catalogue.models import Stock
from eblangkon.purchase.catalogue.rules.stock import ShortOfStock

# Rows are locked by product id, so that two baskets with the same goods in another order cannot wait for each other.
_CHANGE = """
WITH wanted AS (SELECT * FROM unnest(%s::bigint[], %s::bigint[]) AS w (product_id, quantity)),
held AS (SELECT s.product_id FROM catalogue_stock s JOIN wanted USING (product_id)
         ORDER BY s.product_id FOR UPDATE OF s)
UPDATE catalogue_stock s
SET on_hand = s.on_hand + w.quantity * %s, reserved = s.reserved + w.quantity * %s
FROM wanted w JOIN held USING (product_id)
WHERE s.product_id = w.product_id
  AND s.reserved + w.quantity * %s BETWEEN 0 AND s.on_hand + w.quantity * %s
RETURNING s.product_id
"""


def change_stock(quantities: Mapping[int, int], *, on_hand: int, reserved: int) -> None:
    """Move all or nothing; `on_hand` and `reserved` are -1, 0 or 1 times the quantity. Raises ShortOfStock."""
    if any(quantity < 1 for quantity in quantities.values()):
        raise ValueError("Quantities are whole units above zero")
    wanted = sorted(quantities.items())
    with connection.cursor() as cursor:
        ids, counts = [key for key, _ in wanted], [count for _, count in wanted]
        cursor.execute(_CHANGE, [ids, counts, on_hand, reserved, reserved, on_hand])
        done = {int(row[0]) for row in cursor.fetchall()}
    if not (missing := set(quantities) - done):
        return
    if short := list(Stock.objects.select_related("product").filter(product__in=missing).order_by("product_id")):
        raise ShortOfStock(short[0].product.name, {row.product_id: row.on_hand - row.reserved for row in short})
