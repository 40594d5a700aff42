"""Orders that no vendor answered end by themselves."""

from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.purchase.ordering.actions.ends import end
from eblangkon.purchase.ordering.queries import unanswered
from eblangkon.purchase.ordering.rules.refusals import IllegalMove
from eblangkon.purchase.ordering.states import State


def expire_orders() -> int:
    """Expire every order past its last day for an answer, each in a transaction of its own; return how many."""
    ended = 0
    for number in list(unanswered(clock.today()).values_list("number", flat=True)):
        try:
            end(order=number, to=State.EXPIRED, by=SYSTEM, reason="", needs_reason=False)
        except IllegalMove:
            continue  # answered meanwhile: the vendor was faster, and that is well
        ended += 1
    return ended
