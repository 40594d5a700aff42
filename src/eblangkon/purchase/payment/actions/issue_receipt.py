"""Issue the kuitansi: once at the vendor's tap, and again with each act that the office puts on it."""

from collections.abc import Sequence

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.regions.queries import rules_in_force
from eblangkon.purchase.delivery.models import Handover
from eblangkon.purchase.ordering.models import Order, OrderLine, OrderStep
from eblangkon.purchase.ordering.queries import last_step, lines_of
from eblangkon.purchase.payment.models import PaymentStep
from eblangkon.purchase.payment.papers import receipt
from eblangkon.services.documents.actions.issue_paper import issue_paper
from eblangkon.services.documents.models import IssuedPaper
from eblangkon.services.documents.queries import papers_by_number
from eblangkon.services.documents.rules import RECEIPT, duty_stamp


def facts_of(order: Order) -> tuple[list[OrderLine], OrderStep]:
    """The order's lines with their accounts, and the approval that its letter rests on; two queries."""
    approval = last_step(order.number, "approve")
    assert approval is not None, "an order with a handover was approved"
    return list(lines_of([order.number]).select_related("account")), approval


def issue_receipt(
    order: Order,
    handover: Handover,
    by: Actor,
    *,
    facts: tuple[list[OrderLine], OrderStep] | None = None,
    number: str | None = None,
    steps: Sequence[PaymentStep] = (),
) -> IssuedPaper:
    """Without `number` the first version with the next number; else the next version of that number."""
    lines, approval = facts or facts_of(order)
    rules = rules_in_force(order.region_id, clock.today())
    stamp = duty_stamp(int(order.total), over=int(rules["duty_stamp_over"].value), stamp=int(rules["duty_stamp"].value))
    newest = papers_by_number(number).filter(kind=RECEIPT).first() if number else None
    return issue_paper(
        kind=RECEIPT,
        region=order.region_id,
        subject=("order", str(order.number)),
        data=receipt(order, lines, handover, approval, int(stamp), steps),
        actor=by,
        number=number,
        version=newest.version + 1 if newest else 1,
        demonstration=order.demonstration or None,
    )
