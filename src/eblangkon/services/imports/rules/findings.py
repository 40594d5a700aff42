"""What is wrong with a cell, and what became of a row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, Literal

from eblangkon.ground.kernel.words import Said, said
from eblangkon.services.imports.rules.table import Row, Table

Outcome = Literal["new", "changed", "same", "rejected"]
OUTCOMES: Final = ("new", "changed", "same", "rejected")
_SHOWN: Final = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One cell with its reason and remedy, in Indonesian that can be told. A warning lets the row in.

    `last` is the last of neighbouring rows that have the same in the same column.
    """

    row: int
    letter: str
    title: str
    cell: str
    reason: str
    remedy: str
    warning: bool = False
    last: int = 0


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """`label` says whom or what the row is about, `detail` what changes; `cells` as read, of a rejected row only.

    `effects` is for the room that made them, so that it can undo them.
    """

    number: int
    outcome: Outcome
    label: str
    detail: str = ""
    cells: Sequence[str] = ()
    effects: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counts:
    """rows = imported + updated + unchanged + rejected; `warnings` counts remarks on rows that come in."""

    rows: int
    imported: int
    updated: int
    unchanged: int
    rejected: int
    warnings: int


def count(outcomes: Iterable[RowOutcome], findings: Iterable[Finding]) -> Counts:
    """The figures of an import."""
    by: dict[str, int] = dict.fromkeys(OUTCOMES, 0)
    for one in outcomes:
        by[one.outcome] += 1
    warnings = sum(1 for one in findings if one.warning)
    return Counts(sum(by.values()), by["new"], by["changed"], by["same"], by["rejected"], warnings)


def that_matter(outcomes: Iterable[RowOutcome], findings: Iterable[Finding]) -> list[Finding]:
    """Without remarks on rows that are rejected: what stands in their way is said, and they do not come in."""
    rejected = {one.number for one in outcomes if one.outcome == "rejected"}
    return [one for one in findings if not one.warning or one.row not in rejected]


def shown(text: str) -> str:
    """A cell as findings show it: on one line, the end of a long one left out."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 2]} …"


def noted(table: Table, row: Row, field: str, title: str, reason: str, remedy: str, warning: bool) -> Finding:
    """What is wrong with the cell of one field; `title` where the file has no such column."""
    cell, letter = shown(row[field].text), table.letters.get(field, "")
    return Finding(row.number, letter, table.titles.get(field, title), cell, reason, remedy, warning)


def together(findings: Iterable[Finding]) -> list[Finding]:
    """In the order of the file; equal ones in neighbouring rows become one."""
    whole: list[Finding] = []
    open_: dict[tuple[str, str, str, bool], int] = {}
    for one in sorted(findings, key=lambda one: (one.row, one.warning, len(one.letter), one.letter)):
        key = (one.letter, one.cell, one.reason, one.warning)
        at = open_.get(key)
        if at is not None and whole[at].last == one.row - 1:
            whole[at] = replace(whole[at], last=one.row)
        else:
            open_[key] = len(whole)
            whole.append(replace(one, last=one.row))
    return whole


def as_data(words: object) -> Any:
    """A sentence to be kept as JSON so that it can be told in another language later."""
    if isinstance(words, Said):
        return [words.template, {key: as_data(value) for key, value in words.values.items()}]
    if isinstance(words, date):
        return {"day": words.isoformat()}
    return words if isinstance(words, (str, int)) else str(words)


def from_data(data: Any) -> Any:
    """The sentence that `as_data` kept."""
    if isinstance(data, list):
        return said(data[0], **{key: from_data(value) for key, value in data[1].items()})
    if isinstance(data, dict):
        return date.fromisoformat(data["day"])
    return data
