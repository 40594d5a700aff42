"""Put a product, or the cost of its delivery, into a basket."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue.queries import offers_in_force
from eblangkon.purchase.ordering.actions.basket import note_change, open_basket, take_over
from eblangkon.purchase.ordering.actions.sides import check_sides
from eblangkon.purchase.ordering.models import OrderLine
from eblangkon.purchase.ordering.rules.basket import MOST_UNITS, TOO_MANY
from eblangkon.purchase.ordering.rules.refusals import Refused


@transaction.atomic
def put_line(*, order: int, product: int, quantity: int, by: Actor, account: int | None = None) -> OrderLine:
    """Return the line at the price in force today for that quantity; the same product again adds to its line.

    Raises Refused for another vendor's product, one no longer sold, a quantity below 1, or practice beside earnest.
    """
    basket = open_basket(order, by)
    check_sides(basket.agency.demonstration, basket.vendor.is_demonstration)
    line = OrderLine.objects.filter(order=basket, product_id=product).first()
    total = quantity + (line.quantity if line else 0)
    if quantity < 1:
        raise Refused.because("quantity", said("Jumlah belum diisi. Tulis angka, misalnya 12."), "quantity")
    if total > MOST_UNITS:
        raise Refused.because("quantity", TOO_MANY, "quantity")
    offer = offers_in_force({product: total}, clock.today()).get(product)
    if offer is None or offer.vendor != basket.vendor_id:
        raise Refused.because(
            "not_offered", said("Produk ini tidak dijual penyedia pada keranjang ini. Buka keranjang lain."), "product"
        )
    line = line or OrderLine(order=basket, product_id=product)
    line.quantity = total
    take_over(line, offer)
    line.account_id = account or line.account_id
    line.save()
    note_change(basket, by, "put", {"product": product, "quantity": total, "unit_price": int(line.unit_price)})
    return line


@transaction.atomic
def put_shipping(*, order: int, cost: Rupiah, by: Actor) -> OrderLine:
    """Return the one line of delivery cost, rupiah in all; by default it is charged where the largest line is."""
    basket = open_basket(order, by)
    if cost < 0:
        raise Refused.because("cost", said("Ongkos kirim tidak boleh kurang dari Rp0."), "cost")
    line = OrderLine.objects.filter(order=basket, shipping=True).first() or OrderLine(
        order=basket, shipping=True, name="Ongkos kirim", unit="kali", quantity=1, tax_kind="shipping"
    )
    line.unit_price = line.price_seen = cost
    line.save()
    note_change(basket, by, "shipping", {"cost": int(cost)})
    return line
