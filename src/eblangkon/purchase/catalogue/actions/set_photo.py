"""Show what is sold."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.photos import Photo
from eblangkon.purchase.catalogue.actions.shelf import hold_product, keep_photo, note
from eblangkon.purchase.catalogue.models import Product


@transaction.atomic
def set_photo(*, product: int, photo: Photo, by: Actor) -> Product:
    """The product with this photo (made anew by `take_photo`) and its thumbnail for lists.

    Each photo has a name of its own, for browsers keep it for ever. The one before stays: letters may show it.
    Raises NotYourShop.
    """
    held = hold_product(product, by)
    held.photo = keep_photo(held, photo)
    held.save(update_fields=["photo"])
    note(held, by, "photo", {"width": photo.width, "height": photo.height})
    return held
