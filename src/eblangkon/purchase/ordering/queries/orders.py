"""Orders as lists and pages show them."""

from collections.abc import Iterable, Sequence

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.models import Order, OrderLine, OrderStep


def find_orders(
    visible: QuerySet[Order], words: str = "", states: Sequence[str] = (), before: int | None = None
) -> QuerySet[Order]:
    """Of the visible orders the newest first, with agency, vendor and package; `before` ended the page before.

    `words` is an order's number, or part of its letter's number, purpose or vendor's name.
    """
    found = visible.select_related("agency", "vendor", "package").order_by("-number")
    if words:
        part = Q(letter_number__icontains=words) | Q(purpose__icontains=words) | Q(vendor__name__icontains=words)
        found = found.filter(part | Q(number=int(words)) if words.isdecimal() and len(words) < 18 else part)
    if states:
        found = found.filter(state__in=states)
    return found if before is None else found.filter(number__lt=before)


def states_in(visible: QuerySet[Order]) -> dict[str, int]:
    """How many of the visible orders are in each state that has any; one query."""
    return dict(visible.order_by().values_list("state").annotate(Count("number")))


def orders_with(numbers: Iterable[int]) -> dict[int, Order]:
    """These orders by number, with the names of the people and parties a list tells; one query."""
    found = Order.objects.select_related("agency", "vendor", "created_by", "sent_by", "request__asked_by")
    return found.in_bulk(list(numbers))


def basket_lines(order: int) -> QuerySet[OrderLine]:
    """Goods first as they were put in, delivery cost last; with account and product."""
    return OrderLine.objects.filter(order=order).select_related("account", "product").order_by("shipping", "pk")


def lines_of(orders: Iterable[int]) -> QuerySet[OrderLine]:
    """The lines of these orders (by number) in the order in which they were put in, each with its account."""
    return OrderLine.objects.filter(order__in=list(orders)).select_related("account").order_by("order_id", "pk")


def latest_step(order: int) -> OrderStep | None:
    return OrderStep.objects.filter(order=order).order_by("-version").first()


def last_step(order: int, verb: str) -> OrderStep | None:
    """The latest step of that verb: who approved, who accepted, and when."""
    return OrderStep.objects.filter(order=order, verb=verb).order_by("-version").first()


def worth_of(orders: QuerySet[Order]) -> tuple[int, Rupiah]:
    """How many orders these are, and what their buyers pay together; one query."""
    found = orders.order_by().aggregate(count=Count("number"), total=Coalesce(Sum("total"), 0))
    return found["count"], Rupiah(found["total"])


def promised_of(product: int) -> int:
    """Units of a product that open orders hold, whether its shop counts a stock or makes it to order; one query."""
    held = OrderLine.objects.filter(product=product, reserved__gt=0)
    return int(held.aggregate(units=Coalesce(Sum("reserved"), 0))["units"])
