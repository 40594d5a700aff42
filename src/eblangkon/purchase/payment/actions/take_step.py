"""Pass the stage of a payment that waits: every one of them by this one way."""

from datetime import date

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.installation import is_practice
from eblangkon.ground.kernel.words import said, said_together
from eblangkon.purchase.delivery.models import Handover
from eblangkon.purchase.ordering.actions.advance import acting_duty, advance, lock_order
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, Problem, Refused
from eblangkon.purchase.ordering.states import State
from eblangkon.purchase.payment.actions.check_stage import check_stage
from eblangkon.purchase.payment.actions.confirm_invoice import pay_by
from eblangkon.purchase.payment.actions.issue_receipt import issue_receipt
from eblangkon.purchase.payment.actions.tell_stage import tell_stage
from eblangkon.purchase.payment.adapters.proofs import keep_proof
from eblangkon.purchase.payment.models import Payment, PaymentStep
from eblangkon.purchase.payment.queries import invoice_day, steps_of
from eblangkon.purchase.payment.rules import FEE_BY, METHODS, ProofFile, step_problems, withheld
from eblangkon.purchase.payment.states import STAGES, Stage, next_stage
from eblangkon.services.numbering.actions.take_number import take_number
from eblangkon.services.numbering.rules import series, write_number

# The acts that stand on the kuitansi: "setuju dibayar" and "lunas dibayar".
_ON_RECEIPT = frozenset({"npd_agreed", "spm", "paid"})


@transaction.atomic
def take_step(
    *,
    order: int,
    stage: str,
    by: Actor,
    number: str = "",
    day: date | None = None,
    note: str = "",
    method: str = "",
    fee_by: str = "",
    proof: ProofFile | None = None,
    seen_version: int | None = None,
) -> PaymentStep:
    """Return the recorded stage; `day` is today unless given, `number` our own next one where the stage allows it.

    The stage with which the vendor has the money moves the order to paid; PPK-SKPD's verification starts the clock of
    LS. Raises IllegalMove when another stage waits (a second tap too: it names who was faster), WrongDuty, Stale, and
    Refused with every wrong field.
    """
    locked = lock_order(order, seen_version)
    payment, waiting = waiting_stage(locked, stage)
    move = check_stage(locked, waiting, by)
    by = by.signing(acting_duty(locked, move, by), locked.agency_id)
    done = steps_of(order)
    day = day or clock.today()
    asked = waiting.paper if waiting.numbering == "typed" else ""
    problems = step_problems(asked, number, day, clock.today(), done[-1].day if done else invoice_day(order))
    problems += _payment_problems(waiting, locked, method, fee_by, proof)
    if problems:
        raise Refused(problems)
    step = PaymentStep(
        payment=payment,
        stage=stage,
        round=payment.round,
        number=number.strip(),
        day=day,
        amount=payment.amount,
        method=("card" if locked.route == "KKPD" else method) if waiting.proof else "",
        fee_by=fee_by,
        note=note.strip(),
        at=clock.now(),
        actor_id=by.id,
        actor_name=by.name,
        actor_duty=acting_duty(locked, move, by),
    )
    locked = _moved(locked, waiting, by, step)
    following = next_stage(locked.route, (*(one.stage for one in done), stage))
    _write_payment(payment, locked, waiting, following, step)
    tell_stage(locked, following.code if following else "tax" if payment.taxes_open else "", by)
    _write_step(step, locked, waiting, proof)
    _record(step, locked, by)
    if stage in _ON_RECEIPT:
        handover = Handover.objects.get(order=locked)
        issue_receipt(locked, handover, by, number=payment.receipt_number, steps=[*done, step])
    return step


def _write_step(step: PaymentStep, order: Order, stage: Stage, proof: ProofFile | None) -> None:
    """With our own number where the office gave none: the counter that all share comes last but the kuitansi."""
    step.proof.name = keep_proof(proof)
    if stage.numbering == "own" and not step.number:
        year = clock.wib(step.at).year
        kind = series(stage.paper, practice=is_practice(order.demonstration))
        taken = take_number(region=order.region_id, kind=kind, year=year)
        step.number = write_number(order.region_id, kind, year, taken)
    step.save(force_insert=True)


def _record(step: PaymentStep, order: Order, by: Actor) -> None:
    record(
        actor=by,
        action=f"payment.{step.stage}",
        subject=("order", str(order.number)),
        region=order.region_id,
        data={
            "number": step.number,
            "day": step.day.isoformat(),
            "amount": int(step.amount),
            "withheld": {kind: int(amount) for kind, amount in withheld(order.tax).items()},
            "method": step.method,
            "proof": step.proof.name,
            "note": step.note,
            **order.exempting(),
        },
    )


def waiting_stage(order: Order, stage: str) -> tuple[Payment, Stage]:
    """The payment of a locked order and the stage, which must be the one that waits. Raises IllegalMove."""
    payment = Payment.objects.filter(order=order).first()
    if payment is None:
        raise IllegalMove.because("illegal_move", said("Pesanan {number} belum ditagih penyedia.", number=order.number))
    if stage not in STAGES or payment.waits_for != stage:
        past = next((step for step in steps_of(order.number) if step.stage == stage), None)
        now = (
            said("Sekarang menunggu: {words}.", words=STAGES[payment.waits_for].words)
            if payment.waits_for
            else said("Pembayarannya selesai.")
        )
        told = (
            said(
                "Tahap ini sudah dicatat {actor_name} ({number}).",
                actor_name=past.actor_name,
                number=past.number or past.day,
            )
            if past
            else said("Belum gilirannya.")
        )
        raise IllegalMove.because("illegal_move", said_together([told, now]))
    return payment, STAGES[stage]


def _payment_problems(stage: Stage, order: Order, method: str, fee_by: str, proof: ProofFile | None) -> list[Problem]:
    found = []
    if stage.proof and proof is None:
        found.append(
            Problem("proof", "proof", said("Bukti bayar belum dipilih. Foto kuitansi, struk, atau unggah PDF-nya."))
        )
    if stage.proof and order.route != "KKPD" and (method not in METHODS or method == "card"):
        found.append(Problem("method", "method", said("Cara bayar belum dipilih. Pilih satu dari daftar.")))
    if fee_by not in FEE_BY:
        found.append(Problem("fee", "fee_by", said("Penanggung biaya tidak dikenal. Pilih satu dari daftar.")))
    return found


def _moved(order: Order, stage: Stage, by: Actor, step: PaymentStep) -> Order:
    """The order after the stage: moved on by verification and by payment, else as it is."""
    if stage.pays:
        return advance(order=order.number, to=State.PAID, by=by, evidence={"day": step.day.isoformat()})
    if stage.starts_clock:
        return advance(order=order.number, to=State.PAYMENT_DUE, by=by, verb="verify")
    return order


def _write_payment(payment: Payment, order: Order, stage: Stage, following: Stage | None, step: PaymentStep) -> None:
    payment.waits_for = following.code if following else ""
    if stage.starts_clock:
        payment.due_since, payment.due_by = step.at, pay_by(order)
    if stage.pays:
        payment.paid_at, payment.taxes_open = step.at, bool(withheld(order.tax))
    payment.save(update_fields=["waits_for", "due_since", "due_by", "paid_at", "taxes_open"])
