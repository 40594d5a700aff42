"""The treasurer has paid the withheld taxes in."""

from collections.abc import Sequence

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.ordering.actions.advance import lock_order
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, Refused
from eblangkon.purchase.ordering.states import PAYERS
from eblangkon.purchase.payment.actions.check_stage import check_taxes
from eblangkon.purchase.payment.actions.tell_stage import tell_stage
from eblangkon.purchase.payment.models import Payment, TaxDeposit
from eblangkon.purchase.payment.queries import invoice_day, taxes_open
from eblangkon.purchase.payment.rules import Deposit, deposit_problems


@transaction.atomic
def record_deposits(
    *, order: int, deposits: Sequence[Deposit], by: Actor, seen_version: int | None = None
) -> list[TaxDeposit]:
    """Return the new entries; with the last open kind the order no longer reads *pajak belum disetor*.

    Raises WrongDuty, Stale, IllegalMove for a kind that is deposited already or not withheld at all, and Refused with
    every wrong field; then none is written.
    """
    locked = lock_order(order, seen_version)
    payment = payment_for_taxes(locked, by)
    by = signing_taxes(locked, by)
    open_kinds = taxes_open(locked)
    if not deposits or not {deposit.kind for deposit in deposits} <= set(open_kinds):
        raise IllegalMove.because(
            "illegal_move", said("Setoran pajak ini sudah tercatat, atau pajaknya tidak dipungut.")
        )
    today = clock.today()
    since = invoice_day(order)
    problems = [problem for deposit in deposits for problem in deposit_problems(deposit, today, since)]
    if problems:
        raise Refused(problems)
    now = clock.now()
    made = TaxDeposit.objects.bulk_create(
        TaxDeposit(
            payment=payment,
            kind=deposit.kind,
            amount=open_kinds[deposit.kind],
            billing_id=deposit.billing_id,
            ntpn=deposit.ntpn,
            slip_number=deposit.slip_number.strip(),
            day=deposit.day,
            at=now,
            actor_id=by.id,
            actor_name=by.name,
        )
        for deposit in deposits
    )
    payment.taxes_open = len(made) < len(open_kinds)
    payment.save(update_fields=["taxes_open"])
    if not payment.taxes_open:
        tell_stage(locked, "", by)
    record(
        actor=by,
        action="payment.deposited",
        subject=("order", str(order)),
        region=locked.region_id,
        data={
            "taxes": [{"kind": one.kind, "amount": int(one.amount), "ntpn": one.ntpn} for one in made],
            "open": payment.taxes_open,
            **locked.exempting(),
        },
    )
    return made


def signing_taxes(order: Order, by: Actor) -> Actor:
    """Whoever deposits, named as history must name them; checked by `payment_for_taxes`."""
    return by.signing(next(duty for duty in PAYERS if by.may(duty, agency=order.agency_id)), order.agency_id)


def payment_for_taxes(order: Order, by: Actor) -> Payment:
    """The payment of a locked order. Raises WrongDuty as `check_taxes`, IllegalMove while unpaid."""
    check_taxes(order, by)
    payment = Payment.objects.filter(order=order, paid_at__isnull=False).first()
    if payment is None:
        raise IllegalMove.because(
            "illegal_move", said("Pesanan {number} belum dibayar; setoran dicatat sesudahnya.", number=order.number)
        )
    return payment
