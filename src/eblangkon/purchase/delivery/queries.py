"""What was sent, counted, cut and handed over; and what is still to be done."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import IntegerField, OuterRef, Prefetch, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from eblangkon.parties.agencies.rules import APPROVING, COUNTING
from eblangkon.purchase.delivery.models import Cut, Handover, Inspection, InspectionLine, Shipment, ShipmentLine
from eblangkon.purchase.delivery.rules import LineCount
from eblangkon.purchase.ordering.models import OrderLine
from eblangkon.purchase.ordering.queries import lines_of


@dataclass(frozen=True, slots=True)
class CountedLine:
    """A line of an order with its counts."""

    line: OrderLine
    count: LineCount


def _sum(rows: QuerySet[Cut] | QuerySet[InspectionLine] | QuerySet[ShipmentLine], field: str) -> Coalesce:
    """The sum of `field` over the rows of each line, 0 where there are none."""
    summed = rows.filter(line=OuterRef("pk")).order_by().values("line").annotate(found=Sum(field)).values("found")
    return Coalesce(Subquery(summed, output_field=IntegerField()), Value(0))


def counted_lines(orders: Iterable[int]) -> dict[int, list[CountedLine]]:
    """The lines of each of these orders (by number) with their counts; one query. Delivery cost is no goods: left out.

    Orders without lines are not among the keys.
    """
    lines = (
        lines_of(orders)
        .filter(shipping=False)
        .annotate(
            sent=_sum(ShipmentLine.objects.all(), "quantity"),
            good=_sum(InspectionLine.objects.all(), "accepted"),
            bad=_sum(InspectionLine.objects.all(), "rejected"),
            given_up=_sum(Cut.objects.all(), "quantity"),
        )
    )
    found: dict[int, list[CountedLine]] = {}
    for line in lines:
        count = LineCount(line.pk, line.quantity, line.sent, line.good, line.bad, line.given_up)
        found.setdefault(line.order_id, []).append(CountedLine(line, count))
    return found


def counts_of(order: int) -> list[LineCount]:
    """The counts of an order's lines, in their order; one query."""
    return [counted.count for counted in counted_lines([order]).get(order, [])]


def shipments_of(order: int) -> QuerySet[Shipment]:
    """The sendings of an order in their order, with their lines: two queries."""
    lines = ShipmentLine.objects.select_related("line").order_by("pk")
    return Shipment.objects.filter(order=order).order_by("number_in_order").prefetch_related(Prefetch("lines", lines))


def inspections_of(order: int) -> QuerySet[Inspection]:
    """The countings of an order in their order, with their lines: two queries."""
    lines = InspectionLine.objects.select_related("line").order_by("pk")
    return Inspection.objects.filter(order=order).order_by("pk").prefetch_related(Prefetch("lines", lines))


def cuts_of(order: int) -> QuerySet[Cut]:
    """What was cut from an order, in its order."""
    return Cut.objects.filter(order=order).select_related("line").order_by("pk")


def handover_of(order: int) -> Handover | None:
    """The handover of an order, once the PPK has signed."""
    return Handover.objects.filter(order=order).first()


def hands_of(order: int, person: int) -> set[frozenset[str]]:
    """The duties with which that person has counted goods of the order, or signed for them; one query."""
    counted = Inspection.objects.filter(order=order, actor_id=person).values_list(Value("counted"))
    signed = Handover.objects.filter(order=order, signed_by_id=person).values_list(Value("signed"))
    of = {"counted": COUNTING, "signed": APPROVING}
    return {of[hand] for (hand,) in counted.order_by().union(signed.order_by())}
