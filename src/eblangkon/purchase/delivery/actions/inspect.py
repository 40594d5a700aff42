"""An inspector counts what came."""

from collections.abc import Mapping

from django.db import transaction

from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.photos import Photo
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.delivery.actions.counting import check_all, check_known, lines_to_count, nothing_left, settle
from eblangkon.purchase.delivery.adapters.photo_files import keep_photo
from eblangkon.purchase.delivery.models import Inspection, InspectionLine
from eblangkon.purchase.delivery.papers.on_the_way import inspection_report
from eblangkon.purchase.delivery.queries import CountedLine, shipments_of
from eblangkon.purchase.delivery.rules import LineInspection, check_inspection
from eblangkon.purchase.ordering.actions.advance import acting_duty, check_duty, find_move, lock_order, step
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.queries import last_step
from eblangkon.purchase.ordering.states import State
from eblangkon.services.documents.actions.issue_paper import issue_paper

NOTHING = LineInspection(0)


@transaction.atomic
def inspect(
    *,
    order: int,
    by: Actor,
    counts: Mapping[int, LineInspection] | None = None,
    note: str = "",
    photo: Photo | None = None,
    seen_version: int | None = None,
) -> Inspection:
    """Return the inspection of all that has come: what was found of each line (None: everything is good).

    When every line is then accepted or cut, price, ceiling, accounts and stock follow what was accepted and the order
    is received; else it waits for the vendor. Its report (BAPB): long road only. Raises Refused with each line whose
    numbers do not add up to what came, or that lacks its reason; IllegalMove when nothing waits; WrongDuty and Stale.
    """
    locked = lock_order(order, seen_version)
    move = find_move(locked, State.RECEIVED, "receive")
    check_duty(locked, move, by)
    by = by.signing(acting_duty(locked, move, by), locked.agency_id)
    counted = lines_to_count(locked)
    found = _found(locked, counted, counts)
    if any(row.count.to_ship or found.get(row.line.pk, NOTHING).rejected for row in counted):
        move = find_move(locked, State.SHIPPED, "count")
        locked.owed = True
    else:
        accepted = {row.line.pk: row.count.accepted + found.get(row.line.pk, NOTHING).accepted for row in counted}
        locked = settle(locked, accepted, by)
    step(locked, move, by, note.strip(), _evidence(found))
    paper = "" if locked.short_road else _issue(locked, counted, found, by, acting_duty(locked, move, by))
    kept = keep_photo(photo, "pemeriksaan")
    inspection = Inspection(
        order=locked,
        note=note.strip(),
        photo=kept.picture,
        photo_thumbnail=kept.thumbnail,
        at=locked.moved_at,
        actor_id=by.id,
        actor_name=by.name,
        paper_number=paper,
    )
    return _write(inspection, found)


def _write(inspection: Inspection, found: Mapping[int, LineInspection]) -> Inspection:
    inspection.save(force_insert=True)
    InspectionLine.objects.bulk_create(
        InspectionLine(
            inspection=inspection, line_id=line, accepted=each.accepted, rejected=each.rejected, reason=each.reason
        )
        for line, each in found.items()
    )
    return inspection


def _found(
    order: Order, counted: list[CountedLine], counts: Mapping[int, LineInspection] | None
) -> dict[int, LineInspection]:
    """Line id to what was found, for every line of which something came."""
    waiting = [row for row in counted if row.count.to_count]
    if not waiting:
        raise nothing_left(said("Semua barang pesanan {number} yang sampai sudah dihitung.", number=order.number))
    if counts is None:
        return {row.line.pk: LineInspection(row.count.to_count) for row in waiting}
    check_known(counted, counts)

    def check(row: CountedLine) -> None:
        said = counts.get(row.line.pk, NOTHING)
        check_inspection(row.count, said.accepted, said.rejected, said.reason)

    check_all(counted, check)
    return {
        row.line.pk: LineInspection(said.accepted, said.rejected, said.reason.strip() if said.rejected else "")
        for row in waiting
        for said in (counts[row.line.pk],)
    }


def _evidence(found: Mapping[int, LineInspection]) -> dict[str, JSON]:
    return {
        "accepted": {str(line): each.accepted for line, each in found.items()},
        "rejected": {str(line): each.rejected for line, each in found.items() if each.rejected},
    }


def _issue(order: Order, counted: list[CountedLine], found: dict[int, LineInspection], by: Actor, duty: str) -> str:
    """Issue the report and return its number."""
    before = Inspection.objects.filter(order=order).order_by("pk").last()
    numbers = [
        shipment.paper_number
        for shipment in shipments_of(order.number)
        if before is None or shipment.at > before.at  # what came earlier stands on the report of that counting
    ]
    data = inspection_report(
        order,
        counted,
        found,
        clock.today(),
        last_step(order.number, "approve"),
        (by.name, duty, order.moved_at),
        tuple(number for number in numbers if number),
    )
    issued = issue_paper(
        kind="BAPB",
        region=order.region_id,
        subject=("order", str(order.number)),
        data=data,
        actor=by,
        demonstration=order.demonstration or None,
    )
    return issued.number
