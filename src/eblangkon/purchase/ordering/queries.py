"""Who waits for whom, oldest first, and the tripwire over the ledger."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from eblangkon.ground.audit.rules import Actor, Hat
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.parties.agencies.queries import people_with_duty
from eblangkon.purchase.ordering.models import (
    BudgetAccount,
    BudgetEntry,
    Order,
    OrderLine,
    OrderStep,
    PlannedPackage,
    RequestLine,
    RequestNote,
)
from eblangkon.purchase.ordering.states import APPROVERS, BUYER, ENDED, MOVES, PASSIVE, SHOP, State


def waiting_for(actor: Actor) -> QuerySet[Order]:
    """Orders whose next step is the actor's to make, the longest waiting first; one query.

    An unfinished basket waits for its PP; everything else follows from the table.
    """
    mine = Q(pk__in=[])
    for hat in actor.hats:
        states = {
            str(move.source)
            for move in MOVES
            if move.source is not None and hat.duty in move.duties and move.verb not in PASSIVE
        }
        if not states:
            continue
        side = Q(vendor_id=hat.vendor) if hat.vendor is not None else Q(agency_id=hat.agency)
        mine |= side & (Q(state__in=states) & ~_other_road(hat.duty) | _owed_by(hat.duty))
    return Order.objects.filter(mine).select_related("agency", "vendor", "package").order_by("moved_at", "number")


def _owed_by(duty: str) -> Q:
    """Shipped, all counted, and something is still owed: the shop's turn again."""
    return Q(state=State.SHIPPED, owed=True) if duty in SHOP else Q(pk__in=[])


def _other_road(duty: str) -> Q:
    """What waits for somebody else in this state.

    Invoiced orders of route LS for PPK-SKPD's verification, of other routes for the vendor; shipped ones of which
    nothing is left to count for the vendor.
    """
    invoiced = Q(state=State.INVOICED) & (~Q(route="LS") if duty == "ppk_skpd" else Q(route="LS"))
    return invoiced | Q(state=State.SHIPPED, owed=True)


# Orders that ended without a purchase give their request back to the PP.
_FRUITLESS = [str(state) for state in ENDED if state is not State.PAID]
_bought = Order.objects.filter(request_id=OuterRef("pk")).exclude(state__in=_FRUITLESS)


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


def requests_waiting_for(actor: Actor) -> QuerySet[RequestNote]:
    """Notes to be agreed (PPK, PA, KPA), to be bought (PP) or returned to their writer; one query.

    A note with a basket or an order under way waits no longer: the order does.
    """
    mine = Q(asked_by_id=actor.id, state__in=["draft", "returned"])
    for hat in actor.hats:
        if hat.duty in ("ppk", "pa", "kpa"):
            mine |= Q(agency_id=hat.agency, state="asked")
        elif hat.duty == "pp":
            mine |= Q(agency_id=hat.agency, state="agreed") & ~Q(Exists(_bought))
    return RequestNote.objects.filter(mine).select_related("agency", "package", "asked_by").order_by("created_at", "id")


def requests_with(ids: Iterable[int]) -> dict[int, RequestNote]:
    """These notes by id, with the names of who asked and who answered; one query."""
    return RequestNote.objects.select_related("agency", "asked_by", "answered_by").in_bulk(list(ids))


def orders_with(numbers: Iterable[int]) -> dict[int, Order]:
    """These orders by number, with the names of the people and parties a list tells; one query."""
    found = Order.objects.select_related("agency", "vendor", "created_by", "sent_by", "request__asked_by")
    return found.in_bulk(list(numbers))


def request_lines(note: int) -> QuerySet[RequestLine]:
    return RequestLine.objects.filter(note=note).select_related("account").order_by("pk")


def orders_from(note: int) -> QuerySet[Order]:
    """Baskets and orders that answer a request, the first one first."""
    return Order.objects.filter(request=note).select_related("vendor").order_by("number")


def last_request_of(person: int, agency: int) -> RequestNote | None:
    """What the person asked for last at that office: its package and place are likely again."""
    return RequestNote.objects.filter(asked_by=person, agency=agency).order_by("-created_at", "-id").first()


def basket_lines(order: int) -> QuerySet[OrderLine]:
    """Goods first as they were put in, delivery cost last; with account and product."""
    return OrderLine.objects.filter(order=order).select_related("account", "product").order_by("shipping", "pk")


def latest_step(order: int) -> OrderStep | None:
    return OrderStep.objects.filter(order=order).order_by("-version").first()


def held_by(order: int) -> tuple[Rupiah, dict[int, Rupiah]]:
    """What an order holds of its package, and of accounts by their id; one query."""
    rows = BudgetEntry.objects.filter(order=order).values_list("account_id").annotate(held=Sum("amount"))
    held = {account: Rupiah(int(amount)) for account, amount in rows}
    return held.pop(None, Rupiah(0)), held


def counts_by_state(agencies: Collection[int]) -> dict[State, int]:
    """How many orders of these offices stand where; one query."""
    rows = Order.objects.filter(agency__in=agencies).exclude(state__in=[str(state) for state in ENDED])
    return {State(state): count for state, count in rows.values_list("state").annotate(count=Count("pk"))}


