"""What every change of a basket begins with."""

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.catalogue.rules.offer import Offer
from eblangkon.purchase.ordering.actions.advance import lock_order
from eblangkon.purchase.ordering.actions.separation import keep_to_one_side
from eblangkon.purchase.ordering.models import Order, OrderLine
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, WrongDuty
from eblangkon.purchase.ordering.states import WORDS, State

TAKEN_OVER = ("name", "unit", "unit_price", "includes_ppn", "tax_kind", "luxury", "exempt")
"""What a line copies from the shop's offer."""


def take_over(line: OrderLine, offer: Offer) -> None:
    """The words, the price and the tax facts of the offer, together: a price without its unit says nothing."""
    for fact in TAKEN_OVER:
        setattr(line, fact, getattr(offer, fact))
    line.price_seen = offer.unit_price


def open_basket(order: int, by: Actor, seen_version: int | None = None) -> Order:
    """The order, locked. Raises WrongDuty unless the actor is a PP there, IllegalMove once it is no basket any more.

    Stale when the act comes from a page that shows another version.
    """
    found = lock_order(order, seen_version)
    if not by.may("pp", agency=found.agency_id):
        raise WrongDuty.because("wrong_duty", said("Keranjang hanya dapat diubah pejabat pengadaan kantor ini."))
    keep_to_one_side(found, by)
    if found.state != State.DRAFT:
        raise IllegalMove.because(
            "illegal_move",
            said(
                "Pesanan {order} sudah {words}, jadi isinya tidak dapat diubah. Tarik kembali dahulu.",
                order=order,
                words=WORDS[State(found.state)],
            ),
        )
    return found


def note_change(order: Order, by: Actor, action: str, data: dict[str, JSON]) -> None:
    """A basket's changes are recorded, but count no version: the order has not moved. Who made them is remembered."""
    if by.id is not None and by.id not in (order.created_by_id, *order.filled_by):
        order.filled_by.append(by.id)
        order.save(update_fields=["filled_by"])
    record(actor=by, action=f"basket.{action}", subject=("order", str(order.number)), region=order.region_id, data=data)
