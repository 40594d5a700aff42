"""Who waits for whom, oldest first."""

from django.db.models import Exists, Q, QuerySet

from eblangkon.ground.audit.rules import Actor
from eblangkon.purchase.ordering.models import Order, RequestNote
from eblangkon.purchase.ordering.queries.requests import bought
from eblangkon.purchase.ordering.states import MOVES, PASSIVE, SHOP, State


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


def requests_waiting_for(actor: Actor) -> QuerySet[RequestNote]:
    """Notes to be agreed (PPK, PA, KPA), to be bought (PP) or returned to their writer; one query.

    A note with a basket or an order under way waits no longer: the order does.
    """
    mine = Q(asked_by_id=actor.id, state__in=["draft", "returned"])
    for hat in actor.hats:
        if hat.duty in ("ppk", "pa", "kpa"):
            mine |= Q(agency_id=hat.agency, state="asked")
        elif hat.duty == "pp":
            mine |= Q(agency_id=hat.agency, state="agreed") & ~Q(Exists(bought))
    return RequestNote.objects.filter(mine).select_related("agency", "package", "asked_by").order_by("created_at", "id")