def ceilings_of(agencies: Collection[int], year: int) -> tuple[Rupiah, Rupiah]:
    """Ceiling of all packages of these offices in that year, and what orders have taken of it; one query."""
    sums = PlannedPackage.objects.filter(agency__in=agencies, year=year, active=True).aggregate(
        ceiling=Sum("ceiling"), committed=Sum("committed")
    )
    return Rupiah(int(sums["ceiling"] or 0)), Rupiah(int(sums["committed"] or 0))


def packages_open(agency: int, year: int) -> QuerySet[PlannedPackage]:
    """Packages that may still be bought from."""
    return PlannedPackage.objects.filter(agency_id=agency, year=year, active=True, announced=True).order_by("name")


def accounts_open(agency: int, year: int) -> QuerySet[BudgetAccount]:
    """Accounts that are not blocked."""
    return BudgetAccount.objects.filter(agency_id=agency, year=year, blocked=False).order_by(
        "sub_activity_code", "account_code"
    )


def packages_off_balance() -> QuerySet[PlannedPackage]:
    """The tripwire: packages whose committed sum is not that of their ledger. Must be empty."""
    return PlannedPackage.objects.annotate(written=Coalesce(Sum("entries__amount"), 0)).exclude(committed=F("written"))


def accounts_off_balance() -> QuerySet[BudgetAccount]:
    """The tripwire for accounts. Must be empty."""
    return BudgetAccount.objects.annotate(written=Coalesce(Sum("entries__amount"), 0)).exclude(committed=F("written"))


def unanswered(on: date) -> QuerySet[Order]:
    """Placed orders whose last day for an answer lies before `on`."""
    return Order.objects.filter(state=State.PLACED, answer_by__lt=on).order_by("number")


def steps_made() -> Iterator[tuple[str, int]]:
    """Key and number of steps of every order, streamed: what the sealed log is held against."""
    for number, version in Order.objects.order_by("number").values_list("number", "version").iterator(5000):
        yield str(number), version


def lines_of(orders: Iterable[int]) -> QuerySet[OrderLine]:
    """The lines of these orders (by number) in the order in which they were put in, each with its account."""
    return OrderLine.objects.filter(order__in=list(orders)).select_related("account").order_by("order_id", "pk")


def last_step(order: int, verb: str) -> OrderStep | None:
    """The latest step of that verb: who approved, who accepted, and when."""
    return OrderStep.objects.filter(order=order, verb=verb).order_by("-version").first()


def worth_of(orders: QuerySet[Order]) -> tuple[int, Rupiah]:
    """How many orders these are, and what their buyers pay together; one query."""
    found = orders.order_by().aggregate(count=Count("number"), total=Coalesce(Sum("total"), 0))
    return found["count"], Rupiah(found["total"])


def plans_of(agency: int, year: int) -> tuple[int, int, int]:
    """What the office could buy from in that year: sub-activities, open packages, accounts with money; two queries."""
    accounts = BudgetAccount.objects.filter(agency=agency, year=year)
    found = accounts.aggregate(
        subs=Count("sub_activity_code", distinct=True),
        open=Count("pk", filter=Q(blocked=False, committed__lt=F("amount"))),
    )
    return found["subs"], packages_open(agency, year).count(), found["open"]


_NOTE_OPEN = ("draft", "asked", "agreed", "returned")


def notes_open_of(person: int, agency: int | None, duty: str) -> QuerySet[RequestNote]:
    """Notes that the person wrote with such a duty at that office and that are neither closed nor bought."""
    writers = ("pptk", *APPROVERS)
    found = RequestNote.objects.filter(asked_by=person, agency=agency, state__in=_NOTE_OPEN)
    return found.exclude(Exists(_bought)).order_by("pk") if duty in writers else found.none()


def orders_open_of(person: int, agency: int | None, duty: str) -> QuerySet[Order]:
    """Orders that the person began as PP at that office and that have not ended."""
    found = Order.objects.filter(created_by=person, agency=agency).exclude(state__in=[str(s) for s in ENDED])
    return found.order_by("pk") if duty in BUYER else found.none()


def left_waiting(person: int, agency: int | None, duty: str, last_day: date) -> int:
    """How many orders and notes would wait for nobody once the person's duty has ended after `last_day`.

    None while somebody else holds the same duty on the day after.
    """
    if agency is None or set(people_with_duty(agency, duty, last_day + timedelta(days=1))) - {person}:
        return 0
    alone = Actor("person", None, "", (Hat(duty, "", agency),))
    return waiting_for(alone).count() + requests_waiting_for(alone).count()


def unfinished() -> QuerySet[Order]:
    """Every order under way but baskets, with office and vendor."""
    quiet = [str(state) for state in (*ENDED, State.DRAFT)]
    return Order.objects.exclude(state__in=quiet).select_related("agency", "vendor").order_by("number")


def requests_open() -> QuerySet[RequestNote]:
    """Request notes that wait for an answer, and agreed ones of which nothing is being bought yet, with office."""
    waits = Q(state="asked") | Q(state="agreed") & ~Exists(_bought)
    return RequestNote.objects.filter(waits).select_related("agency").order_by("pk")


def promised_of(product: int) -> int:
    """Units of a product that open orders hold, whether its shop counts a stock or makes it to order; one query."""
    held = OrderLine.objects.filter(product=product, reserved__gt=0)
    return int(held.aggregate(units=Coalesce(Sum("reserved"), 0))["units"])
