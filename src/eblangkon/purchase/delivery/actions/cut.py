"""The PPK gives up what was not sent, or was rejected."""

from collections.abc import Mapping

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.delivery.actions.counting import check_all, check_known, lines_to_count, nothing_left, settle
from eblangkon.purchase.delivery.models import Cut
from eblangkon.purchase.delivery.queries import CountedLine
from eblangkon.purchase.delivery.rules import check_cut
from eblangkon.purchase.ordering.actions.advance import acting_duty, check_duty, find_move, lock_order, step
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.rules.refusals import Refused
from eblangkon.purchase.ordering.states import State


@transaction.atomic
def cut(*, order: int, by: Actor, quantities: Mapping[int, int], reason: str, seen_version: int | None = None) -> Order:
    """Return the order without so many units a line (by line id); it is received when nothing is owed any more.

    Raises Refused without a reason, with each line of which more would be cut than is owed, and when nothing at all
    would be kept (terminate it instead); IllegalMove, WrongDuty and Stale.
    """
    if not reason.strip():
        raise Refused.because("empty", said("Alasan belum diisi. Penyedia perlu mengetahuinya."), "reason")
    locked = lock_order(order, seen_version)
    move = find_move(locked, State.SHIPPED, "cut")
    check_duty(locked, move, by)
    by = by.signing(acting_duty(locked, move, by), locked.agency_id)
    counted = lines_to_count(locked)
    cutting = _cutting(counted, quantities)
    left = [row.count.to_ship - cutting.get(row.line.pk, 0) + row.count.to_count for row in counted]
    locked.owed = not any(row.count.to_count for row in counted)
    if not any(left):
        move = find_move(locked, State.RECEIVED, "settle")
        locked = settle(locked, {row.line.pk: row.count.accepted for row in counted}, by)
    step(locked, move, by, reason.strip(), {"cut": {str(line): n for line, n in cutting.items()}})
    Cut.objects.bulk_create(
        Cut(
            order=locked,
            line_id=line,
            quantity=quantity,
            reason=reason.strip(),
            at=locked.moved_at,
            actor_id=by.id,
            actor_name=by.name,
        )
        for line, quantity in cutting.items()
    )
    return locked


def _cutting(counted: list[CountedLine], wanted: Mapping[int, int]) -> dict[int, int]:
    """Line id to units above zero."""
    if not any(row.count.to_ship for row in counted):
        raise nothing_left(said("Tidak ada lagi yang dapat dipotong: semua barang sudah dikirim."))
    check_known(counted, wanted)
    cutting = {line: quantity for line, quantity in wanted.items() if quantity}
    if not cutting:
        raise Refused.because("empty", said("Jumlah yang dipotong masih 0. Isi sedikitnya satu baris."), "quantities")
    check_all(
        [row for row in counted if row.line.pk in cutting], lambda row: check_cut(row.count, cutting[row.line.pk])
    )
    return cutting
