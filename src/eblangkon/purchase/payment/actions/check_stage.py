"""Whose hands may touch the money: one check for every act on a payment."""

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.rules import APPROVING, COUNTING, ORDERING, PAYING
from eblangkon.purchase.delivery.queries import hands_of
from eblangkon.purchase.ordering.actions.advance import check_duty
from eblangkon.purchase.ordering.actions.separation import keep_apart
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import PAYERS, Move, State
from eblangkon.purchase.payment.models import PaymentStep
from eblangkon.purchase.payment.states import STAGES, Stage


def check_stage(order: Order, stage: Stage, by: Actor) -> Move:
    """The stage as a move, so that one check of duties holds for both. Raises WrongDuty."""
    return _check(order, stage.code, said("mencatat: {words}", words=stage.words), stage.duties, by)


def check_taxes(order: Order, by: Actor) -> None:
    """Withheld tax is money in the treasurer's hands, and kept apart like the payment. Raises WrongDuty."""
    _check(order, "pay", said("mencatat setoran pajak"), PAYERS, by)


def _check(order: Order, code: str, words: str, duties: tuple[str, ...], by: Actor) -> Move:
    """Money is never in the hands that ordered, approved or signed, nor in those that counted the goods; and whoever
    agrees that it is paid has neither ordered nor handled it (DOMAIN.md 3).
    """
    state = State(order.state)
    move = Move(state, state, "pay" if duties == PAYERS else code, words, duties, "buyer")
    check_duty(order, move, by)
    if by.id is None:
        return move
    refusal = said(
        "Anda sudah memeriksa barang pesanan ini, jadi tidak dapat {words}. Serahkan kepada orang lain.", words=words
    )
    signed = said(
        "Anda sudah memesan, menandatangani, atau mengurus uang pesanan ini, jadi tidak dapat {words}. Serahkan kepada "
        "orang lain.",
        words=words,
    )
    earlier = _earlier(order, duties, by.id)
    keep_apart(order, by, move, earlier, refusal if COUNTING in earlier else signed)
    return move


def _earlier(order: Order, duties: tuple[str, ...], person: int) -> set[frozenset[str]]:
    """The duties with which the person has had a hand in this order that the stage keeps apart; two queries or one."""
    mine = PaymentStep.objects.filter(payment=order.number, actor_id=person)
    stages = set(mine.values_list("stage", flat=True)) if APPROVING & set(duties) or duties == PAYERS else set()
    if duties == PAYERS:
        agreed = {APPROVING} if any(APPROVING & set(STAGES[stage].duties) for stage in stages) else set()
        return hands_of(order.number, person) | agreed
    if APPROVING & set(duties):
        paid = {PAYING} if any(STAGES[stage].duties == PAYERS for stage in stages) else set()
        return paid | ({ORDERING} if person in (order.created_by_id, order.sent_by_id, *order.filled_by) else set())
    return set()
