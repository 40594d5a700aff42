"""The office ends an accepted order that its vendor does not fulfil."""

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.ordering.actions.ends import end
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.rules.refusals import Refused
from eblangkon.purchase.ordering.states import State


def terminate(*, order: int, reason: str, kept: bool, by: Actor, seen_version: int | None = None) -> Order:
    """All that was reserved is free. `kept` says whether goods of it stay at the office, which delivery knows.

    Raises Refused when they do (what is kept is paid: cut the rest and hand over) or without a reason, IllegalMove,
    WrongDuty or Stale.
    """
    if kept:
        raise Refused.because(
            "kept", said("Sebagian barang sudah diterima. Potong sisanya, lalu serah terimakan yang diterima.")
        )
    return end(order=order, to=State.TERMINATED, by=by, reason=reason, seen_version=seen_version)
