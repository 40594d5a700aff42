"""What shipping, inspecting and cutting share: the locked order with its counts, and refusals line by line."""

from collections.abc import Callable, Iterable

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said, said_together
from eblangkon.purchase.delivery.queries import CountedLine, counted_lines
from eblangkon.purchase.delivery.rules import NotCounted
from eblangkon.purchase.ordering.actions.settle_accepted import settle_accepted
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, Problem, Refused


def lines_to_count(order: Order) -> list[CountedLine]:
    """The lines of an order whose row the caller has locked."""
    return counted_lines([order.number]).get(order.number, [])


def check_all(counted: Iterable[CountedLine], check: Callable[[CountedLine], None]) -> None:
    """Run the check over every line; raises Refused with each reason found, so that one page shows them all."""
    problems = []
    for row in counted:
        try:
            check(row)
        except NotCounted as fault:
            problems.append(
                Problem(fault.about, f"line-{fault.line}", said_together([row.line.name, str(fault)], ": "))
            )
    if problems:
        raise Refused(problems)


def check_known(counted: Iterable[CountedLine], lines: Iterable[int]) -> None:
    """Raises Refused when a line is not one of the order's goods."""
    if set(lines) - {row.line.pk for row in counted}:
        raise Refused.because("line", said("Baris ini bukan bagian dari pesanan. Muat ulang halamannya."))


def nothing_left(message: str) -> IllegalMove:
    """Somebody was faster: what this act would do is done already."""
    return IllegalMove([Problem("illegal_move", "", message)])


def settle(order: Order, accepted: dict[int, int], by: Actor) -> Order:
    """Price, ceiling, accounts and stock follow what was accepted; the order as it is then, still locked."""
    settled = settle_accepted(order=order.number, accepted=accepted, by=by)
    settled.owed = False
    return settled
