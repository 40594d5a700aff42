"""Change how many, and take the price of today."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.catalogue.queries import offers_in_force
from eblangkon.purchase.ordering.actions.basket import note_change, open_basket, take_over
from eblangkon.purchase.ordering.models import OrderLine
from eblangkon.purchase.ordering.rules.basket import MOST_UNITS, TOO_MANY
from eblangkon.purchase.ordering.rules.refusals import Refused


@transaction.atomic
def change_line(*, order: int, line: int, quantity: int, by: Actor) -> OrderLine:
    """Return the line. The same quantity again is how a buyer accepts a changed price.

    Raises Refused for a quantity below 1 or a product no longer sold, OrderLine.DoesNotExist for another's line.
    """
    basket = open_basket(order, by)
    found = OrderLine.objects.get(pk=line, order=basket)
    if quantity < 1:
        raise Refused.because("quantity", said("Jumlah paling sedikit 1. Untuk tidak membeli, keluarkan barisnya."))
    if quantity > MOST_UNITS:
        raise Refused.because("quantity", TOO_MANY)
    if found.product_id is not None:
        offer = offers_in_force({found.product_id: quantity}, clock.today()).get(found.product_id)
        if offer is None:
            raise Refused.because("not_offered", said("{name} tidak lagi dijual. Keluarkan barisnya.", name=found.name))
        take_over(found, offer)
    found.quantity = quantity
    found.save()
    note_change(basket, by, "changed", {"line": line, "quantity": quantity, "unit_price": int(found.unit_price)})
    return found
