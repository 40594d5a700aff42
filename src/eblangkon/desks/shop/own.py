"""The door to one product of the shop."""

from typing import TYPE_CHECKING

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _

from eblangkon.desks.frame.errors import Missing
from eblangkon.ground.audit.rules import Actor
from eblangkon.purchase.catalogue.permissions import access_product

if TYPE_CHECKING:
    from eblangkon.purchase.catalogue.models import Product


def own_product(actor: Actor, number: int) -> "Product":
    """Sold or not. Raises Missing (404) for another shop's product as for none."""
    try:
        return access_product(actor, number)
    except ObjectDoesNotExist:
        raise Missing(
            _("Tidak ada produk %(number)d di toko Anda") % {"number": number},
            _("Cari di daftar produk Anda."),
            near=_("daftar produk"),
            near_path="/toko/produk",
        ) from None
