"""Whom the order waits for now, and the rest of its road."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.told import told
from eblangkon.insight.transparency.queries.story_past import APPROVERS
from eblangkon.insight.transparency.queries.story_payment import Paid, coming_stages, tax_words
from eblangkon.insight.transparency.queries.story_people import People
from eblangkon.insight.transparency.rules import Side, StoryLine, StoryStep, Waiting
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import BUYER, COUNTERS, ENDED, PAYERS, SHOP, State


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of the road ahead: what is done there, and by whom."""

    code: str
    what: str
    duties: tuple[str, ...]
    side: Side = "buyer"
    stage: str = ""
    remarks: tuple[str, ...] = ()


def road_ahead(order: Order, lines: tuple[StoryLine, ...], paid: Paid) -> list[Stop]:
    """Every stop that is still to come, the first being the one that waits; empty once the order has ended."""
    state = State(order.state)
    if state in ENDED and state is not State.PAID:
        return []
    stops = [
        Stop("send", _("Dikirim untuk disetujui"), BUYER),
        Stop("approve", _("Disetujui, surat pesanan terbit"), APPROVERS),
        Stop("accept", _("Diterima penyedia"), SHOP, "vendor"),
        Stop("ship", _("Dikirim"), SHOP, "vendor"),
        Stop("inspect", _("Diperiksa"), COUNTERS),
        Stop("hand_over", _("Serah terima (BAST)"), APPROVERS),
        Stop("invoice", _("Tagihan dan kuitansi"), SHOP, "vendor"),
    ]
    passed = {
        State.DRAFT: 0,
        State.AWAITING_APPROVAL: 1,
        State.PLACED: 2,
        State.ACCEPTED: 3,
        State.PROCESSING: 3,
        State.SHIPPED: 4,
        State.RECEIVED: 5,
        State.HANDED_OVER: 6,
    }.get(state, len(stops))
    if state is State.SHIPPED and not any(line.to_count for line in lines) and any(line.to_ship for line in lines):
        passed = 3  # what was rejected, or not sent yet, is to come once more
    return [
        *stops[passed:],
        *(
            Stop(f"stage-{stage.code}", told(stage.words), stage.duties, stage=stage.code)
            for stage in coming_stages(order, paid)
        ),
        *_taxes(paid),
    ]


def _taxes(paid: Paid) -> list[Stop]:
    kinds = ", ".join(tax_words(kind) for kind in paid.taxes_open)
    return [Stop("tax", _("Pajak disetor (NTPN)"), PAYERS, remarks=(kinds,))] if kinds else []


def waiting_of(order: Order, stop: Stop, last: datetime, people: People) -> Waiting:
    """The first stop, with the people who can make it today and the day until which they should."""
    names, duty = ((), people.shop) if stop.side == "vendor" else people.in_force(stop.duties, clock.today())
    return Waiting(stop.code, stop.what, stop.duties, stop.side, names, duty, last, _until(order, stop), stop.stage)


def _until(order: Order, stop: Stop) -> date | None:
    if stop.code == "accept":
        return order.answer_by
    return order.needed_by if stop.code == "ship" else None


def coming_steps(stops: list[Stop], people: People) -> list[StoryStep]:
    """The road ahead as a timeline draws it: the first is now, the others are to come."""
    today, steps = clock.today(), []
    for index, stop in enumerate(stops):
        names, duty = ((), people.shop) if stop.side == "vendor" else people.in_force(stop.duties, today)
        # An office with many holders of a duty would fill the page: who waits is told above, in full.
        steps.append(StoryStep(stop.code, stop.what, "todo" if index else "now", names[:2], duty, None, stop.remarks))
    return steps
