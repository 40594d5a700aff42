"""The doors to a shop's shelf."""

from eblangkon.ground.audit.rules import Actor
from eblangkon.purchase.catalogue.models import Product
from eblangkon.purchase.catalogue.rules.shelf import NotYourShop

SHOP = ("vendor_owner", "vendor_staff")


def access_product(actor: Actor, product_id: int) -> Product:
    """A product of one of the actor's shops, sold or not. Raises Product.DoesNotExist for others as for none."""
    vendors = {hat.vendor for hat in actor.hats if hat.duty in SHOP and hat.vendor is not None}
    return Product.objects.select_related("vendor", "category", "stock").get(pk=product_id, vendor__in=vendors)


def check_shop(actor: Actor, vendor_id: int) -> None:
    """Raises NotYourShop unless the actor is owner or staff of this shop."""
    if not actor.may(*SHOP, vendor=vendor_id):
        raise NotYourShop
