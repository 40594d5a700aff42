"""Offer something for sale."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.parties.vendors.queries import public_vendors
from eblangkon.purchase.catalogue.actions.shelf import note
from eblangkon.purchase.catalogue.models import Category, Price, Product, Stock
from eblangkon.purchase.catalogue.permissions import check_shop
from eblangkon.purchase.catalogue.rules.shelf import ShelfRefused, Tier, check_tiers


@transaction.atomic
def list_product(
    *,
    vendor: int,
    category: str,
    name: str,
    unit: str,
    prices: Sequence[Tier],
    by: Actor,
    includes_ppn: bool = False,
    stock: int | None = None,
    contents: str = "",
    description: str = "",
    tax_kind: str = "",
    luxury: bool = False,
    exempt: bool = False,
    pdn: bool | None = None,
    tkdn: Decimal | None = None,
    min_order: int = 1,
    lead_days: int = 0,
) -> Product:
    """The new product, on sale at once. `category` by its code; `stock` in units, None: made to order.

    The tax kind is the category's unless given. Raises ShelfRefused, NotYourShop, or ValidationError by field.
    """
    check_shop(by, vendor)
    shop = public_vendors().filter(pk=vendor).first()
    if shop is None:
        raise ShelfRefused(said("Toko ini sedang tidak berjualan."), "vendor")
    place = Category.objects.filter(code=category, valid_to=None).first()
    if place is None:
        raise ShelfRefused(said("Pilih kategori dari daftar."), "category")
    tiers = check_tiers(prices)
    product = Product(
        vendor=shop,
        category=place,
        name=" ".join(name.split()),
        unit=unit.strip(),
        contents=contents.strip(),
        description=description.strip(),
        tax_kind=tax_kind or place.tax_kind,
        luxury=luxury,
        exempt=exempt,
        pdn=pdn,
        tkdn=tkdn,
        min_order=min_order,
        lead_days=lead_days,
        made_to_order=stock is None,
        status=Product.Status.LISTED,
    )
    product.slug = _free_slug(product)
    product.full_clean()
    product.save()
    now = clock.now()
    Price.objects.bulk_create(_prices(product, tiers, includes_ppn, now))
    if stock is not None:
        if stock < 0:
            raise ValidationError({"stock": said("Jumlah barang tidak boleh kurang dari 0.")})
        Stock.objects.create(product=product, on_hand=stock)
    note(product, by, "list", {"category": place.code, "price": int(tiers[0].amount), "unit": product.unit})
    return product


def _prices(product: Product, tiers: Sequence[Tier], includes_ppn: bool, since: datetime) -> list[Price]:
    return [
        Price(
            product=product, min_quantity=tier.min_quantity, amount=tier.amount, includes_ppn=includes_ppn, since=since
        )
        for tier in tiers
    ]


def _free_slug(product: Product) -> str:
    """An address of its own within the shop: a second `kertas-hvs` is `kertas-hvs-2`."""
    base = slugify(product.name)[:160] or "produk"
    taken = set(Product.objects.filter(vendor=product.vendor_id, slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    return next(slug for number in range(2, len(taken) + 3) if (slug := f"{base}-{number}") not in taken)
