"""Requests that wait for an answer, and agreed ones of which nothing is being bought; then those above are told."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.dates import long_date
from eblangkon.ground.regions.queries import Reminding, reminding
from eblangkon.parties.agencies.queries import first_holders, holders
from eblangkon.purchase.ordering.actions.marked import marked
from eblangkon.purchase.ordering.actions.remind_orders import overseers
from eblangkon.purchase.ordering.models import RequestNote
from eblangkon.purchase.ordering.queries import requests_open
from eblangkon.purchase.ordering.states import APPROVERS, BUYER
from eblangkon.services.notices.actions.remind import remind
from eblangkon.services.notices.queries import told_already
from eblangkon.services.notices.rules import once

SILENT = "request.silent"
_ASKED, _AGREED = "request.still.asked", "request.soon.agreed"


def remind_requests() -> int:
    """Tell the PPK what still waits, and the PP what is needed soon; after that head of office and procurement unit.

    Each once a step; return how many were told.
    """
    regions: dict[str, Reminding] = {}
    due: list[tuple[RequestNote, str, date]] = []
    for note in requests_open().iterator(2000):
        region = note.agency.region_id
        if region not in regions:
            regions[region] = reminding(region, clock.today())
        due += [(note, code, day) for code, day in _reminders_of(note, regions[region])]
    told = told_already(once(code, _subject(note), _step(note)) for note, code, _ in due)
    return sum(
        _remind(note, code, day) for note, code, day in due if once(code, _subject(note), _step(note)) not in told
    )


def _subject(note: RequestNote) -> tuple[str, str]:
    return "request", str(note.pk)


def _step(note: RequestNote) -> str:
    """A request that came back and was asked again waits anew."""
    return f"{note.state} {note.answered_at:%Y%m%d%H%M%S}" if note.answered_at else note.state


def _reminders_of(note: RequestNote, when: Reminding) -> Iterator[tuple[str, date]]:
    if not when.works:
        return
    since = clock.wib(note.answered_at or note.created_at).date()
    if note.state == "asked" and when.waits_long(since):
        yield _ASKED, since
    if note.state == "asked" and when.is_silent(since):
        yield SILENT, since
    if note.state == "agreed" and when.comes_near(note.needed_by):
        yield _AGREED, note.needed_by
    if note.state == "agreed" and when.is_overdue(note.needed_by):
        yield SILENT, note.needed_by


@transaction.atomic
def _remind(note: RequestNote, code: str, day: date) -> int:
    """Under the note's lock, as with orders."""
    still = RequestNote.objects.select_for_update(skip_locked=True).filter(pk=note.pk, state=note.state)
    if not still.values_list("pk").first():
        return 0
    today = clock.today()
    if code == SILENT:
        people = overseers(note.agency_id, note.agency.region_id, note.agency.demonstration)
    elif code == _ASKED:
        people = first_holders(note.agency_id, APPROVERS, today, ())
    else:
        people = holders(note.agency_id, BUYER, today)
    told = {"purpose": note.purpose, "agency": note.agency.name, "day": long_date(day)}
    params = {**told, **marked(note.agency.demonstration)}
    return remind(people=people, code=code, subject=_subject(note), params=params, step=_step(note))
