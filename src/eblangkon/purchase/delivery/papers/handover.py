"""The BAST, and the one page of the short road that stands for it."""

from collections.abc import Sequence

from eblangkon.ground.kernel import clock
from eblangkon.purchase.delivery.models import Cut, Handover, Inspection
from eblangkon.purchase.delivery.papers.common import Approval, buyer, finding, letterhead, place, reference
from eblangkon.purchase.delivery.queries import CountedLine
from eblangkon.purchase.ordering.models import Order, OrderLine
from eblangkon.purchase.ordering.papers import position_of, with_tax
from eblangkon.services.documents.rules import Budget, Count, HandoverReport, Line, Party, ShortHandover, Signature

LARGEST_REMARK = 200


def handover_report(
    order: Order,
    lines: Sequence[OrderLine],
    handover: Handover,
    approval: Approval,
    inspections: Sequence[Inspection],
) -> HandoverReport:
    """BAST over what was accepted, at the prices of the order; its value is what is paid."""
    kept = [(line, line.accepted_quantity or 0) for line in lines if line.accepted_quantity]
    return HandoverReport(
        letterhead=letterhead(order),
        place=order.agency.city,
        day=clock.wib(handover.signed_at).date(),
        buyer=buyer(order, handover.signer_name, handover.signer_duty),
        vendor=Party(name=order.vendor.name, person=handover.countersigner_name, address=order.vendor.place),
        signatures=(_vendor_signs(order, handover), _office_signs(handover)),
        order=reference(order, approval),
        budget=Budget(year=order.package.year, package_code=order.package.kd_rup, package_name=order.package.name),
        lines=with_tax(
            order,
            tuple(
                Line(
                    name=line.name,
                    quantity=quantity,
                    unit=line.unit,
                    unit_price=int(line.unit_price),
                    total=int(line.unit_price) * quantity,
                )
                for line, quantity in kept
            ),
        ),
        total=int(order.total),
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
    reasons = _reasons(inspections, cuts)
    signatures = [_vendor_signs(order, handover)]
    if inspections:
        last = inspections[-1]
        signatures.append(Signature(caption="Pemeriksa", name=last.actor_name, act="account", at=last.at))
    return ShortHandover(
        letterhead=letterhead(order),
        place=order.agency.city,
        day=clock.wib(handover.signed_at).date(),
        buyer=buyer(order, handover.signer_name, handover.signer_duty),
        vendor=Party(name=order.vendor.name, person=handover.countersigner_name, address=order.vendor.place),
        signatures=(*signatures, _office_signs(handover)),
        order=reference(order, approval),
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
        place_of_delivery=place(order),
    )


def _reasons(inspections: Sequence[Inspection], cuts: Sequence[Cut]) -> dict[int, list[str]]:
    """Why less was kept than ordered, by line."""
    reasons: dict[int, list[str]] = {}
    for inspection in inspections:
        for row in inspection.lines.all():
            if row.rejected:
                reasons.setdefault(row.line_id, []).append(f"{row.rejected} ditolak: {row.reason}")
    for cut in cuts:
        reasons.setdefault(cut.line_id, []).append(f"{cut.quantity} dipotong: {cut.reason}")
    return reasons


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
