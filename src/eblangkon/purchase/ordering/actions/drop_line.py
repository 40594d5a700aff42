"""Take a line out of a basket."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.purchase.catalogue.actions.release_stock import release_stock
from eblangkon.purchase.ordering.actions.basket import note_change, open_basket
from eblangkon.purchase.ordering.models import OrderLine


@transaction.atomic
def drop_line(*, order: int, line: int, by: Actor) -> None:
    """The stock that a returned order still held for it is free. Raises OrderLine.DoesNotExist for another's line."""
    basket = open_basket(order, by)
    found = OrderLine.objects.get(pk=line, order=basket)
    if found.reserved and found.product_id is not None:
        release_stock(quantities={found.product_id: found.reserved})
    found.delete()
    note_change(basket, by, "dropped", {"line": line, "name": found.name})
