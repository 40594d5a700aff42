"""Give back everything an order has reserved."""

from eblangkon.purchase.catalogue.actions.release_stock import release_stock
from eblangkon.purchase.ordering.actions.ledger import give_back
from eblangkon.purchase.ordering.models import Order, OrderLine


def free(order: Order) -> None:
    """Ceiling, accounts and stock of an order whose row the caller has locked; harmless when nothing is held.

    A basket that was never sent, or whose holding has ended, has no reservation to give back.
    """
    if not order.reserved:
        return
    give_back(order)
    wanted = OrderLine.objects.filter(order=order, product__isnull=False).values_list("product_id", "reserved")
    held = {product: count for product, count in wanted if product is not None and count}
    if held:
        release_stock(quantities=held)
    OrderLine.objects.filter(order=order).update(reserved=0)
    order.reserved, order.held_until = False, None
    order.save(update_fields=["reserved", "held_until"])
