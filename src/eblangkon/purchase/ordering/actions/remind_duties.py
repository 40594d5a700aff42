"""Before a duty ends by its date with work open, and after it did: its holder and who settles duties are told."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction

from eblangkon.ground.audit.rules import JSON
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.dates import long_date
from eblangkon.ground.kernel.installation import is_practice
from eblangkon.ground.kernel.kept import asked_for
from eblangkon.ground.regions.queries import Reminding, reminding
from eblangkon.parties.agencies.models import Duty
from eblangkon.parties.agencies.queries import ending_between, people_for_region
from eblangkon.parties.agencies.rules import DUTIES, SETTERS
from eblangkon.purchase.ordering.actions.marked import marked
from eblangkon.purchase.ordering.queries import left_waiting, notes_open_of, orders_open_of
from eblangkon.services.notices.actions.remind import remind
from eblangkon.services.notices.queries import told_already
from eblangkon.services.notices.rules import once

OWN, SETTLE, LEFT = "duty.ends", "duty.ending", "duty.left"
_AHEAD, _BACK = timedelta(days=92), timedelta(days=31)
"""How far the dated rule can look ahead, and for how long after its end a duty is still asked about."""


def remind_duties() -> int:
    """Each once for each last day, and only where something would be left; return how many were told."""
    today = clock.today()
    regions: dict[str, Reminding] = {}
    due: list[tuple[Duty, str]] = []
    for duty in ending_between(today - _BACK, today + _AHEAD):
        if duty.region_id not in regions:
            regions[duty.region_id] = reminding(duty.region_id, today)
        due += [(duty, code) for code in _reminders_of(duty, regions[duty.region_id])]
    told = told_already(once(code, _subject(duty), str(duty.valid_to)) for duty, code in due)
    return sum(_remind(duty, code) for duty, code in due if once(code, _subject(duty), str(duty.valid_to)) not in told)


def _reminders_of(duty: Duty, when: Reminding) -> Iterator[str]:
    if not when.works or duty.valid_to is None:
        return
    if duty.valid_to < when.today:
        yield LEFT
    elif when.ends_soon(duty.valid_to):
        yield OWN
        yield SETTLE


def _subject(duty: Duty) -> tuple[str, str]:
    return "duty", str(duty.pk)


def _counted(duty: Duty) -> tuple[int, int]:
    """Notes and orders that hang on the person, or that wait for the duty and would wait for nobody."""
    who = (duty.person_id, duty.agency_id, duty.code)
    last = duty.valid_to or clock.today()
    ended = last < clock.today()
    mine = notes_open_of(*who)
    notes = mine.filter(state__in=("draft", "returned")) if ended else mine
    waiting = left_waiting(*who, max(last, clock.today() - timedelta(days=1)))
    return notes.count(), waiting if ended else max(waiting, orders_open_of(*who).count())


@transaction.atomic
def _remind(duty: Duty, code: str) -> int:
    notes, orders = _counted(duty)
    if (not notes and not orders) or duty.agency is None or duty.valid_to is None:
        return 0
    if code != OWN and is_practice(duty.agency.demonstration):
        return 0
    settlers = [one for setter in SETTERS for one in people_for_region(duty.region_id, setter, clock.today())]
    params: dict[str, JSON] = {
        "name": duty.holder,
        "duty": DUTIES[duty.code],
        "agency": duty.agency.name,
        "day": long_date(duty.valid_to),
        "notes": notes,
        "orders": orders,
        **marked(duty.agency.demonstration),
    }
    people = (duty.person_id,) if code == OWN else tuple(dict.fromkeys(settlers))
    return remind(people=asked_for(people), code=code, subject=_subject(duty), params=params, step=str(duty.valid_to))
