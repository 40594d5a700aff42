"""What bringing a list of offices in would do, row by row; one query. An office is known by its code."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from eblangkon.ground.kernel.words import said, said_together
from eblangkon.parties.agencies.adapters.office_columns import FACTS
from eblangkon.parties.agencies.adapters.office_rows import Note, OfficeWish, notes_on, read_row
from eblangkon.parties.agencies.models import Agency
from eblangkon.services.imports.rules.findings import Finding, Outcome, RowOutcome
from eblangkon.services.imports.rules.headers import plain
from eblangkon.services.imports.rules.kinds import Tick
from eblangkon.services.imports.rules.table import Table

_NEEDED: Final = {
    "short_name": (said("Nama pendek kosong."), said("Isi misalnya Dinkes, paling panjang 60 huruf.")),
    "address": (said("Alamat kosong."), said("Surat pesanan memuatnya. Salin dari kop surat.")),
    "city": (said("Kota kosong."), said("Tulis kota tempat surat ditandatangani.")),
}
_WORDS: Final = {
    "name": said("nama"),
    "short_name": said("nama pendek"),
    "address": said("alamat"),
    "city": said("kota"),
    "phone": said("telepon"),
    "email": said("surel"),
}
_SHORT: Final = 60


@dataclass(slots=True)
class OfficeStep:
    """What one good row does: `facts` as they will be, `before` those that change, of an office known by `agency`."""

    number: int
    outcome: Outcome
    code: str
    facts: dict[str, str]
    before: dict[str, str] = field(default_factory=dict)
    agency: int | None = None


@dataclass(slots=True)
class OfficePlan:
    """`steps` of the good rows, `outcomes` of all, what was found in the cells."""

    outcomes: list[RowOutcome] = field(default_factory=list)
    steps: dict[int, OfficeStep] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def plan_offices(table: Table, region: str, today: date, tick: Tick, hold: bool) -> OfficePlan:
    """The plan for that region; nothing is changed. `hold` locks the offices that are known already."""
    plan = OfficePlan()
    known = Agency.objects.filter(region_id=region).order_by("pk")
    planner = _Planner(list(known.select_for_update() if hold else known))
    for place, row in enumerate(table.rows):
        if not place % 500:
            tick(place / len(table.rows))
        note = notes_on(table, row, plan.findings)
        wish = read_row(row, note)
        step = planner.step(wish, note) if wish else None
        if step is None:
            cells = [row[name].text for name in table.letters]
            plan.outcomes.append(RowOutcome(row.number, "rejected", row["name"].text.strip()[:120], cells=cells))
            continue
        plan.steps[row.number] = step
        plan.outcomes.append(RowOutcome(row.number, step.outcome, step.facts["name"], _detail(step)))
    return plan


def _detail(step: OfficeStep) -> str:
    if step.outcome == "changed":
        changed = said_together([_WORDS[name] for name in step.before], ", ")
        return said("Kode {code}: {changed} diubah", code=step.code, changed=changed)
    return said("Kode {code}, {address}", code=step.code, address=step.facts["address"])


class _Planner:
    """Walks the rows in the order of the file."""

    def __init__(self, known: list[Agency]) -> None:
        self._known: dict[str, Agency] = {plain(one.code): one for one in known}
        self._names: dict[str, str] = {plain(one.name): one.code for one in known}
        self._rows: dict[str, int] = {}

    def step(self, wish: OfficeWish, note: Note) -> OfficeStep | None:
        """What the row does, or None with a note that says why it cannot."""
        key = plain(wish.code)
        if key in self._rows:
            reason = said("Kode ini sama dengan baris {row}.", row=self._rows[key])
            note("code", reason, said("Hapus salah satu baris, atau perbaiki kodenya."))
            return None
        known = self._known.get(key)
        step = self._again(wish, known, note) if known else self._new(wish, note)
        if step is None:
            return None
        twin = self._names.setdefault(plain(step.facts["name"]), wish.code)
        if plain(twin) != key:
            reason = said("Nama ini juga dipakai kantor dengan kode {code}.", code=twin)
            note("name", reason, said("Periksa kodenya. Barisnya tetap masuk."), True)
        self._rows[key] = wish.number
        return step

    def _again(self, wish: OfficeWish, known: Agency, note: Note) -> OfficeStep | None:
        facts = {name: wish.facts.get(name, getattr(known, name)) for name in FACTS}
        before = {name: getattr(known, name) for name in FACTS if getattr(known, name) != facts[name]}
        return OfficeStep(wish.number, "changed" if before else "same", known.code, facts, before, known.pk)

    def _new(self, wish: OfficeWish, note: Note) -> OfficeStep | None:
        facts: dict[str, Any] = {name: wish.facts.get(name, "") for name in FACTS}
        if not facts["short_name"] and len(facts["name"]) <= _SHORT:
            facts["short_name"] = facts["name"]
        lacking = [name for name in _NEEDED if not facts[name]]
        for name in lacking:
            note(name, *_NEEDED[name])
        return None if lacking else OfficeStep(wish.number, "new", wish.code, facts)
