"""Issue the BAST, or on the short road the one page that stands for it."""

from eblangkon.ground.audit.rules import Actor
from eblangkon.purchase.delivery.models import Handover
from eblangkon.purchase.delivery.papers.handover import handover_report, short_handover
from eblangkon.purchase.delivery.queries import counted_lines, cuts_of, inspections_of
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.queries import last_step, lines_of
from eblangkon.services.documents.actions.issue_paper import issue_paper
from eblangkon.services.documents.models import IssuedPaper
from eblangkon.services.documents.rules import Paper


def issue_handover(order: Order, handover: Handover, by: Actor) -> IssuedPaper:
    """Version 1 for a handover that has no number yet, version 2 of the same number once the vendor has signed too."""
    approval = last_step(order.number, "approve")
    inspections = list(inspections_of(order.number))
    if order.short_road:
        counted = counted_lines([order.number])[order.number]
        cuts = list(cuts_of(order.number))
        data: Paper = short_handover(order, counted, handover, approval, inspections, cuts)
    else:
        data = handover_report(order, list(lines_of([order.number])), handover, approval, inspections)
    signed_by_both = handover.countersigned_at is not None
    return issue_paper(
        kind="BAST",
        region=order.region_id,
        subject=("order", str(order.number)),
        data=data,
        actor=by,
        number=handover.paper_number or None,
        version=2 if signed_by_both else 1,
        register_number=handover.register_number,
        demonstration=order.demonstration or None,
    )
