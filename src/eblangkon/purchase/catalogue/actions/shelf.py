"""What every act on a shop's shelf begins and ends with."""

from collections.abc import Mapping

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.purchase.catalogue.models import Product
from eblangkon.purchase.catalogue.permissions import check_shop


def hold_product(product_id: int, by: Actor) -> Product:
    """The product, locked until the act is done. Raises Product.DoesNotExist and NotYourShop."""
    product = Product.objects.select_for_update(of=("self",)).select_related("vendor").get(pk=product_id)
    check_shop(by, product.vendor_id)
    return product


def note(product: Product, by: Actor, act: str, data: Mapping[str, JSON]) -> None:
    """The act's entry in the log; `act` is the verb of `product.<act>`."""
    record(
        actor=by,
        action=f"product.{act}",
        subject=("product", str(product.pk)),
        region=product.vendor.region_id,
        data={"name": product.name, **data},
    )
