"""What a room says of a kind of list, so that one code path brings all of them in and takes them back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from eblangkon.ground.audit.rules import Actor
from eblangkon.services.imports.rules.findings import Finding, RowOutcome
from eblangkon.services.imports.rules.table import Column, Table

Tick = Callable[[float], None]
"""Told how far a piece of work is, from 0 to 1."""


def no_tick(share: float) -> None:
    """For who does not look on."""


def part(tick: Tick, first: float, last: float) -> Tick:
    """A piece of the work that leads from `first` to `last`."""
    return lambda share: tick(first + (last - first) * share)


class Planned(Protocol):
    """What bringing a table in would do; the room knows more of it."""

    @property
    def outcomes(self) -> Sequence[RowOutcome]: ...
    @property
    def findings(self) -> Sequence[Finding]: ...


@dataclass(frozen=True, slots=True)
class Since:
    """When an import went in: the moment, and the log's id of its entry."""

    at: datetime
    entry: int


@dataclass(frozen=True, slots=True)
class Kind:
    """`mark` in a cell makes a file a demonstration's.

    `plan` (table, region, day, tick, hold) changes nothing; with `hold` it locks what it looks at. `bring` does what a
    plan says and returns the outcomes with their effects. `take_back` (effects by row, region, since, by) undoes them
    and says why which rows were let be.
    """

    code: str
    mark: str
    columns: Sequence[Column]
    plan: Callable[[Table, str, date, Tick, bool], Planned]
    bring: Callable[[Any, str, Actor, Tick], Sequence[RowOutcome]]
    take_back: Callable[[Mapping[int, Mapping[str, Any]], str, Since, Actor], Mapping[int, str]]
