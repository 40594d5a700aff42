"""Show what is sold."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.photos import Photo
from eblangkon.ground.kernel.tokens import new_token
from eblangkon.purchase.catalogue.actions.shelf import hold_product, note
from eblangkon.purchase.catalogue.models import Product
from eblangkon.purchase.catalogue.rules.photos import photo_name, thumbnail_of


@transaction.atomic
def set_photo(*, product: int, photo: Photo, by: Actor) -> Product:
    """The product with this photo (made anew by `take_photo`) and its thumbnail for lists.

    Each photo has a name of its own, for browsers keep it for ever. The one before stays: letters may show it.
    Raises NotYourShop.
    """
    held = hold_product(product, by)
    name = default_storage.save(photo_name(held.pk, new_token()), ContentFile(photo.picture))
    default_storage.save(thumbnail_of(name), ContentFile(photo.thumbnail))
    held.photo = name
    held.save(update_fields=["photo"])
    note(held, by, "photo", {"width": photo.width, "height": photo.height})
    return held
