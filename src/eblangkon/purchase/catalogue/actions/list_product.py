"""Offer something for sale."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.photos import Photo
from eblangkon.ground.kernel.words import said
from eblangkon.parties.vendors.queries import vendors_with
from eblangkon.purchase.catalogue.actions.describe import WRITTEN, describe
from eblangkon.purchase.catalogue.actions.shelf import check_ppn, hold_shelf, keep_photo, note, open_prices
from eblangkon.purchase.catalogue.models import Price, Product, Stock
from eblangkon.purchase.catalogue.permissions import check_shop
from eblangkon.purchase.catalogue.rules.about import MOST_UNITS, About, check_about
from eblangkon.purchase.catalogue.rules.shelf import AlreadyOffered, ShelfRefused, Tier, check_tiers


@transaction.atomic
def list_product(
    *,
    vendor: int,
    about: About,
    prices: Sequence[Tier],
    by: Actor,
    includes_ppn: bool = False,
    stock: int | None = None,
    photo: Photo | None = None,
    submission: str = "",
) -> Product:
    """The new product, on sale at once. `stock` in units, None: made to order.

    `submission` is the key of the form: the same form with the same words again gives the product that it made, and
    nothing is written. Raises AlreadyOffered when that product says something else, ShelfRefused, NotYourShop, or
    ValidationError by field.
    """
    check_shop(by, vendor)
    shop = vendors_with([vendor]).get(vendor)
    if shop is None or shop.status != "active":
        raise ShelfRefused(said("Toko ini sedang tidak berjualan."), "vendor")
    hold_shelf(vendor)
    tiers = check_tiers(prices)
    check_ppn(vendor, includes_ppn)
    _check_stock(stock)
    product = Product(vendor=shop, made_to_order=stock is None, status=Product.Status.LISTED)
    describe(product, check_about(about))
    if submission:
        made = Product.objects.select_related("stock").filter(vendor=vendor, submission=submission).first()
        if made is not None:
            return _again(made, product, {(t.min_quantity, int(t.amount), includes_ppn) for t in tiers}, stock)
        product.submission = submission
    product.full_clean()
    product.save()
    open_prices(product, tiers, includes_ppn, clock.now())
    if stock is not None:
        Stock.objects.create(product=product, on_hand=stock)
    if photo is not None:
        product.photo = keep_photo(product, photo)
        product.save(update_fields=["photo"])
    note(product, by, "list", {"category": product.category.code, "price": int(tiers[0].amount), "unit": product.unit})
    return product


def _check_stock(stock: int | None) -> None:
    if stock is None:
        return
    if stock < 0:
        raise ValidationError({"stock": said("Jumlah barang tidak boleh kurang dari 0.")})
    if stock > MOST_UNITS:
        raise ValidationError({"stock": said("Jumlah barang paling banyak {most}.", most=MOST_UNITS)})


def _again(made: Product, wanted: Product, tiers: set[tuple[int, int, bool]], stock: int | None) -> Product:
    """What the form has made, unless the form that came now says something else."""
    held: Any = getattr(made, "stock", None)
    there = set(Price.objects.filter(product=made, until=None).values_list("min_quantity", "amount", "includes_ppn"))
    same = all(getattr(made, field) == getattr(wanted, field) for field in WRITTEN)
    if not same or there != tiers or (held.on_hand if held else None) != stock:
        raise AlreadyOffered(made.pk, made.name)
    return made
