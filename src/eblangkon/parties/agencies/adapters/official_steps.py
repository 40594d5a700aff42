"""What a list of officials would do, in small facts."""

from dataclasses import dataclass, field
from datetime import date

from eblangkon.parties.agencies.adapters.official_people import Known
from eblangkon.services.imports.rules.findings import Finding, Outcome, RowOutcome


@dataclass(slots=True)
class Held:
    """A duty that somebody has or, with `row`, will have from an earlier row. `duty` is its id once it has one."""

    agency: int | None
    region: str
    code: str
    decree: str
    first: date
    last: date | None
    duty: int | None = None
    row: int = 0

    def meets(self, first: date, last: date | None) -> bool:
        """Whether both hold on some day."""
        return (self.last is None or self.last >= first) and (last is None or self.first <= last)


@dataclass(slots=True)
class Step:
    """What one good row does: `held` is the duty as it will be, `before` its days until now if it is known."""

    number: int
    outcome: Outcome
    person: Known
    held: Held
    before: tuple[date, date | None] | None = None
    nip: str = ""


@dataclass(slots=True)
class Plan:
    """`steps` of the good rows, `outcomes` of all, what was found in the cells."""

    outcomes: list[RowOutcome] = field(default_factory=list)
    steps: dict[int, Step] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
