"""After each move: who is waited for now, and who asked for what has ended, find it in their inbox."""

from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies.queries import people_with_duties
from eblangkon.parties.vendors.queries import people_of
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import Move, State, awaited
from eblangkon.services.notices.actions.notify import tell
from eblangkon.services.notices.rules import Message

# The stages of the payment have people of their own, whom payment tells.
_TOLD_BY_PAYMENT = frozenset({State.INVOICED, State.PAYMENT_DUE})
# Who asked for it is told, unless it is their own doing.
_ASKERS_OF = frozenset("reject decline expire".split())
# The shop has an order in hand that ends, or money that has come.
_SHOP_AND_BUYER = frozenset("cancel terminate pay".split())

# Counting left something to be sent, or the office no longer wants it.
_SHOP_ONLY = {"count": "order.wait.owed", "cut": "order.told.cut", "settle": "order.told.cut"}


def tell_next(order: Order, move: Move, by: Actor, note: str = "") -> None:
    """At most two statements: one to find the people, one to tell them and to settle what they were told before.

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
        "note": note,
    }
    subject = ("order", str(order.number))
    code, people = _whom(order, move)
    others = tuple(person for person in people if person != by.id)
    tell(messages=[Message(others, code, subject, params)] if others else [], settles=subject)


def _whom(order: Order, move: Move) -> tuple[str, tuple[int, ...]]:
    """The kind of notice and the people; one query or none."""
    today = clock.today()
    told = f"order.told.{move.verb}"
    if move.verb in _SHOP_ONLY:
        return _SHOP_ONLY[move.verb], people_of(order.vendor_id, today)
    if move.verb in _ASKERS_OF:
        return told, (order.created_by_id, order.request.asked_by_id)
    if move.verb in _SHOP_AND_BUYER:
        return told, (order.created_by_id, *people_of(order.vendor_id, today))
    following = awaited(move.target)
    if following is None or move.target in _TOLD_BY_PAYMENT or following.duties == move.duties:
        return told, ()
    code = told if move.verb == "return" else f"order.wait.{move.target}"
    if following.side == "vendor":
        return code, people_of(order.vendor_id, today)
    return code, people_with_duties(order.agency_id, following.duties, today)
