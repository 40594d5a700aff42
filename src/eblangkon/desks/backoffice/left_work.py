"""What waits for nobody at the offices of a region, and the way to hand each of it over."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eblangkon.desks.frame.hats import WORDS
from eblangkon.parties.agencies.queries import duties_ever, last_held, offices_held
from eblangkon.purchase.ordering import queries as ordering
from eblangkon.purchase.payment import queries as payment

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import RequestNote


@dataclass(frozen=True, slots=True)
class Left:
    """So much waits at that office, for which duties or of whom, and where it is handed over."""

    office: str
    waits: str
    count: str
    path: str
    button: str


def left_work(regions: Collection[str], today: date) -> list[Left]:
    """Orders, notes and payments for whose next step an office has nobody, and notes whose writer has left.

    Two queries where every duty is filled and every writer is there; else at most seven and one a writer who left.
    """
    held = offices_held(regions, today)
    short = [office for office, (_name, codes) in held.items() if not codes >= _NEEDED]
    found = _for_nobody(held, short, today) if short else []
    return found + _of_nobody(list(ordering.notes_of_nobody(regions, today)[:20]), regions)


# Where one of each is there, nothing waits for nobody. PPTK and PPK-SKPD have steps that no other duty takes.
_NEEDED = frozenset({"pp", "ppk", "inspector", "pptk", "ppk_skpd", "treasurer", "pa"})


def _for_nobody(held: dict[int, tuple[str, set[str]]], short: list[int], today: date) -> list[Left]:
    work = ordering.work_at(short) + payment.work_at(short)
    gaps = {key: count for key, count in work.items() if not set(key[1]) & held[key[0]][1]}
    before = last_held([office for office, _duties in gaps], today) if gaps else {}
    found = []
    for (office, duties), count in sorted(gaps.items(), key=lambda gap: (held[gap[0][0]][0], gap[0][1])):
        last = next((before[office, duty] for duty in duties if (office, duty) in before), None)
        path = f"/pejabat/tugas/{last}" if last else f"/pejabat/baru?kantor={office}"
        waits = _(" atau ").join(str(WORDS[duty]) for duty in duties)
        told = ngettext("%(n)d pekerjaan", "%(n)d pekerjaan", count) % {"n": count}
        found.append(Left(held[office][0], waits, told, path, _("Serahkan") if last else _("Tunjuk pejabat")))
    return found


def _of_nobody(notes: "list[RequestNote]", regions: Collection[str]) -> list[Left]:
    counts: dict[tuple[int, int], list[RequestNote]] = {}
    for note in notes:
        counts.setdefault((note.agency_id, note.asked_by_id), []).append(note)
    found = []
    for (agency, person), theirs in counts.items():
        ever = [duty for duty in duties_ever(person, regions) if duty.agency_id == agency]
        wrote = next((duty for duty in ever if duty.code in ordering.WRITERS), None)
        path = f"/pejabat/tugas/{wrote.pk}" if wrote else f"/pejabat/{person}"
        name = wrote.holder if wrote else theirs[0].asked_by.name
        told = ngettext("%(n)d permintaan", "%(n)d permintaan", len(theirs)) % {"n": len(theirs)}
        waits = _("%(name)s, yang tidak bertugas lagi") % {"name": name}
        found.append(Left(theirs[0].agency.short_name, waits, told, path, _("Serahkan")))
    return found
