"""Say how many there are."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.catalogue.actions.shelf import hold_product, note
from eblangkon.purchase.catalogue.models import Stock
from eblangkon.purchase.catalogue.rules.shelf import ShelfRefused


@transaction.atomic
def set_stock(*, product: int, on_hand: int, by: Actor) -> Stock:
    """The stock after counting: `on_hand` units at the shop, those promised to orders among them.

    Raises ShelfRefused below what is promised or for a product made to order, and NotYourShop.
    """
    held = hold_product(product, by)
    if held.made_to_order:
        raise ShelfRefused(said("Produk ini dibuat saat dipesan dan tidak punya persediaan."), "on_hand")
    stock, _ = Stock.objects.select_for_update().get_or_create(product=held)
    if on_hand < stock.reserved:
        raise ShelfRefused(
            said(
                "{reserved} {unit} sudah dijanjikan kepada pemesan. Isi paling sedikit {reserved}.",
                reserved=stock.reserved,
                unit=held.unit,
            ),
            "on_hand",
        )
    before, stock.on_hand = stock.on_hand, on_hand
    stock.save(update_fields=["on_hand"])
    note(held, by, "stock", {"before": before, "on_hand": on_hand})
    return stock
