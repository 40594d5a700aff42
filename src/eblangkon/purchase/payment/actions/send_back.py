"""Whoever judges the papers sends them back with a reason: PPK-SKPD an SPP, PA or KPA an NPD."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.ordering.actions.advance import find_move, lock_order, step
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, Refused
from eblangkon.purchase.ordering.states import State
from eblangkon.purchase.payment.actions.check_stage import check_stage
from eblangkon.purchase.payment.actions.take_step import waiting_stage
from eblangkon.purchase.payment.actions.tell_stage import tell_stage
from eblangkon.purchase.payment.queries import steps_of
from eblangkon.purchase.payment.states import ROADS, road_of

LONGEST = 500
"""Characters of a reason."""


@transaction.atomic
def send_back(*, order: int, stage: str, reason: str, by: Actor, seen_version: int | None = None) -> Order:
    """Return the order, whose payment waits once more for the first stage of its road.

    What was filed stays as it is, under the round that ends with this; filed again it is a new row. The order's state
    stays, its version does not, so that no page of before decides about papers that it does not show. Neither does any
    clock change: that of LS has not started, that of the float runs on, for the vendor waits all the same.
    Raises IllegalMove when another stage waits or nobody judges there, WrongDuty, Stale, and Refused without a reason.
    """
    locked = lock_order(order, seen_version)
    payment, waiting = waiting_stage(locked, stage)
    if not waiting.judges:
        raise IllegalMove.because("illegal_move", said("Pada tahap ini tidak ada yang dapat dikembalikan."))
    check_stage(locked, waiting, by)
    reason = reason.strip()
    if not reason:
        raise Refused.because("empty", said("Alasan belum diisi. Tulis apa yang kurang."), "reason")
    if len(reason) > LONGEST:
        raise Refused.because("long", said("Alasan paling panjang 500 huruf. Ringkaslah."), "reason")
    filed = steps_of(order)[0]
    move = find_move(locked, State(locked.state), "send_back")
    moved = step(locked, move, by, reason, {"stage": filed.stage, "number": filed.number, "round": payment.round})
    payment.round += 1
    payment.waits_for = ROADS[road_of(moved.route)][0].code
    payment.save(update_fields=["round", "waits_for"])
    tell_stage(moved, payment.waits_for, by, reason=reason)
    return moved
