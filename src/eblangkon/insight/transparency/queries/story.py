"""The whole story of one order, for its sides and, without personal data, for everybody."""

from dataclasses import replace

from eblangkon.insight.transparency.queries.story_delivery import delivered, delivery_steps, story_lines
from eblangkon.insight.transparency.queries.story_future import coming_steps, road_ahead, waiting_of
from eblangkon.insight.transparency.queries.story_papers import story_papers
from eblangkon.insight.transparency.queries.story_past import order_steps, request_steps
from eblangkon.insight.transparency.queries.story_payment import paid_of, payment_steps
from eblangkon.insight.transparency.queries.story_people import people_of
from eblangkon.insight.transparency.rules import Story
from eblangkon.purchase.ordering.models import Order


def order_story(order: Order, *, public: bool = False) -> Story:
    """Every step from the request to the deposit of the taxes; a fixed number of queries, whatever the order holds.

    `order` comes from a door (`access_order`), with agency and vendor. The public form names no person and repeats
    nothing that somebody wrote: duties, the shop, counts and moments stay.
    """
    people = people_of(order, public)
    delivery, paid = delivered(order), paid_of(order)
    lines = story_lines(order, delivery)
    past = [
        *request_steps(order, people),
        *order_steps(order, people),
        *delivery_steps(delivery, people),
        *payment_steps(paid, people),
    ]
    past.sort(key=lambda step: step.at or order.created_at)  # stable: of one moment, in the order of the road
    stops = road_ahead(order, lines, paid)
    last = next((step.at for step in reversed(past) if step.at is not None), order.moved_at)
    waiting = waiting_of(order, stops[0], last, people) if stops else None
    if waiting is not None and waiting.stage and paid.due_by is not None:
        waiting = replace(waiting, until=paid.due_by)
    return Story(
        steps=(*past, *coming_steps(stops, people)),
        waiting=waiting,
        lines=lines,
        papers=story_papers(order),
        taxes_open=paid.taxes_open,
    )
