"""What Surat Jalan, inspection report and BAST say of an order."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies.rules import AGENCY_DUTIES
from eblangkon.purchase.delivery.models import Cut, Handover, Inspection
from eblangkon.purchase.delivery.queries import CountedLine
from eblangkon.purchase.delivery.rules import LineInspection
from eblangkon.purchase.ordering.models import Order, OrderLine, OrderStep
from eblangkon.purchase.ordering.papers import position_of
from eblangkon.services.documents.rules import (
    Budget,
    Count,
    DeliveryNote,
    HandoverReport,
    InspectionReport,
    Letterhead,
    Line,
    Party,
    Reference,
    ShortHandover,
    Signature,
)

Approval = OrderStep | None
LARGEST_REMARK = 200


def _office(order: Order) -> Letterhead:
    agency = order.agency
    return Letterhead(office=agency.name, government=f"Pemerintah {agency.region.name}", address=agency.address)


def _buyer(order: Order, name: str, duty: str) -> Party:
    return Party(name=order.agency.name, person=name, position=position_of(duty), address=order.agency.address)


def _reference(order: Order, approval: Approval) -> Reference:
    """The letter; its day is that of the approval."""
    return Reference(number=order.letter_number, day=clock.wib(approval.at if approval else order.created_at).date())


def _place(order: Order) -> str:
    place = order.place or order.agency
    return f"{place.name}, {place.address}"


def _of_approver(order: Order, approval: Approval) -> Party:
    return _buyer(order, approval.actor_name if approval else "", approval.actor_duty if approval else "")


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
        buyer=_of_approver(order, approval),
        vendor=Party(name=order.vendor.name, person=by[0]),
        signatures=(
            Signature(caption="Penerima", name=order.recipient or order.agency.name),
            Signature(caption="Penyedia", name=by[0], act="account", at=by[1]),
        ),
        order=_reference(order, approval),
        counts=tuple(
            Count(name=row.line.name, unit=row.line.unit, ordered=row.line.quantity, delivered=quantity)
            for row, quantity in sent
        ),
        place_of_delivery=_place(order),
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
        letterhead=_office(order),
        place=order.agency.city,
        day=day,
        buyer=_of_approver(order, approval),
        vendor=Party(name=order.vendor.name, address=order.vendor.place),
        signatures=(
            Signature(caption="Penyedia", name=order.vendor.name),
            Signature(caption=position, name=by[0], act="account", at=by[2]),
        ),
        order=_reference(order, approval),
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


def finding(accepted: int, rejected: int) -> str:
    """The result of a counting in one sentence."""
    if not rejected:
        return f"Semua {accepted} barang diterima dalam keadaan baik."
    return f"{accepted} dari {accepted + rejected} barang diterima, {rejected} ditolak."


def handover_report(
    order: Order,
    lines: Sequence[OrderLine],
    handover: Handover,
    approval: Approval,
    inspections: Sequence[Inspection],
) -> HandoverReport:
    """BAST over what was accepted, at the prices of the order."""
    kept = [(line, line.accepted_quantity or 0) for line in lines if line.accepted_quantity]
    return HandoverReport(
        letterhead=_office(order),
        place=order.agency.city,
        day=clock.wib(handover.signed_at).date(),
        buyer=_buyer(order, handover.signer_name, handover.signer_duty),
        vendor=Party(name=order.vendor.name, person=handover.countersigner_name, address=order.vendor.place),
        signatures=(_vendor_signs(order, handover), _office_signs(handover)),
        order=_reference(order, approval),
        budget=Budget(year=order.package.year, package_code=order.package.kd_rup, package_name=order.package.name),
        lines=tuple(
            Line(
                name=line.name,
                quantity=quantity,
                unit=line.unit,
                unit_price=int(line.unit_price),
                total=int(line.unit_price) * quantity,
            )
            for line, quantity in kept
        ),
        total=sum(int(line.unit_price) * quantity for line, quantity in kept),
        inspection_number=", ".join(each.paper_number for each in inspections if each.paper_number),
    )


def short_handover(
    order: Order,
    counted: Sequence[CountedLine],
    handover: Handover,
    approval: Approval,
    inspections: Sequence[Inspection],
    cuts: Sequence[Cut],
) -> ShortHandover:
    """Serah Terima of the short road: delivery, inspection and handover on one page. Its value is what is paid."""
    reasons: dict[int, list[str]] = {}
    for inspection in inspections:
        for row in inspection.lines.all():
            if row.rejected:
                reasons.setdefault(row.line_id, []).append(f"{row.rejected} ditolak: {row.reason}")
    for cut in cuts:
        reasons.setdefault(cut.line_id, []).append(f"{cut.quantity} dipotong: {cut.reason}")
    signatures = [_vendor_signs(order, handover)]
    if inspections:
        last = inspections[-1]
        signatures.append(Signature(caption="Pemeriksa", name=last.actor_name, act="account", at=last.at))
    return ShortHandover(
        letterhead=_office(order),
        place=order.agency.city,
        day=clock.wib(handover.signed_at).date(),
        buyer=_buyer(order, handover.signer_name, handover.signer_duty),
        vendor=Party(name=order.vendor.name, person=handover.countersigner_name, address=order.vendor.place),
        signatures=(*signatures, _office_signs(handover)),
        order=_reference(order, approval),
        counts=tuple(
            Count(
                name=row.line.name,
                unit=row.line.unit,
                ordered=row.count.ordered,
                delivered=row.count.shipped,
                accepted=row.count.accepted,
                remark="; ".join(reasons.get(row.line.pk, ["baik"]))[:LARGEST_REMARK],
            )
            for row in counted
        ),
        total=int(order.total),
        finding=finding(sum(row.count.accepted for row in counted), sum(row.count.rejected for row in counted)),
        place_of_delivery=_place(order),
    )


def _vendor_signs(order: Order, handover: Handover) -> Signature:
    if handover.countersigned_at is None:
        return Signature(caption="Penyedia", name=order.vendor.name)
    return Signature(
        caption="Penyedia",
        name=handover.countersigner_name,
        position=order.vendor.name,
        act="account",
        at=handover.countersigned_at,
    )


def _office_signs(handover: Handover) -> Signature:
    return Signature(
        caption=position_of(handover.signer_duty), name=handover.signer_name, act="account", at=handover.signed_at
    )
