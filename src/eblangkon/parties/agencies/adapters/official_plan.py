"""What bringing a list of officials in would do, row by row, against what stands in the database; five queries.

Later rows see what earlier ones will have done. Names and addresses of people who are known already are never
changed: they are the people's own, and an address is the key to an account.
"""

from collections.abc import Sequence
from datetime import date

from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.adapters.official_offices import Offices
from eblangkon.parties.agencies.adapters.official_people import Known, People
from eblangkon.parties.agencies.adapters.official_rows import Note, Wish, notes_on, read_row
from eblangkon.parties.agencies.adapters.official_steps import Held, Plan, Step
from eblangkon.parties.agencies.models import Duty, DutyExemption
from eblangkon.parties.agencies.rules import AGENCY_DUTIES, DUTIES, colliding
from eblangkon.services.imports.rules.findings import RowOutcome
from eblangkon.services.imports.rules.kinds import Tick
from eblangkon.services.imports.rules.table import Table


def plan_officials(table: Table, region: str, today: date, tick: Tick, hold: bool) -> Plan:
    """The plan for that region on that day; nothing is changed. `hold` locks the people who are known already."""
    plan, wishes = Plan(), {}
    for row in table.rows:
        wish = read_row(row, notes_on(table, row, plan.findings))
        if wish is not None:
            wishes[row.number] = wish
    tick(0.5)
    people = People(list(wishes.values()), region, hold)
    planner = _Planner(region, today, Offices(region), people, _held_by(people.ids()), _exemptions(people.ids()))
    for place, row in enumerate(table.rows):
        if not place % 500:
            tick(0.7 + 0.3 * place / len(table.rows))
        wish = wishes.get(row.number)
        step = planner.step(wish, notes_on(table, row, plan.findings)) if wish else None
        if step is None:
            cells = [row[name].text for name in table.letters]
            # No label: whatever somebody wrote into the name's column stands in the sealed cells alone.
            plan.outcomes.append(RowOutcome(row.number, "rejected", "", cells=cells))
            continue
        plan.steps[row.number] = step
        plan.outcomes.append(RowOutcome(row.number, step.outcome, step.person.name, _detail(step, planner.offices)))
    return plan


def _held_by(people: Sequence[int]) -> dict[int, list[Held]]:
    found: dict[int, list[Held]] = {}
    for duty in Duty.objects.filter(person_id__in=people).order_by("pk"):
        held = Held(
            duty.agency_id, duty.region_id, duty.code, duty.decree_number, duty.valid_from, duty.valid_to, duty.pk
        )
        found.setdefault(duty.person_id, []).append(held)
    return found


def _exemptions(people: Sequence[int]) -> dict[tuple[int, int], list[DutyExemption]]:
    found: dict[tuple[int, int], list[DutyExemption]] = {}
    for one in DutyExemption.objects.filter(person_id__in=people):
        found.setdefault((one.person_id, one.agency_id), []).append(one)
    return found


def _detail(step: Step, offices: Offices) -> str:
    duty, office = DUTIES[step.held.code], offices.name_of(step.held.agency)
    if step.before is not None and step.before != (step.held.first, step.held.last):
        was, becomes = (
            said("{day}", day=day) if day else said("seterusnya") for day in (step.before[1], step.held.last)
        )
        return said(
            "{duty}, {office}: sampai {was} menjadi {becomes}", duty=duty, office=office, was=was, becomes=becomes
        )
    if step.nip:
        return said("{duty}, {office}: NIP ditambahkan", duty=duty, office=office)
    return said("{duty}, {office}, mulai {day}", duty=duty, office=office, day=step.held.first)


