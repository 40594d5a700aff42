"""The only doors to orders: whoever is no side of an order is told that there is none."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from eblangkon.ground.audit.rules import Actor
from eblangkon.parties.agencies.queries import practice_offices
from eblangkon.parties.agencies.rules import SETTERS
from eblangkon.purchase.ordering.models import BudgetAccount, Order, PlannedPackage, RequestNote
from eblangkon.purchase.ordering.states import State

_REGION = frozenset({"ukpbj", "auditor", "bud"})
# What the shop must not see: the office is still making up its mind, or never asked.
_BEFORE_SHOP = (State.DRAFT, State.AWAITING_APPROVAL, State.REJECTED, State.DISCARDED)


def _earnest() -> Q:
    """What belongs to no practice office. Joined against, which a list of all orders bears better than NOT IN."""
    return ~Q(Exists(practice_offices().filter(pk=OuterRef("agency_id"))))


def orders_visible_to(actor: Actor) -> QuerySet[Order]:
    """Orders of the actor's agencies, shops and regions; the province sees all, strangers none.

    Practice is seen by who practises: it stands in no list and no table of those who oversee.
    """
    earnest = _earnest()
    if any(hat.duty == "province" for hat in actor.hats):
        return Order.objects.filter(earnest)
    agencies = {hat.agency for hat in actor.hats if hat.agency is not None}
    vendors = {hat.vendor for hat in actor.hats if hat.vendor is not None}
    regions = {hat.region for hat in actor.hats if hat.duty in _REGION}
    shop = Q(vendor_id__in=vendors) & ~Q(state__in=[str(state) for state in _BEFORE_SHOP])
    return Order.objects.filter(Q(agency_id__in=agencies) | Q(region_id__in=regions) & earnest | shop)


def access_order(actor: Actor, number: int) -> Order:
    """The order with agency, vendor, package and place. Raises Order.DoesNotExist for strangers as for no order."""
    return orders_visible_to(actor).select_related("agency", "vendor", "package", "place").get(pk=number)


def requests_visible_to(actor: Actor) -> QuerySet[RequestNote]:
    """Request notes of the actor's agencies and regions; those of practice offices as with orders."""
    earnest = _earnest()
    if any(hat.duty == "province" for hat in actor.hats):
        return RequestNote.objects.filter(earnest)
    agencies = {hat.agency for hat in actor.hats if hat.agency is not None}
    regions = {hat.region for hat in actor.hats if hat.duty in _REGION}
    return RequestNote.objects.filter(Q(agency_id__in=agencies) | Q(agency__region_id__in=regions) & earnest)


def access_request(actor: Actor, number: int) -> RequestNote:
    """Raises RequestNote.DoesNotExist for strangers as for no note."""
    return requests_visible_to(actor).select_related("agency", "package", "place", "asked_by").get(pk=number)


def _set_up(actor: Actor) -> set[str]:
    return {hat.region for hat in actor.hats if hat.duty in SETTERS}


def packages_set_up_by(actor: Actor) -> QuerySet[PlannedPackage]:
    """Planned packages of the regions that the actor sets up, with their offices, by name."""
    found = PlannedPackage.objects.filter(agency__region_id__in=_set_up(actor))
    return found.select_related("agency").order_by("name", "pk")


def accounts_set_up_by(actor: Actor) -> QuerySet[BudgetAccount]:
    """Accounts of the regions that the actor sets up, with their offices, as a DPA lists them."""
    found = BudgetAccount.objects.filter(agency__region_id__in=_set_up(actor))
    return found.select_related("agency").order_by("sub_activity_code", "account_code", "pk")
