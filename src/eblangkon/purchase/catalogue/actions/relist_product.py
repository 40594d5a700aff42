"""Put something back on the shelf."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.catalogue.actions.shelf import hold_product, note
from eblangkon.purchase.catalogue.models import Product
from eblangkon.purchase.catalogue.rules.shelf import ShelfRefused


@transaction.atomic
def relist_product(*, product: int, by: Actor) -> Product:
    """The product, sold again with the price and the stock that it has.

    Raises ShelfRefused when it was not taken off the shelf or its category has ended, and NotYourShop.
    """
    held = hold_product(product, by)
    if held.status != Product.Status.DELISTED:
        raise ShelfRefused(said("Produk ini tidak sedang ditarik."))
    if held.category.valid_to is not None:
        raise ShelfRefused(said("Kategori produk ini tidak dipakai lagi."))
    held.status = Product.Status.LISTED
    held.save(update_fields=["status"])
    note(held, by, "relist", {})
    return held
