"""Somebody leaves a duty: it ends, and what hangs on them goes to a successor."""

from datetime import date, timedelta

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.actions.end_duty import end_duty
from eblangkon.parties.agencies.models import Duty
from eblangkon.parties.agencies.queries import people_with_duty
from eblangkon.parties.agencies.rules import DUTIES, DutyRefused
from eblangkon.purchase.ordering.actions.marked import marked
from eblangkon.purchase.ordering.models import Order, RequestNote
from eblangkon.purchase.ordering.queries import left_waiting, notes_open_of, orders_open_of
from eblangkon.services.notices.actions.notify import tell
from eblangkon.services.notices.rules import Message


@transaction.atomic
def hand_over(*, duty: int, last_day: date, by: Actor, to: int | None = None) -> Duty:
    """End the duty after `last_day` and hand its open work to `to`, who must hold the same duty beyond that day.

    Request notes become the successor's to mend at once. Orders wait for the duty at the office and not for a person:
    their first hands stay as they are, so that the separation of duties is kept; the log says to whom they went, and
    the successor is told. Raises DutyRefused: as `end_duty`, where work is open and nobody takes it over, and where
    the successor does not hold the duty; NotYourRegion for strangers.
    """
    ended = end_duty(duty=duty, last_day=last_day, by=by)
    notes = list(notes_open_of(ended.person_id, ended.agency_id, ended.code).select_for_update(of=("self",)))
    orders = list(orders_open_of(ended.person_id, ended.agency_id, ended.code))
    waiting = left_waiting(ended.person_id, ended.agency_id, ended.code, last_day)
    if to is None:
        if notes or orders or waiting:
            raise DutyRefused("to", said("Masih ada pekerjaan terbuka. Pilih siapa yang menerimanya."))
        return ended
    check_successor(ended, to, last_day)
    move_work(ended, notes, orders, to, by)
    return ended


def check_successor(ended: Duty, to: int, last_day: date) -> None:
    """Raises DutyRefused unless `to` is another who holds the same duty at the office on the day after."""
    day = max(clock.today(), last_day) + timedelta(days=1)
    if to == ended.person_id or to not in people_with_duty(int(ended.agency_id or 0), ended.code, day):
        raise DutyRefused(
            "to",
            said(
                "Penerima harus bertugas sebagai {duties} di kantor yang sama sesudah hari terakhir. Tunjuk dahulu "
                "orangnya, lalu serahkan.",
                duties=DUTIES[ended.code],
            ),
        )


def move_work(ended: Duty, notes: list[RequestNote], orders: list[Order], to: int, by: Actor) -> None:
    """Write down to whom the work goes, and tell them; what was told of the duty is settled."""
    names = Person.objects.in_bulk([ended.person_id, to])
    told = {"name": names[ended.person_id].name, "to": names[to].name}
    for note in notes:
        note.asked_by_id = to
        note.save(update_fields=["asked_by"])
        record(
            actor=by,
            action="request.handed_over",
            subject=("request", str(note.pk)),
            region=ended.region_id,
            data=told,
        )
    for order in orders:
        record(
            actor=by,
            action="order.handed_over",
            subject=("order", str(order.number)),
            region=ended.region_id,
            data=told,
        )
    subject = ("duty", str(ended.pk))
    params: dict[str, JSON] = {
        "name": told["name"],
        "notes": len(notes),
        "orders": len(orders),
        "duty": DUTIES[ended.code],
        **marked(ended.agency is not None and ended.agency.demonstration),
    }
    tell(messages=[Message((to,), "duty.handed_over", subject, params)], settles=subject)
