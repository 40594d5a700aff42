"""The vendor's one tap: the handover countersigned, invoice and kuitansi confirmed, the clock started."""

from datetime import date

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.regions.queries import add_working_days, rules_in_force
from eblangkon.purchase.delivery.actions.countersign import countersign
from eblangkon.purchase.ordering.actions.advance import advance, lock_order
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import State
from eblangkon.purchase.payment.actions.issue_receipt import facts_of, issue_receipt
from eblangkon.purchase.payment.actions.tell_stage import tell_stage
from eblangkon.purchase.payment.models import Payment
from eblangkon.purchase.payment.papers import invoice
from eblangkon.purchase.payment.states import ROADS, road_of
from eblangkon.services.documents.actions.issue_paper import issue_paper
from eblangkon.services.documents.rules import INVOICE


@transaction.atomic
def confirm_invoice(*, order: int, by: Actor, seen_version: int | None = None) -> Payment:
    """Return the opened payment. UP, GU, TU and card are due from this moment, LS from the verification (DOMAIN.md 5).

    Raises IllegalMove (also for a second tap), WrongDuty or Stale, and then nothing was issued.
    """
    lock_order(order, seen_version)
    handover = countersign(order=order, by=by)
    moved = advance(order=order, to=State.INVOICED, by=by)
    payment = Payment(order=moved, route=moved.route, amount=moved.total, waits_for=ROADS[road_of(moved.route)][0].code)
    if moved.route != "LS":
        moved = advance(order=order, to=State.PAYMENT_DUE, by=by, verb="confirm")
        payment.due_since, payment.due_by = moved.moved_at, pay_by(moved)
    record(
        actor=by,
        action="payment.opened",
        subject=("order", str(order)),
        region=moved.region_id,
        data={"amount": int(payment.amount), "route": payment.route, "due_by": _iso(payment.due_by)},
    )
    tell_stage(moved, payment.waits_for, by)
    facts = facts_of(moved)
    if not moved.short_road:
        payment.invoice_number = issue_paper(
            kind=INVOICE,
            region=moved.region_id,
            subject=("order", str(order)),
            data=invoice(moved, facts[0], handover, facts[1]),
            actor=by,
            demonstration=moved.demonstration or None,
        ).number
    payment.receipt_number = issue_receipt(moved, handover, by, facts=facts).number
    payment.save(force_insert=True)
    return payment


def pay_by(order: Order) -> date:
    """The last day of the payment clock that starts today: working days by the region's dated rule `pay_days`."""
    today = clock.today()
    return add_working_days(today, int(rules_in_force(order.region_id, today)["pay_days"].value), order.region_id)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