class _Planner:
    """Walks the wishes in the order of the file."""

    def __init__(
        self,
        region: str,
        today: date,
        offices: Offices,
        people: People,
        held: dict[int, list[Held]],
        exemptions: dict[tuple[int, int], list[DutyExemption]],
    ) -> None:
        self.region, self.today, self.offices, self.people = region, today, offices, people
        self.exemptions = exemptions
        self.held = {id(people.by_id[person]): duties for person, duties in held.items()}

    def step(self, wish: Wish, note: Note) -> Step | None:
        """What the row does, or None with a note that says why it cannot."""
        agency = None
        if wish.code in AGENCY_DUTIES:
            agency = self.offices.find(wish.office, note, wish.reckoned)
            if agency is None:
                return None
        person = self.people.find(wish, note)
        if person is None:
            return None
        mine = self.held.setdefault(id(person), [])
        place = [one for one in mine if one.agency == agency and (agency is not None or one.region == self.region)]
        known = next((one for one in place if one.code == wish.code and one.decree == wish.decree), None)
        nip = self.people.new_nip(person, wish, any(one.region == self.region for one in mine), note)
        if known is not None:
            return self._again(wish, note, person, known, place, nip)
        wished = Held(agency, self.region, wish.code, wish.decree, wish.first, wish.last, row=wish.number)
        if not self._may_stand(wished, place, person, note):
            return None
        if wish.last is not None and wish.last < self.today:
            note("to", said("Tugas ini sudah berakhir."), said("Masuk sebagai riwayat. Periksa tahunnya."), True)
        mine.append(wished)
        self.people.keep(person, wish)
        return Step(wish.number, "new", person, wished, nip=nip)

    def _again(self, wish: Wish, note: Note, person: Known, known: Held, place: list[Held], nip: str) -> Step | None:
        """The same decree for the same duty: equal, or its last day moves."""
        if known.row:
            note("duty", said("Tugas yang sama dengan baris {row}.", row=known.row), said("Hapus salah satu baris."))
            return None
        before = (known.first, known.last)
        if (wish.first, wish.last) == before:
            known.row = wish.number
            self.people.keep(person, wish)
            return Step(wish.number, "changed" if nip else "same", person, known, before, nip)
        if wish.first != known.first and min(wish.first, known.first) <= self.today:
            remedy = said("Pakai tanggal mulai yang tercatat, atau nomor SK yang baru.")
            note("from", said("Tugas ini tercatat mulai {day}.", day=known.first), remedy)
            return None
        if any(day is not None and day < self.today for day in (known.last, wish.last)) and wish.last != known.last:
            note("to", said("Tugas tidak dapat diakhiri atau dibuka mundur."), said("Pilih hari ini atau sesudahnya."))
            return None
        moved = Held(known.agency, known.region, known.code, known.decree, wish.first, wish.last)
        if not self._may_stand(moved, [one for one in place if one is not known], person, note):
            return None
        known.first, known.last, known.row = wish.first, wish.last, wish.number
        self.people.keep(person, wish)
        return Step(wish.number, "changed", person, known, before, nip)

    def _may_stand(self, wished: Held, place: list[Held], person: Known, note: Note) -> bool:
        """No duty twice on one day, none that needs another pair of hands (DOMAIN.md 3)."""
        common = [one for one in place if one.meets(wished.first, wished.last)]
        twice = next((one for one in common if one.code == wished.code), None)
        if twice is not None:
            where = (
                said("di baris {row}", row=twice.row) if twice.row else said("dengan SK {decree}", decree=twice.decree)
            )
            reason = said("Orang ini sudah memegang tugas yang sama pada hari yang sama, {where}.", where=where)
            note("duty", reason, said("Akhiri dahulu yang lama, atau mulai sesudahnya."))
            return False
        exempt = set() if wished.agency is None else self._exempt(wished, common, person)
        opposing = None if wished.agency is None else colliding(wished.code, {one.code for one in common}, exempt)
        if opposing is not None:
            reason = said(
                "Merangkap {duty} di kantor yang sama; pemesan, penyetuju, dan pembayar harus orang yang berbeda.",
                duty=DUTIES[opposing],
            )
            note("duty", reason, said("Tunjuk orang lain, atau akhiri dahulu tugas itu."))
        return opposing is None

    def _exempt(self, wished: Held, common: list[Held], person: Known) -> set[frozenset[str]]:
        """The pairs that one exemption lets meet on each common day."""
        granted = self.exemptions.get((person.id or 0, wished.agency or 0), [])
        bare = set()
        for other in common:
            begins = max(wished.first, other.first)
            ends = min((day for day in (wished.last, other.last) if day is not None), default=None)
            pair = {wished.code, other.code}
            if ends is None or not any(
                {one.first, one.second} == pair and one.valid_from <= begins and one.valid_to >= ends for one in granted
            ):
                bare.add(other.code)
        return {frozenset({wished.code, other.code}) for other in common if other.code not in bare}
