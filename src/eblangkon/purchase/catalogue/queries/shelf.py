"""What a shop has on its shelf, and the places goods have in the catalogue."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from eblangkon.ground.kernel import clock
from eblangkon.purchase.catalogue.models import Category, Price, Product


@dataclass(frozen=True, slots=True)
class Shelf:
    """How many products a shop sells, of how many nothing is left, and how many it does not show."""

    listed: int
    sold_out: int
    hidden: int


def shelf_of(vendors: Collection[int]) -> Shelf:
    """The products of these shops, counted; one query."""
    listed = Q(status=Product.Status.LISTED)
    found = Product.objects.filter(vendor__in=vendors).aggregate(
        listed=Count("pk", filter=listed),
        sold_out=Count("pk", filter=listed & Q(made_to_order=False, stock__on_hand__lte=F("stock__reserved"))),
        hidden=Count("pk", filter=~listed),
    )
    return Shelf(found["listed"], found["sold_out"], found["hidden"])


def products_of(vendors: Collection[int], words: str = "") -> QuerySet[Product]:
    """The products of these shops by name, with category, the price now for one unit (`price_now`) and what is `free`.

    `words` is a part of the name.
    """
    now = clock.now()
    price = Price.objects.filter(Q(until=None) | Q(until__gt=now), product=OuterRef("pk"), since__lte=now)
    return (
        Product.objects.filter(vendor__in=vendors, name__icontains=words)
        .select_related("category")
        .annotate(
            price_now=Subquery(price.order_by("min_quantity", "-since").values("amount")[:1]),
            free=F("stock__on_hand") - F("stock__reserved"),
        )
        .order_by("name", "pk")
    )


def categories_in_force(on: date) -> QuerySet[Category]:
    """Categories and their leaves that hold on that day, roots in LKPP's order first."""
    return Category.objects.filter(Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on).order_by(
        F("parent").asc(nulls_first=True), "pk"
    )
