"""A deposit was recorded wrongly: a new entry says the right numbers, the old one stays."""

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.ordering.actions.advance import lock_order
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, Problem, Refused
from eblangkon.purchase.payment.actions.record_deposits import payment_for_taxes, signing_taxes
from eblangkon.purchase.payment.models import TaxDeposit
from eblangkon.purchase.payment.queries import invoice_day
from eblangkon.purchase.payment.rules import Deposit, deposit_problems


@transaction.atomic
def correct_deposit(*, deposit: int, right: Deposit, note: str, by: Actor) -> TaxDeposit:
    """Return the correcting entry, of the same kind and amount. Raises as `record_deposits`, and without a reason."""
    wrong = TaxDeposit.objects.get(pk=deposit)
    order = lock_order(wrong.payment_id)
    payment = payment_for_taxes(order, by)
    by = signing_taxes(order, by)
    if right.kind != wrong.kind or TaxDeposit.objects.filter(corrects=wrong).exists():
        raise IllegalMove.because("illegal_move", said("Catatan ini sudah dikoreksi. Koreksi catatan yang terakhir."))
    problems = deposit_problems(right, clock.today(), invoice_day(order.number))
    if not note.strip():
        problems.append(Problem("empty", "note", said("Alasan koreksi belum diisi. Tulis apa yang keliru.")))
    if problems:
        raise Refused(problems)
    made = TaxDeposit.objects.create(
        payment=payment,
        kind=wrong.kind,
        amount=wrong.amount,
        billing_id=right.billing_id,
        ntpn=right.ntpn,
        slip_number=right.slip_number.strip(),
        day=right.day,
        note=note.strip(),
        at=clock.now(),
        actor_id=by.id,
        actor_name=by.name,
        corrects=wrong,
    )
    record(
        actor=by,
        action="payment.deposit_corrected",
        subject=("order", str(order.number)),
        region=order.region_id,
        data={"kind": made.kind, "before": wrong.ntpn, "ntpn": made.ntpn, "note": made.note, **order.exempting()},
    )
    return made
