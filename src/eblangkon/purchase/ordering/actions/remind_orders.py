"""Before a due day, and after silence: who is waited for is reminded, then those who look after them are told."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from eblangkon.ground.audit.rules import JSON
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.dates import long_date
from eblangkon.ground.kernel.installation import is_practice
from eblangkon.ground.kernel.kept import Asked, asked_for
from eblangkon.ground.regions.queries import Reminding, reminding
from eblangkon.parties.agencies.queries import people_for_region, people_with_duties
from eblangkon.purchase.ordering.actions.marked import marked
from eblangkon.purchase.ordering.actions.tell_next import hands_of
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.queries import unfinished
from eblangkon.purchase.ordering.states import State, awaited
from eblangkon.services.notices.actions.remind import remind
from eblangkon.services.notices.queries import told_already
from eblangkon.services.notices.rules import once

SILENT = "order.silent"
# States in which the buyer owes a step that no date of the order ends.
_BUYER_OWES = frozenset({State.AWAITING_APPROVAL, State.SHIPPED, State.RECEIVED})
# States in which the shop has taken the order and has still to send it.
_TO_SEND = frozenset({State.ACCEPTED, State.PROCESSING})


def remind_orders() -> int:
    """Tell everybody what is due or silent today, each once a step; return how many notices were written.

    Safe to run twice, and beside the acts of people: an order somebody is moving at this moment is left to the next
    run. Silence itself changes nothing about an order (DOMAIN.md 4, silent buyer).
    """
    regions: dict[str, Reminding] = {}
    due: list[tuple[Order, str, date]] = []
    for order in unfinished().iterator(2000):
        if order.region_id not in regions:
            regions[order.region_id] = reminding(order.region_id, clock.today())
        due += [(order, code, day) for code, day in reminders_of(order, regions[order.region_id])]
    told = told_already(once(code, subject_of(order), str(order.version)) for order, code, _ in due)
    return sum(
        _remind(order, code, day)
        for order, code, day in due
        if once(code, subject_of(order), str(order.version)) not in told
    )


def subject_of(order: Order) -> tuple[str, str]:
    """What notices about the order are about."""
    return "order", str(order.number)


def reminders_of(order: Order, when: Reminding) -> Iterator[tuple[str, date]]:
    """The kinds of notice that are due about the order today, each with the day it speaks of."""
    if not when.works:
        return
    state, since = State(order.state), clock.wib(order.moved_at).date()
    if state is State.PLACED and order.answer_by and when.comes_near(order.answer_by):
        yield "order.soon.placed", order.answer_by
    if state in _TO_SEND and when.comes_near(order.needed_by):
        yield "order.soon.accepted", order.needed_by
    if state in _BUYER_OWES and not order.owed:
        if when.waits_long(since):
            yield f"order.still.{state}", since
        if when.is_silent(since):
            yield SILENT, since


def overseers_of(order: Order) -> Asked:
    """Who looks after the order's office."""
    return overseers(order.agency_id, order.region_id, order.demonstration)


def overseers(agency: int, region: str, demonstration: bool) -> Asked:
    """The head of the office (PA, KPA) and the region's procurement unit; that has nothing to do with practice."""
    today = clock.today()
    heads = people_with_duties(agency, ("pa", "kpa"), today)
    if is_practice(demonstration):
        return asked_for(heads)
    return asked_for((*heads, *people_for_region(region, "ukpbj", today)))


def params_of(order: Order, day: date) -> dict[str, JSON]:
    """What the words of a reminder need; no name of a person and no number of one."""
    return {
        "number": order.number,
        "purpose": order.purpose,
        "agency": order.agency.name,
        "vendor": order.vendor.name,
        "total": int(order.total),
        "day": long_date(day),
        **marked(order.demonstration),
    }


@transaction.atomic
def _remind(order: Order, code: str, day: date) -> int:
    """Once more under the order's lock: a step just taken settles what is told, and must not be overtaken by it."""
    still = Order.objects.select_for_update(skip_locked=True).filter(pk=order.pk, version=order.version)
    following = awaited(State(order.state))
    if following is None or not still.values_list("pk").first():
        return 0
    people = overseers_of(order) if code == SILENT else hands_of(order, following)
    return remind(
        people=people, code=code, subject=subject_of(order), params=params_of(order, day), step=str(order.version)
    )
