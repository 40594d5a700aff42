"""A number, day or proof was recorded wrongly: a new entry says the right one, the old one stays."""

from datetime import date

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.ordering.actions.advance import acting_duty, lock_order
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, Problem, Refused, WrongDuty
from eblangkon.purchase.payment.actions.check_stage import check_stage
from eblangkon.purchase.payment.adapters.proofs import keep_proof
from eblangkon.purchase.payment.models import PaymentStep
from eblangkon.purchase.payment.queries import invoice_day, steps_of
from eblangkon.purchase.payment.rules import ProofFile, step_problems
from eblangkon.purchase.payment.states import STAGES


@transaction.atomic
def correct_step(
    *, step: int, by: Actor, number: str, day: date, note: str, proof: ProofFile | None = None
) -> PaymentStep:
    """Return the correcting entry. Without a new proof the old one stands on.

    Raises WrongDuty unless the actor may take the stage itself, IllegalMove when the entry was corrected before, and
    Refused with every wrong field, an empty reason among them.
    """
    wrong = PaymentStep.objects.get(pk=step)
    order = lock_order(wrong.payment_id)
    stage = STAGES[wrong.stage]
    if not by.may(*stage.duties, agency=order.agency_id):
        raise WrongDuty.because(
            "wrong_duty", said("Hanya petugas yang mencatat “{words}” yang dapat mengoreksinya.", words=stage.words)
        )
    by = by.signing(acting_duty(order, check_stage(order, stage, by), by), order.agency_id)
    done = steps_of(order.number)
    at = next((n for n, one in enumerate(done) if one.pk == step), None)
    if at is None:
        raise IllegalMove.because(
            "illegal_move", said("Catatan ini sudah dikoreksi atau dikembalikan. Koreksi catatan yang terakhir.")
        )
    asked = stage.paper if stage.numbering else ""
    problems = step_problems(asked, number, day, clock.today(), done[at - 1].day if at else invoice_day(order.number))
    if at + 1 < len(done) and day > done[at + 1].day:
        problems.append(Problem("after", "day", said("Tanggalnya melewati tahap sesudahnya. Perbaiki tanggalnya.")))
    if not note.strip():
        problems.append(Problem("empty", "note", said("Alasan koreksi belum diisi. Tulis apa yang keliru.")))
    if problems:
        raise Refused(problems)
    right = PaymentStep.objects.create(
        payment_id=wrong.payment_id,
        stage=wrong.stage,
        round=wrong.round,
        number=number.strip(),
        day=day,
        amount=wrong.amount,
        method=wrong.method,
        fee_by=wrong.fee_by,
        note=note.strip(),
        proof=keep_proof(proof) or wrong.proof.name,
        at=clock.now(),
        actor_id=by.id,
        actor_name=by.name,
        actor_duty=next(duty for duty in stage.duties if by.may(duty, agency=order.agency_id)),
        corrects=wrong,
    )
    record(
        actor=by,
        action="payment.corrected",
        subject=("order", str(order.number)),
        region=order.region_id,
        data={
            "stage": wrong.stage,
            "before": wrong.number,
            "number": right.number,
            "day": day.isoformat(),
            "note": right.note,
            **order.exempting(),
        },
    )
    return right
