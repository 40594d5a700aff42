"""Answer lines of a request with products of one vendor, in one tap."""

from collections.abc import Mapping

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue.queries import delivery_cost
from eblangkon.purchase.ordering.actions.drop_line import drop_line
from eblangkon.purchase.ordering.actions.put_line import put_line, put_shipping
from eblangkon.purchase.ordering.actions.start_order import start_order
from eblangkon.purchase.ordering.models import Order, OrderLine, RequestLine, RequestNote
from eblangkon.purchase.ordering.rules.refusals import Refused
from eblangkon.purchase.ordering.states import State


@transaction.atomic
def fill_basket(*, request: int, vendor: int, products: Mapping[int, int], by: Actor) -> Order:
    """Return that vendor's basket of this request, started if there is none, with `products` in it
    (line id to product).

    Each takes quantity and account of its line, and delivery comes to what the shop asks in the office's region,
    unless the buyer wrote another cost. A product that is already in stays as it is, so that a second tap changes
    nothing. Raises Refused (nothing chosen, not agreed, not sold by that vendor) or WrongDuty.
    """
    RequestNote.objects.select_for_update(of=("self",)).get(pk=request)  # two taps at once: one basket
    wanted = {line.pk: line for line in RequestLine.objects.filter(note=request, pk__in=products)}
    if not wanted:
        raise Refused.because("empty", said("Belum ada barang yang dipilih. Pilih paling sedikit satu."), "lines")
    basket = Order.objects.filter(request=request, vendor=vendor, state=State.DRAFT).order_by("-number").first()
    if basket is None:
        basket = start_order(request=request, vendor=vendor, by=by)
    inside = set(OrderLine.objects.filter(order=basket).values_list("product_id", flat=True))
    asked = _delivery(basket)
    for pk, line in wanted.items():
        if products[pk] not in inside:
            put_line(order=basket.number, product=products[pk], quantity=line.quantity, by=by, account=line.account_id)
            inside.add(products[pk])
    _deliver(basket, asked, by)
    return basket


def _delivery(basket: Order) -> Rupiah:
    """What the shop asks for bringing what is in the basket; nothing where it has not said, or for an empty one."""
    lines = OrderLine.objects.filter(order=basket, product__isnull=False).values_list("product_id", "quantity")
    quantities = {product: quantity for product, quantity in lines if product is not None}
    return (delivery_cost(basket.vendor_id, basket.region_id, quantities) if quantities else None) or Rupiah(0)


def _deliver(basket: Order, before: Rupiah, by: Actor) -> None:
    """Follow what was added, unless the buyer has written another cost than was asked `before`."""
    line = OrderLine.objects.filter(order=basket, shipping=True).first()
    now, stands = _delivery(basket), line.unit_price if line else Rupiah(0)
    if stands != before or now == stands:
        return
    if now:
        put_shipping(order=basket.number, cost=now, by=by)
    elif line is not None:
        drop_line(order=basket.number, line=line.pk, by=by)
