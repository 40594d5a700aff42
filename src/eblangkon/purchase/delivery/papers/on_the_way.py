"""Surat Jalan of a shipment, and the report of a counting (BAPB)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from eblangkon.parties.agencies.rules import AGENCY_DUTIES
from eblangkon.purchase.delivery.papers.common import Approval, finding, letterhead, of_approver, place, reference
from eblangkon.purchase.delivery.queries import CountedLine
from eblangkon.purchase.delivery.rules import LineInspection
from eblangkon.purchase.ordering.models import Order
from eblangkon.services.documents.rules import Count, DeliveryNote, InspectionReport, Letterhead, Party, Signature


def delivery_note(
    order: Order,
    sent: Sequence[tuple[CountedLine, int]],
    day: date,
    approval: Approval,
    by: tuple[str, datetime],
    carrier: str,
    remark: str,
) -> DeliveryNote:
    """Surat Jalan of one shipment; `by` is who sent it, and when. The receiver signs by hand."""
    return DeliveryNote(
        letterhead=Letterhead(office=order.vendor.name, address=order.vendor.place),
        place=order.vendor.place,
        day=day,
        buyer=of_approver(order, approval),
        vendor=Party(name=order.vendor.name, person=by[0]),
        signatures=(
            Signature(caption="Penerima", name=order.recipient or order.agency.name),
            Signature(caption="Penyedia", name=by[0], act="account", at=by[1]),
        ),
        order=reference(order, approval),
        counts=tuple(
            Count(name=row.line.name, unit=row.line.unit, ordered=row.line.quantity, delivered=quantity)
            for row, quantity in sent
        ),
        place_of_delivery=place(order),
        carrier=carrier,
        remark=remark,
    )


def inspection_report(
    order: Order,
    counted: Sequence[CountedLine],
    found: Mapping[int, LineInspection],
    day: date,
    approval: Approval,
    by: tuple[str, str, datetime],
    delivery_numbers: tuple[str, ...],
) -> InspectionReport:
    """BAPB of one counting; `by` is the inspector's name and duty, and the moment."""
    position = AGENCY_DUTIES.get(by[1], "Pemeriksa")
    return InspectionReport(
        letterhead=letterhead(order),
        place=order.agency.city,
        day=day,
        buyer=of_approver(order, approval),
        vendor=Party(name=order.vendor.name, address=order.vendor.place),
        signatures=(
            Signature(caption="Penyedia", name=order.vendor.name),
            Signature(caption=position, name=by[0], act="account", at=by[2]),
        ),
        order=reference(order, approval),
        inspector=Party(name=order.agency.name, person=by[0], position=position),
        counts=tuple(
            Count(
                name=row.line.name,
                unit=row.line.unit,
                ordered=row.line.quantity,
                delivered=row.count.to_count,
                accepted=found[row.line.pk].accepted,
                remark=_condition(found[row.line.pk]),
            )
            for row in counted
            if row.line.pk in found
        ),
        finding=finding(sum(each.accepted for each in found.values()), sum(each.rejected for each in found.values())),
        delivery_numbers=delivery_numbers,
    )


def _condition(each: LineInspection) -> str:
    return f"{each.rejected} ditolak: {each.reason}" if each.rejected else "baik"
