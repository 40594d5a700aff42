"""The PP sends a basket to the PPK: every rule is asked, then ceiling, accounts and stock are reserved at once."""

from collections.abc import Collection, Mapping, Sequence

from django.db import connection, transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.ground.regions.queries import rules_in_force
from eblangkon.ground.regions.rules import RuleValue
from eblangkon.parties.agencies.rules import APPROVING
from eblangkon.purchase.catalogue.actions.reserve_stock import reserve_stock
from eblangkon.purchase.catalogue.rules.stock import ShortOfStock
from eblangkon.purchase.ordering.actions import fitness, ledger
from eblangkon.purchase.ordering.actions.advance import check_duty, find_move, lock_order, step
from eblangkon.purchase.ordering.actions.free import free
from eblangkon.purchase.ordering.actions.price import Price, frozen, price_order
from eblangkon.purchase.ordering.actions.separation import keep_apart
from eblangkon.purchase.ordering.actions.sides import check_sides
from eblangkon.purchase.ordering.models import Order, OrderLine
from eblangkon.purchase.ordering.rules.basket import out_of_stock
from eblangkon.purchase.ordering.rules.limits import default_route
from eblangkon.purchase.ordering.rules.refusals import CannotSend, Doubt, Problem
from eblangkon.purchase.ordering.states import Move, State

_RESERVED = "UPDATE ordering_orderline SET reserved = quantity WHERE order_id = %s AND product_id IS NOT NULL"


@transaction.atomic
def send_for_approval(
    *, order: int, by: Actor, note: str = "", confirmed: Collection[str] = (), seen_version: int | None = None
) -> Order:
    """Return the order, awaiting approval, its total and tax frozen.

    Where the PP picked no route the region's default is taken. `confirmed` holds the keys of doubts that the buyer
    answers for; those that were real go into the log. Raises CannotSend with every reason found (a changed price as
    PriceChanged with both prices, what may be confirmed as Doubt), Refused (practice beside earnest), IllegalMove,
    WrongDuty or Stale; then nothing is reserved.
    """
    today = clock.today()
    locked = lock_order(order, seen_version)
    move = find_move(locked, State.AWAITING_APPROVAL)
    check_duty(locked, move, by)
    _apart_from_request(locked, move, by)
    check_sides(locked.agency.demonstration, locked.vendor.is_demonstration)
    free(locked)  # a returned order is sent with the prices and sums of this day
    checked = fitness.read_lines(locked)
    lines = [one.line for one in checked]
    problems = fitness.incomplete(locked, lines, today)
    if problems:
        raise CannotSend(problems)
    for line in charge_shipping(lines):
        line.save(update_fields=["account"])
    problems = fitness.against_offers(lines, today)
    rules = rules_in_force(locked.region_id, today)
    price = price_basket(locked, lines, rules)
    problems += fitness.limits(locked, price.total, rules) + fitness.mismatches(locked, checked, rules)
    answered = {problem.key for problem in problems if isinstance(problem, Doubt)} & set(confirmed)
    problems = [problem for problem in problems if not (isinstance(problem, Doubt) and problem.key in answered)]
    vast = fitness.too_much(lines, price.total)
    problems += vast or ledger.take(locked, price.total, price.charges)
    problems += _stock(lines)
    if problems:
        raise CannotSend(problems)
    locked.total, locked.tax, locked.reserved, locked.sent_by_id = price.total, frozen(price.quote), True, by.id
    return step(locked, move, by, note, {"total": int(price.total), "confirmed": sorted(answered)})


def _apart_from_request(order: Order, move: Move, by: Actor) -> None:
    """Who agreed that it is needed does not order it, as when the basket is begun. Raises WrongDuty."""
    agreed = by.id is not None and order.request.answered_by_id == by.id
    refusal = said("Anda sendiri yang menyetujui permintaan ini. Pesanannya harus dikirim orang lain.")
    keep_apart(order, by, move, {APPROVING} if agreed else set(), refusal)


def price_basket(order: Order, lines: Sequence[OrderLine], rules: Mapping[str, RuleValue]) -> Price:
    """Price every line as ordered and set the route that nobody picked: it follows the sum, the tax follows it."""
    counted = [(line, line.quantity) for line in lines]
    price = price_order(order, counted, clock.today(), rules)
    if not order.route_picked:
        before, order.route = order.route, default_route(price.total, int(fitness.float_rule(rules).value))
        if order.route != before:
            price = price_order(order, counted, clock.today(), rules)
    return price


def charge_shipping(lines: Sequence[OrderLine]) -> list[OrderLine]:
    """Charge delivery where the largest line is (DOMAIN.md 5); return what has changed and is not saved."""
    largest = max((line for line in lines if line.product_id), key=lambda line: line.amount, default=None)
    free = [line for line in lines if line.shipping and line.account_id is None]
    for line in free:
        line.account_id = largest.account_id if largest else None
    return free


def _stock(lines: list[OrderLine]) -> list[Problem]:
    """Reserve; what is short comes back with what is left, and then nothing is reserved."""
    try:
        reserve_stock(quantities={line.product_id: line.quantity for line in lines if line.product_id is not None})
    except ShortOfStock as short:
        problems = [
            out_of_stock(line.pk, line.name, line.quantity, short.lefts[line.product_id], line.unit)
            for line in lines
            if line.product_id is not None and line.product_id in short.lefts
        ]
        return [problem for problem in problems if problem]
    with connection.cursor() as cursor:
        cursor.execute(_RESERVED, [lines[0].order_id])
    return []
