"""The stages of the payment and the deposits of its taxes."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from eblangkon.ground.kernel.told import told, told_day
from eblangkon.insight.transparency.queries.story_people import People
from eblangkon.insight.transparency.rules import StoryStep
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import DUTY_WORDS, PAYERS, State
from eblangkon.purchase.payment.models import Payment, PaymentStep, TaxDeposit
from eblangkon.purchase.payment.queries import deposits_of, payment_of, told_steps_of
from eblangkon.purchase.payment.rules import KINDS, withheld
from eblangkon.purchase.payment.states import ROADS, STAGES, Stage, road_of


@dataclass(frozen=True, slots=True)
class Paid:
    """What is recorded of one order's payment; of corrected records the last one stands.

    `steps` holds what was sent back too, in earlier rounds.
    """

    payment: Payment | None
    steps: list[PaymentStep]
    deposits: list[TaxDeposit]
    taxes_open: tuple[str, ...]

    @property
    def due_by(self) -> date | None:
        """The last day of the payment clock, once it runs."""
        return self.payment.due_by if self.payment else None


def paid_of(order: Order) -> Paid:
    """Three queries."""
    deposits = deposits_of(order.number)
    deposited = {deposit.kind for deposit in deposits}
    still_open = tuple(kind for kind in withheld(order.tax) if kind not in deposited)
    return Paid(payment_of(order.number), told_steps_of(order.number), deposits, still_open)


def tax_words(kind: str) -> str:
    """A kind of tax as people call it."""
    return told(KINDS[kind])


def coming_stages(order: Order, paid: Paid) -> tuple[Stage, ...]:
    """Stages that are not recorded yet, in their order."""
    if order.state == State.PAID:
        return ()
    done = {step.stage for step in paid.steps if paid.payment and step.round == paid.payment.round}
    return tuple(stage for stage in ROADS[road_of(order.route)] if stage.code not in done)


def payment_steps(paid: Paid, people: People) -> list[StoryStep]:
    """Each stage with the number and day that it was recorded with, then each deposit."""
    steps = []
    for row in paid.steps:
        remarks = [f"{row.number}, {told_day(row.day)}" if row.number else ""]
        remarks += [] if people.public else [row.note]
        what = told(STAGES[row.stage].words)
        steps.append(_step(f"stage-{row.stage}", what, row, told(DUTY_WORDS.get(row.actor_duty, "")), remarks, people))
    for deposit in paid.deposits:
        remarks = [str(deposit.amount)] if people.public else [f"{deposit.amount}, NTPN {deposit.ntpn}"]
        what = _("%(tax)s disetor") % {"tax": tax_words(deposit.kind)}
        duty = people.duty_of(deposit.actor_id, PAYERS, deposit.at)
        steps.append(_step(f"tax-{deposit.kind}", what, deposit, duty, remarks, people))
    return steps


def _step(
    code: str, what: str, row: PaymentStep | TaxDeposit, duty: str, remarks: list[str], people: People
) -> StoryStep:
    if row.corrects_id is not None:
        remarks = [*remarks, _("Dikoreksi; catatan yang lama tetap tersimpan")]
    kept = tuple(remark for remark in remarks if remark)
    shown = isinstance(row, PaymentStep) and bool(row.proof) and not people.public
    names = people.named(row.actor_name)
    return StoryStep(code, what, "done", names, duty, row.at, kept, proof=row.pk if shown else None)
