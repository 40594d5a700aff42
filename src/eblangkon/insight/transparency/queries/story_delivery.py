"""What was sent, counted, cut and handed over, line by line."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.insight.transparency.queries.story_past import APPROVERS, words_of
from eblangkon.insight.transparency.queries.story_people import People
from eblangkon.insight.transparency.rules import StoryLine, StoryStep
from eblangkon.purchase.delivery.models import (
    Cut,
    Handover,
    Inspection,
    InspectionLine,
    Shipment,
    ShipmentLine,
)
from eblangkon.purchase.ordering.models import Order, OrderLine
from eblangkon.purchase.ordering.states import COUNTERS


@dataclass(frozen=True, slots=True)
class Delivered:
    """The records of one order's delivery, read by six queries."""

    shipments: tuple[Shipment, ...]
    sent: tuple[ShipmentLine, ...]
    inspections: tuple[Inspection, ...]
    counted: tuple[InspectionLine, ...]
    cuts: tuple[Cut, ...]
    handover: Handover | None


def delivered(order: Order) -> Delivered:
    """Six queries, whatever the number of shipments."""
    return Delivered(
        tuple(Shipment.objects.filter(order=order).order_by("number_in_order")),
        tuple(ShipmentLine.objects.filter(shipment__order=order).order_by("id")),
        tuple(Inspection.objects.filter(order=order).order_by("id")),
        tuple(InspectionLine.objects.filter(inspection__order=order).order_by("id")),
        tuple(Cut.objects.filter(order=order).order_by("id")),
        Handover.objects.filter(order=order).first(),
    )


def story_lines(order: Order, found: Delivered) -> tuple[StoryLine, ...]:
    """The order's lines with their counts; one query more."""
    sent: Counter[int] = Counter()
    accepted: Counter[int] = Counter()
    rejected: Counter[int] = Counter()
    cut: Counter[int] = Counter()
    for shipped in found.sent:
        sent[shipped.line_id] += shipped.quantity
    for count in found.counted:
        accepted[count.line_id] += count.accepted
        rejected[count.line_id] += count.rejected
    for taken in found.cuts:
        cut[taken.line_id] += taken.quantity
    lines = OrderLine.objects.filter(order=order).select_related("account").order_by("shipping", "pk")
    return tuple(
        StoryLine(
            line.pk,
            line.name,
            line.unit,
            line.quantity,
            sent[line.pk],
            accepted[line.pk],
            rejected[line.pk],
            cut[line.pk],
            Rupiah(line.unit_price),
            Rupiah(line.unit_price) * (line.quantity if line.accepted_quantity is None else line.accepted_quantity),
            f"{line.account.sub_activity} · {line.account.account_code} · {line.account.source_of_funds}"
            if line.account
            else "",
            line.shipping,
        )
        for line in lines
    )


def delivery_steps(found: Delivered, people: People) -> list[StoryStep]:
    """Each shipment, inspection and cut, then both acts of the handover."""
    return [
        *(_shipment(shipment, found, people) for shipment in found.shipments),
        *(_inspection(inspection, found, people) for inspection in found.inspections),
        *_cuts(found, people),
        *_handover(found.handover, people),
    ]


def _shipment(shipment: Shipment, found: Delivered, people: People) -> StoryStep:
    total = sum(line.quantity for line in found.sent if line.shipment_id == shipment.pk)
    remarks = [ngettext("%(n)d barang", "%(n)d barang", total) % {"n": total}]
    if not people.public:
        remarks += [text for text in (shipment.carrier, shipment.note) if text]
    photo = f"kiriman-{shipment.pk}" if shipment.photo and not people.public else ""
    what = words_of("ship") if shipment.number_in_order == 1 else _("Dikirim lagi")
    names = people.named(shipment.actor_name)
    return StoryStep("ship", what, "done", names, people.shop, shipment.at, tuple(remarks), photo)


def _inspection(inspection: Inspection, found: Delivered, people: People) -> StoryStep:
    rows = [line for line in found.counted if line.inspection_id == inspection.pk]
    good, bad = sum(row.accepted for row in rows), sum(row.rejected for row in rows)
    remarks = [_("%(good)d dari %(all)d barang sesuai") % {"good": good, "all": good + bad}]
    if not people.public:
        remarks += [row.reason for row in rows if row.rejected and row.reason]
        remarks += [inspection.note] if inspection.note else []
    return StoryStep(
        "inspect",
        _("Diperiksa, sebagian ditolak") if bad else _("Diperiksa, sesuai"),
        "done",
        people.named(inspection.actor_name),
        people.duty_of(inspection.actor_id, COUNTERS, inspection.at),
        inspection.at,
        tuple(remarks),
        f"pemeriksaan-{inspection.pk}" if inspection.photo and not people.public else "",
    )


def _cuts(found: Delivered, people: People) -> list[StoryStep]:
    """What one act cut on several lines is one step."""
    acts: dict[object, list[Cut]] = {}
    for cut in found.cuts:
        acts.setdefault((cut.at, cut.actor_id), []).append(cut)
    steps = []
    for rows in acts.values():
        total = sum(row.quantity for row in rows)
        first = rows[0]
        remarks = [ngettext("%(n)d barang", "%(n)d barang", total) % {"n": total}]
        remarks += [] if people.public else [first.reason]
        duty = people.duty_of(first.actor_id, APPROVERS, first.at)
        steps.append(
            StoryStep(
                "cut",
                _("Dipotong dari pesanan"),
                "done",
                people.named(first.actor_name),
                duty,
                first.at,
                tuple(remarks),
            )
        )
    return steps


def _handover(handover: Handover | None, people: People) -> list[StoryStep]:
    if handover is None:
        return []
    signed = handover.signed_at
    duty = people.duty_of(handover.signed_by_id, APPROVERS, signed)
    steps = [StoryStep("hand_over", words_of("hand_over"), "done", people.named(handover.signer_name), duty, signed)]
    if handover.countersigned_at is not None:
        names = people.named(handover.countersigner_name)
        steps.append(StoryStep("invoice", words_of("invoice"), "done", names, people.shop, handover.countersigned_at))
    return steps
