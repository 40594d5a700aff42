"""The vendor sends goods."""

from collections.abc import Mapping

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.photos import Photo
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.delivery.actions.counting import check_all, check_known, lines_to_count, nothing_left
from eblangkon.purchase.delivery.adapters.photo_files import keep_photo
from eblangkon.purchase.delivery.models import Shipment, ShipmentLine
from eblangkon.purchase.delivery.papers.on_the_way import delivery_note
from eblangkon.purchase.delivery.queries import CountedLine
from eblangkon.purchase.delivery.rules import check_shipment
from eblangkon.purchase.ordering.actions.advance import check_duty, find_move, lock_order, step
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.queries import last_step
from eblangkon.purchase.ordering.rules.refusals import Refused
from eblangkon.purchase.ordering.states import State
from eblangkon.services.documents.actions.issue_paper import issue_paper


@transaction.atomic
def ship(
    *,
    order: int,
    by: Actor,
    quantities: Mapping[int, int] | None = None,
    note: str = "",
    carrier: str = "",
    photo: Photo | None = None,
    seen_version: int | None = None,
) -> Shipment:
    """Return the shipment of so many units a line (by line id; None: all that is owed).

    Its Surat Jalan is issued on the long road only. What was rejected may be sent again, and the rest of a part.
    Raises Refused with each line of which more would go than is owed, or when nothing would go; IllegalMove when
    nothing is owed; WrongDuty and Stale.
    """
    locked = lock_order(order, seen_version)
    move = find_move(locked, State.SHIPPED, "ship_more" if locked.state == State.SHIPPED else "ship")
    check_duty(locked, move, by)
    counted = lines_to_count(locked)
    sending = _sending(counted, quantities)
    number = Shipment.objects.filter(order=locked).count() + 1
    locked.owed = False
    step(locked, move, by, note.strip(), {"shipment": number, "sent": {str(key): n for key, n in sending.items()}})
    paper = "" if locked.short_road else _issue(locked, counted, sending, by, carrier.strip(), note.strip())
    kept = keep_photo(photo, "pengiriman")
    shipment = Shipment(
        order=locked,
        number_in_order=number,
        note=note.strip(),
        carrier=carrier.strip(),
        photo=kept.picture,
        photo_thumbnail=kept.thumbnail,
        at=locked.moved_at,
        actor_id=by.id,
        actor_name=by.name,
        paper_number=paper,
    )
    return _write(shipment, sending)


def _write(shipment: Shipment, sending: Mapping[int, int]) -> Shipment:
    shipment.save(force_insert=True)
    ShipmentLine.objects.bulk_create(
        ShipmentLine(shipment=shipment, line_id=line, quantity=quantity) for line, quantity in sending.items()
    )
    return shipment


def _sending(counted: list[CountedLine], wanted: Mapping[int, int] | None) -> dict[int, int]:
    """Line id to units above zero."""
    owed = {row.line.pk: row.count.to_ship for row in counted if row.count.to_ship}
    if not owed:
        raise nothing_left(said("Semua barang pesanan ini sudah dikirim."))
    if wanted is None:
        return owed
    check_known(counted, wanted)
    check_all(counted, lambda row: check_shipment(row.count, wanted.get(row.line.pk, 0)))
    sending = {line: quantity for line, quantity in wanted.items() if quantity}
    if not sending:
        raise Refused.because("empty", said("Jumlah yang dikirim masih 0. Isi sedikitnya satu baris."), "quantities")
    return sending


def _issue(
    order: Order, counted: list[CountedLine], sending: dict[int, int], by: Actor, carrier: str, note: str
) -> str:
    """Issue the Surat Jalan and return its number."""
    data = delivery_note(
        order,
        [(row, sending[row.line.pk]) for row in counted if row.line.pk in sending],
        clock.today(),
        last_step(order.number, "approve"),
        (by.name, order.moved_at),
        carrier,
        note,
    )
    issued = issue_paper(
        kind="SJ",
        region=order.region_id,
        subject=("order", str(order.number)),
        data=data,
        actor=by,
        demonstration=order.demonstration or None,
    )
    return issued.number
