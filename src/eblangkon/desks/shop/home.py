"""`/toko`: what waits for the shop, the oldest first, and how far its money is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.facts import Act, Fact, NextAct
from eblangkon.desks.frame.orders.clock import waited
from eblangkon.desks.shop.tasks_of import Lines, Task, task_of
from eblangkon.desks.shop.telling import at_shops, first_product, goods, stage
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.dates import MONTHS, long_date, moment
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.ground.regions.queries import working_calendar
from eblangkon.parties.vendors.queries import vendors_with
from eblangkon.purchase.catalogue.queries import Shelf, shelf_of
from eblangkon.purchase.delivery.queries import counted_lines
from eblangkon.purchase.ordering.permissions import orders_visible_to
from eblangkon.purchase.ordering.queries import states_in, waiting_for, worth_of
from eblangkon.purchase.ordering.states import SHOP, State
from eblangkon.purchase.payment.queries import payments_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from eblangkon.purchase.ordering.models import Order
    from eblangkon.purchase.payment.models import Payment

PAGE, COMING = 20, 8
_TO_SEND = (State.ACCEPTED, State.PROCESSING)
_AT_OFFICE = (State.SHIPPED, State.RECEIVED)
_TO_BE_PAID = (State.HANDED_OVER, State.INVOICED, State.PAYMENT_DUE)
_WITH_OTHERS = (State.SHIPPED, State.RECEIVED, State.INVOICED, State.PAYMENT_DUE)


@dataclass(frozen=True, slots=True)
class Coming:
    """One order whose money is under way."""

    subject: str
    path: str
    told: str
    amount: Rupiah
    when: str


@for_duties(*SHOP)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """One page of what waits, the gold block for the oldest, and below what others owe. A fixed number of queries."""
    actor = at_shops(actor_of(request))
    shown = Paginator(waiting_for(actor), PAGE).get_page(request.GET.get("halaman"))
    mine = list(shown.object_list)
    visible = orders_visible_to(actor)
    # What is the shop's own turn stands above already.
    under_way = visible.filter(state__in=[str(one) for one in _WITH_OTHERS], owed=False)
    coming = list(under_way.select_related("agency").order_by("moved_at", "number")[:COMING])
    count, worth = worth_of(under_way)
    lines = counted_lines({order.number for order in (*mine, *coming)})
    first = min((order.moved_at for order in (*mine, *coming)), default=clock.now())
    closed = working_calendar(actor.hats[0].region, clock.wib(first).date(), clock.today())
    tasks = [task_of(order, lines, closed) for order in mine]
    shops = vendors_with(hat.vendor for hat in actor.hats if hat.vendor is not None)
    shelf = shelf_of(list(shops))
    return render(
        request,
        "shop/home.html",
        {
            "shop": ", ".join(shop.name for shop in shops.values()),
            "first": _first(tasks[0]) if tasks and shown.number == 1 else None,
            "tasks": tasks[1:] if shown.number == 1 else tasks,
            "page": shown,
            "coming": _coming(coming, lines, closed),
            "coming_total": worth,
            "coming_more": max(count - COMING, 0),
            "sales": _sales(visible.filter(state=str(State.PAID))),
            "running": _running(states_in(visible)),
            "shelf": _shelf(shelf),
            "offer": None if tasks or shelf.listed or shelf.hidden else first_product(),
        },
    )


def _first(oldest: Task) -> NextAct:
    waiting = _("%(who)s menunggu Anda") % {"who": oldest.who}
    since = _("sejak %(since)s, sudah %(long)s.") % {"since": moment(oldest.since), "long": oldest.clock.waited}
    head, *others = oldest.acts
    gold = Act(head.label, head.path, "gold", head.post, head.fields)
    title = f"{oldest.what}: {oldest.subject}, {oldest.value}"
    return NextAct(title, waiting, since, oldest.otherwise, (gold, *others), oldest.clock)


def _coming(orders: Sequence["Order"], lines: Lines, closed: frozenset[date]) -> list[Coming]:
    payments = payments_of([order.number for order in orders]) if orders else {}
    return [_on_its_way(order, payments.get(order.number), lines, closed) for order in orders]


def _on_its_way(order: "Order", payment: "Payment | None", lines: Lines, closed: frozenset[date]) -> Coming:
    told = _("%(agency)s: %(stage)s, sudah %(long)s") % {
        "agency": order.agency.name,
        "stage": stage(order, payment),
        "long": waited(order.moved_at, clock.now(), closed),
    }
    when = _("s.d. %(day)s") % {"day": long_date(payment.due_by)} if payment and payment.due_by else _("belum pasti")
    subject = goods(lines.get(order.number, ()))
    return Coming(subject, f"/pesanan/{order.number}", told, Rupiah(order.total), when)


def _sales(paid: "QuerySet[Order]") -> dict[str, object]:
    """What was paid this month, and in the one before; two queries."""
    today = clock.today()
    begin = datetime(today.year, today.month, 1, tzinfo=clock.WIB)
    before = datetime(today.year - (today.month == 1), (today.month - 2) % 12 + 1, 1, tzinfo=clock.WIB)
    count, total = worth_of(paid.filter(moved_at__gte=begin))
    last = worth_of(paid.filter(moved_at__gte=before, moved_at__lt=begin))[1]
    return {
        "month": f"{MONTHS[today.month - 1]} {today.year}",
        "total": total,
        "count": count,
        "before": MONTHS[before.month - 1],
        "last": last,
    }


def _running(counts: Mapping[str, int]) -> list[Fact]:
    rows = (
        (_("Menunggu jawaban Anda"), (State.PLACED,)),
        (_("Perlu dikirim"), _TO_SEND),
        (_("Sudah dikirim"), _AT_OFFICE),
        (_("Menunggu dibayar"), _TO_BE_PAID),
    )
    return [_counted(label, sum(counts.get(state, 0) for state in states), states) for label, states in rows]


def _counted(label: str, count: int, states: Sequence[State]) -> Fact:
    query = "&".join(f"keadaan={state}" for state in states)
    return Fact(label, ngettext("%(n)d pesanan", "%(n)d pesanan", count) % {"n": count}, f"/pesanan?{query}")


def _shelf(shelf: Shelf) -> list[Fact]:
    rows = ((_("Produk dijual"), shelf.listed), (_("Stok habis"), shelf.sold_out), (_("Belum dijual"), shelf.hidden))
    return [
        Fact(label, ngettext("%(n)d produk", "%(n)d produk", count) % {"n": count}, "/toko/produk")
        for label, count in rows
    ]
