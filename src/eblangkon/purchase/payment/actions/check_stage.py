"""Whose hands may touch the money: one check for every act on a payment."""

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.rules import COUNTING
from eblangkon.purchase.delivery.queries import has_counted
from eblangkon.purchase.ordering.actions.advance import check_duty
from eblangkon.purchase.ordering.actions.separation import keep_apart
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import PAYERS, Move, State
from eblangkon.purchase.payment.states import Stage


def check_stage(order: Order, stage: Stage, by: Actor) -> Move:
    """The stage as a move, so that one check of duties holds for both. Raises WrongDuty."""
    return _check(order, stage.code, said("mencatat: {words}", words=stage.words), stage.duties, by)


def check_taxes(order: Order, by: Actor) -> None:
    """Withheld tax is money in the treasurer's hands, and kept apart like the payment. Raises WrongDuty."""
    _check(order, "pay", said("mencatat setoran pajak"), PAYERS, by)


def _check(order: Order, code: str, words: str, duties: tuple[str, ...], by: Actor) -> Move:
    """Money is never in the hands that ordered or approved, nor in those that counted the goods (DOMAIN.md 3)."""
    of_money = duties == PAYERS
    state = State(order.state)
    move = Move(state, state, "pay" if of_money else code, words, duties, "buyer")
    check_duty(order, move, by)
    counted = of_money and by.id is not None and has_counted(order.number, by.id)
    refusal = said(
        "Anda sudah memeriksa barang pesanan ini, jadi tidak dapat {words}. Serahkan kepada orang lain.", words=words
    )
    keep_apart(order, by, move, {COUNTING} if counted else set(), refusal)
    return move
