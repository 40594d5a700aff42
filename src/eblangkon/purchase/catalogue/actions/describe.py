"""Write words onto a product; the verbs beside it say why."""

from django.utils.text import slugify

from eblangkon.ground.kernel.words import said
from eblangkon.purchase.catalogue.models import Category, Product
from eblangkon.purchase.catalogue.rules.about import About
from eblangkon.purchase.catalogue.rules.shelf import ShelfRefused

WRITTEN = (
    "category_id", "name", "unit", "contents", "description", "tax_kind", "luxury", "exempt", "pdn", "tkdn",
    "min_order", "lead_days",
)  # fmt: skip
"""The columns that hold what is written about a product."""


def describe(product: Product, about: About) -> None:
    """Put checked words onto the product, unsaved, with an address of its own within the shop.

    A category that has ended may stay where it is. Raises ShelfRefused and ValidationError by field.
    """
    place = product.category if product.category_id else None
    if place is None or place.code != about.category:
        place = Category.objects.filter(code=about.category, valid_to=None).first()
    if place is None:
        raise ShelfRefused(said("Pilih kategori dari daftar."), "category")
    renamed = product.name != about.name
    product.category = place
    product.name, product.unit, product.contents = about.name, about.unit, about.contents
    product.description, product.tax_kind = about.description, about.tax_kind or place.tax_kind
    product.luxury, product.exempt = about.luxury, about.exempt
    product.pdn, product.tkdn = about.pdn, about.tkdn
    product.min_order, product.lead_days = about.min_order, about.lead_days
    if renamed or not product.slug:
        product.slug = _free_slug(product)


def _free_slug(product: Product) -> str:
    """A second `kertas-hvs` of a shop is `kertas-hvs-2`."""
    base = slugify(product.name)[:160] or "produk"
    others = Product.objects.filter(vendor=product.vendor_id, slug__startswith=base).exclude(pk=product.pk)
    taken = set(others.values_list("slug", flat=True))
    if base not in taken:
        return base
    return next(slug for number in range(2, len(taken) + 3) if (slug := f"{base}-{number}") not in taken)
