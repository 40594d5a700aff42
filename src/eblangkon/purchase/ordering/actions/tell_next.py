"""After each move: who is waited for now, and who asked for what has ended, find it in their inbox."""

from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.kept import Asked
from eblangkon.ground.kernel.words import sentence
from eblangkon.parties.agencies.queries import first_holders, holders
from eblangkon.parties.vendors.queries import acting_for, people_of
from eblangkon.purchase.ordering.actions.marked import marked
from eblangkon.purchase.ordering.actions.separation import who_had
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import APART, APPROVERS, Move, State, awaited, moves_from
from eblangkon.services.notices.actions.notify import tell
from eblangkon.services.notices.actions.tell_those import tell_those
from eblangkon.services.notices.rules import Message

# The stages of the payment have people of their own, whom payment tells.
_TOLD_BY_PAYMENT = frozenset({State.INVOICED, State.PAYMENT_DUE})
# Who asked for it is told, unless it is their own doing.
_ASKERS_OF = frozenset("reject decline".split())
# An order that nobody answered has ended for the shop as well.
_ASKERS_AND_SHOP = frozenset({"expire"})
# The shop has an order in hand that ends, or money that has come.
_SHOP_AND_BUYER = frozenset("cancel terminate pay".split())
# Counting left something to be sent, or the office no longer wants it.
_SHOP_ONLY = {"count": "order.wait.owed", "cut": "order.told.cut", "settle": "order.told.cut"}


def tell_next(order: Order, move: Move, by: Actor, note: str = "") -> None:
    """One statement to tell who waits next and to settle what was told before; two for some of the ends.

    `order` has already moved. Its own actor is told nothing; a birth, and a move that leaves the next one with the
    same duties (a withdrawal, an acceptance), tell nobody.
    """
    if move.source is None:
        return
    params: dict[str, JSON] = {
        "number": order.number,
        "purpose": order.purpose,
        "agency": order.agency.name,
        "vendor": order.vendor.name,
        "total": int(order.total),
        "by": by.name,
        "note": sentence(note),
        **marked(order.demonstration),
    }
    subject = ("order", str(order.number))
    following = _following(order, move)
    if following is not None:
        code, people = following
        tell_those(people=people, code=code, subject=subject, params=params, but=by.id)
        return
    others = tuple(person for person in _concerned(order, move) if person != by.id)
    told = [Message(others, f"order.told.{move.verb}", subject, params)] if others else []
    tell(messages=told, settles=subject)


def _following(order: Order, move: Move) -> tuple[str, Asked] | None:
    """The kind of notice and the query that finds who is waited for now; None when it is nobody new."""
    today = clock.today()
    if move.verb in _SHOP_ONLY:
        return _SHOP_ONLY[move.verb], acting_for(order.vendor_id, today)
    following = awaited(move.target)
    if following is None or move.target in _TOLD_BY_PAYMENT or following.duties == move.duties:
        return None
    code = "order.told.return" if move.verb == "return" else f"order.wait.{move.target}"
    return code, hands_of(order, following)


def hands_of(order: Order, following: Move) -> Asked:
    """The query that finds who is to make this move of the order."""
    today = clock.today()
    if following.side == "vendor":
        return acting_for(order.vendor_id, today)
    if following.duties == APPROVERS:
        # Who ordered may not approve; then it is the PA or KPA for whom it waits.
        hands = {hand for one in moves_from(State(order.state)) for hand in APART.get(one.verb, ())}
        apart = {person for hand in hands for person in who_had(order, hand)}
        return first_holders(order.agency_id, APPROVERS, today, apart)
    return holders(order.agency_id, following.duties, today)


def _concerned(order: Order, move: Move) -> tuple[int, ...]:
    """Who must learn that it ended, or that the money came; one query, two or none."""
    if move.verb in _ASKERS_OF:
        return (order.created_by_id, order.request.asked_by_id)
    if move.verb in _ASKERS_AND_SHOP:
        return (order.created_by_id, order.request.asked_by_id, *people_of(order.vendor_id, clock.today()))
    if move.verb in _SHOP_AND_BUYER:
        return (order.created_by_id, *people_of(order.vendor_id, clock.today()))
    return ()
