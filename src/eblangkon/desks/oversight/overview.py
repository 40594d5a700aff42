"""`/pengawasan`: what is under way in one's scope, what is late, and what has waited longest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.facts import Clock, Tab, TagKind
from eblangkon.desks.frame.hats import OVERSIGHT
from eblangkon.desks.frame.orders.clock import running
from eblangkon.desks.frame.orders.facts_of import state_words
from eblangkon.ground.audit.queries.history import standing
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.told import told
from eblangkon.ground.regions.queries import regions_in_order, working_calendar
from eblangkon.purchase.ordering.permissions import orders_visible_to
from eblangkon.purchase.ordering.states import ENDED, WORDS, State
from eblangkon.purchase.payment.queries import overdue, payments_of

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order
    from eblangkon.purchase.payment.models import Payment

PAGE: Final = 20
LATE, OPEN = "terlambat", "berjalan"
_COMING: Final = (State.ACCEPTED, State.PROCESSING, State.SHIPPED)


@dataclass(frozen=True, slots=True)
class Row:
    """One order of the list, with what is told of it."""

    number: int
    purpose: str
    agency: str
    vendor: str
    total: int
    state: str
    kind: TagKind
    moved_at: datetime
    clock: Clock | None


def late(today: date) -> Q:
    """Unanswered past the last day for an answer, not all there when it was needed, or not paid by the last day."""
    unpaid = Q(pk__in=overdue(today).values("order_id"))
    return Q(state=State.PLACED, answer_by__lt=today) | Q(state__in=_COMING, needed_by__lt=today) | unpaid


def scope(actor: Actor, region: str) -> "QuerySet[Order]":
    """The orders of the actor's scope, in one region where one is named."""
    found = orders_visible_to(actor)
    return found.filter(region_id=region) if region else found


@for_duties(*OVERSIGHT)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The figures, then the list: the longest waiting first."""
    actor, today = actor_of(request), clock.today()
    everywhere = actor.may("province")
    region = request.GET.get("wilayah", "") if everywhere else ""
    orders = scope(actor, region)
    counts = {row["state"]: row["n"] for row in orders.values("state").annotate(n=Count("pk")).order_by("state")}
    lateness = orders.filter(late(today)).count()
    wanted = request.GET.get("keadaan", OPEN)
    page = Paginator(_listed(orders, wanted, today), PAGE).get_page(request.GET.get("halaman"))
    facts = {
        "tabs": _tabs(counts, lateness, wanted, region),
        "counts": [(told(WORDS[state]), counts[state], _path(state, region)) for state in State if counts.get(state)],
        "rows": _rows(
            list(page.object_list), region or next(hat.region for hat in actor.hats if hat.duty in OVERSIGHT)
        ),
        "page": page,
        "running": _running(counts),
        "late": lateness,
        "wanted": wanted,
        "log": standing(),
        "regions": list(regions_in_order()) if everywhere else (),
        "region": region,
    }
    return render(request, "oversight/overview.html", facts)


def _running(counts: Mapping[str, int]) -> int:
    return sum(count for state, count in counts.items() if state not in ENDED and state != State.DRAFT)


def _path(wanted: str, region: str) -> str:
    return f"/pengawasan?keadaan={wanted}" + (f"&wilayah={region}" if region else "")


def _tabs(counts: Mapping[str, int], lateness: int, wanted: str, region: str) -> tuple[Tab, ...]:
    rows = [
        (OPEN, _("Berjalan"), _running(counts)),
        (LATE, _("Terlambat"), lateness),
        (str(State.PAID), _("Dibayar"), counts.get(State.PAID, 0)),
    ]
    if wanted in set(State) - {State.PAID}:
        rows.append((wanted, told(WORDS[State(wanted)]).capitalize(), counts.get(wanted, 0)))
    return tuple(Tab(words, _path(key, region), count, current=key == wanted) for key, words, count in rows)


def _listed(orders: "QuerySet[Order]", wanted: str, today: date) -> "QuerySet[Order]":
    if wanted == LATE:
        found = orders.filter(late(today))
    elif wanted in set(State):
        found = orders.filter(state=wanted)
    else:
        found = orders.exclude(state__in=[*ENDED, State.DRAFT])
    found = found.select_related("agency", "vendor")
    return found.order_by("-moved_at", "-number") if wanted in ENDED else found.order_by("moved_at", "number")


def _rows(orders: "Sequence[Order]", calendar: str) -> list[Row]:
    """Two queries: the closed days of all of them (where the province looks on, those of everywhere), the payments."""
    payments = payments_of([order.number for order in orders])
    since = min((order.moved_at for order in orders), default=clock.now())
    holidays = working_calendar(calendar, clock.wib(since).date())
    rows = []
    for order in orders:
        words, kind = state_words(order.state)
        until = _last_day(order, payments.get(order.number))
        told = None if order.state in ENDED else running(order.moved_at, until, clock.now(), holidays)
        names = order.agency.name, order.vendor.name
        rows.append(Row(order.number, order.purpose, *names, int(order.total), words, kind, order.moved_at, told))
    return rows


def _last_day(order: "Order", payment: "Payment | None") -> date | None:
    """Until when the order may stay as it is."""
    if order.state == State.PLACED:
        return order.answer_by
    if order.state in _COMING:
        return order.needed_by
    return payment.due_by if payment else None
