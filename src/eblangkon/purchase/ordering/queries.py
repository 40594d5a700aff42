"""Who waits for whom, oldest first, and the tripwire over the ledger."""

from collections.abc import Iterator
from datetime import date

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from eblangkon.ground.audit.rules import Actor
from eblangkon.purchase.ordering.models import BudgetAccount, Order, PlannedPackage, RequestNote
from eblangkon.purchase.ordering.states import MOVES, PASSIVE, State


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
        mine |= side & Q(state__in=states) & ~_other_road(hat.duty)
    return Order.objects.filter(mine).select_related("agency", "vendor", "package").order_by("moved_at", "number")


def _other_road(duty: str) -> Q:
    """Invoiced orders that wait for somebody else: LS for PPK-SKPD's verification, other routes for the vendor."""
    invoiced = Q(state=State.INVOICED)
    return invoiced & (~Q(route="LS") if duty == "ppk_skpd" else Q(route="LS"))


def requests_waiting_for(actor: Actor) -> QuerySet[RequestNote]:
    """Notes to be agreed (PPK, PA, KPA), to be bought (PP) or returned to their writer; one query."""
    mine = Q(asked_by_id=actor.id, state__in=["draft", "returned"])
    for hat in actor.hats:
        if hat.duty in ("ppk", "pa", "kpa"):
            mine |= Q(agency_id=hat.agency, state="asked")
        elif hat.duty == "pp":
            mine |= Q(agency_id=hat.agency, state="agreed")
    return RequestNote.objects.filter(mine).select_related("agency", "package").order_by("created_at", "id")


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
