"""Take something off the shelf."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.catalogue.actions.shelf import hold_product, note
from eblangkon.purchase.catalogue.models import Product
from eblangkon.purchase.catalogue.rules.shelf import ShelfRefused


@transaction.atomic
def delist_product(*, product: int, by: Actor, reason: str = "") -> Product:
    """The product, no longer sold; orders that hold it go on.

    Raises ShelfRefused when it is not on sale, and NotYourShop.
    """
    held = hold_product(product, by)
    if held.status != Product.Status.LISTED:
        raise ShelfRefused(said("Produk ini sudah tidak dijual."))
    held.status = Product.Status.DELISTED
    held.save(update_fields=["status"])
    note(held, by, "delist", {"reason": " ".join(reason.split())})
    return held
