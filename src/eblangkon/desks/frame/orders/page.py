"""`/pesanan/<number>`: the one page of an order, for each side with its own next action."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eblangkon.desks.frame.acting import actor_of, for_signed_in
from eblangkon.desks.frame.facts import Crumb
from eblangkon.desks.frame.navigation import answers
from eblangkon.desks.frame.orders.door import order_or_missing
from eblangkon.desks.frame.orders.facts_of import (
    ending_of,
    facts_of,
    papers_of,
    reasons_of,
    shares_of,
    state_words,
    steps_of,
)
from eblangkon.desks.frame.orders.next_act import next_act
from eblangkon.desks.frame.orders.other_acts import other_acts
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.regions.queries import working_calendar
from eblangkon.insight.transparency.queries.history import order_history
from eblangkon.insight.transparency.queries.story import order_story

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order


@for_signed_in
@require_safe
def order_page(request: HttpRequest, number: int) -> HttpResponse:
    """The order as it stands. Raises Missing for whoever is no side of it."""
    return show_order(request, number)


def show_order(request: HttpRequest, number: int, *, told: str = "", status: int = 200) -> HttpResponse:
    """The same page for an act that came too late or was refused: `told` stands above what is true now."""
    actor = actor_of(request)
    order = order_or_missing(actor, number)
    return render(request, "frame/orders/order.html", {"told": told, **_page(order, actor)}, status=status)


def _page(order: "Order", actor: Actor) -> dict[str, object]:
    story = order_story(order)
    first = story.waiting.since if story.waiting else clock.now()
    holidays = working_calendar(order.region_id, clock.wib(first).date(), clock.today())
    words, kind = state_words(order.state, bool(story.taxes_open))
    history = order_history(order)
    return {
        "order": order,
        "name": order.letter_number or _("Pesanan %(number)d") % {"number": order.number},
        "state": words[:1].upper() + words[1:],
        "state_kind": kind,
        "crumbs": _crumbs(),
        "next": next_act(order, actor, story, holidays),
        "ending": ending_of(order, story),
        "others": other_acts(order, actor, story),
        "facts": facts_of(order),
        "steps": steps_of(story, f"/pesanan/{order.number}"),
        "lines": story.lines,
        "goods_total": sum(int(line.amount) for line in story.lines),
        "shares": shares_of(order),
        "reasons": reasons_of(order),
        "papers": papers_of(story.papers),
        "bundle": any(paper.number for paper in story.papers),
        "history": history[:5],
        "earlier": history[5:],
    }


def _crumbs() -> tuple[Crumb, ...]:
    above = (Crumb(_("Pesanan"), "/pesanan"),)
    return tuple(crumb for crumb in above if answers(crumb.path))
