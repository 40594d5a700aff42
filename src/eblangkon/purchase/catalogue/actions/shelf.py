"""What every act on a shop's shelf begins and ends with."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.photos import Photo
from eblangkon.ground.kernel.tokens import new_token
from eblangkon.ground.kernel.words import said
from eblangkon.parties.vendors.queries import pkp_among
from eblangkon.purchase.catalogue.models import Price, Product
from eblangkon.purchase.catalogue.permissions import check_shop
from eblangkon.purchase.catalogue.rules.photos import photo_name, thumbnail_of
from eblangkon.purchase.catalogue.rules.shelf import ChangedMeanwhile, ShelfRefused, Tier


def hold_product(product_id: int, by: Actor, seen_version: int | None = None) -> Product:
    """The product, locked until the act is done.

    Raises Product.DoesNotExist, NotYourShop, and ChangedMeanwhile when a version was seen that is not its own.
    """
    product = Product.objects.select_for_update(of=("self",)).select_related("vendor", "category").get(pk=product_id)
    check_shop(by, product.vendor_id)
    if seen_version is not None and seen_version != product.version:
        raise ChangedMeanwhile
    return product


def hold_shelf(vendor: int) -> None:
    """Until the act is done nobody else puts something on this shelf, so that addresses and keys stay single."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('shelf'), %s)", [vendor])


def check_ppn(vendor: int, includes_ppn: bool) -> None:
    """Only who is PKP may write PPN into a price (UU 42/2009 art. 14). Raises ShelfRefused."""
    if includes_ppn and not pkp_among([vendor], clock.today()):
        raise ShelfRefused(
            said("Toko ini bukan pengusaha kena pajak (PKP), jadi harganya tidak berisi PPN."), "includes_ppn"
        )


def open_prices(product: Product, tiers: Sequence[Tier], includes_ppn: bool, since: datetime) -> None:
    """Let these tiers hold from now on."""
    Price.objects.bulk_create(
        Price(
            product=product, min_quantity=tier.min_quantity, amount=tier.amount, includes_ppn=includes_ppn, since=since
        )
        for tier in tiers
    )


def keep_photo(product: Product, photo: Photo) -> str:
    """The name under which the photo and its thumbnail now lie; each has its own, for browsers keep it for ever."""
    name = default_storage.save(photo_name(product.pk, new_token()), ContentFile(photo.picture))
    default_storage.save(thumbnail_of(name), ContentFile(photo.thumbnail))
    return name


def note(product: Product, by: Actor, act: str, data: Mapping[str, JSON]) -> None:
    """The act's entry in the log; `act` is the verb of `product.<act>`."""
    record(
        actor=by,
        action=f"product.{act}",
        subject=("product", str(product.pk)),
        region=product.vendor.region_id,
        data={"name": product.name, **data},
    )
