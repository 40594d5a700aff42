"""What an import found and did."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import QuerySet

from eblangkon.ground.audit.rules import Actor
from eblangkon.services.imports.models import Import, ImportFinding, ImportProgress, ImportRow
from eblangkon.services.imports.rules.findings import Outcome

_TELLING: Final = 50
"""Of 1000 parts: what must be done before the rest of the time can be told."""


def undecided(kind: str, region: str, by: Actor) -> QuerySet[Import]:
    """What the person has uploaded and not decided about, without the files; none for a job or command."""
    mine = Import.objects.filter(kind=kind, region_id=region, by_id=by.id, state="checked").defer("content")
    return mine if by.kind == "person" and by.id is not None else mine.none()


def findings_of(imported: int, *, warning: bool) -> QuerySet[ImportFinding]:
    """What rejects rows, or what is only remarked, in the order of the file."""
    return ImportFinding.objects.filter(batch_id=imported, warning=warning).order_by("pk")


def rows_of(imported: int, outcome: Outcome) -> QuerySet[ImportRow]:
    """The rows that came or will come to that, in the order of the file."""
    return ImportRow.objects.filter(batch_id=imported, outcome=outcome).order_by("number")


def rows_left(imported: int) -> QuerySet[ImportRow]:
    """The rows that undoing let be."""
    return ImportRow.objects.filter(batch_id=imported).exclude(left="").order_by("number")


def rejected_cells(imported: int) -> Iterator[tuple[int, list[str]]]:
    """Number and cells, as read, of each rejected row; one query."""
    for row in rows_of(imported, "rejected").iterator():
        yield row.number, json.loads(row.cells) if row.cells else []


_SILENT: Final = 20
"""Seconds: a worker that says nothing for so long has died, and another one begins anew."""


@dataclass(frozen=True, slots=True)
class HowFar:
    """`done` of `rows`; 0 of 0 while the rows are not counted. `left` in seconds, None where nobody can tell yet.

    `begun` says whether the worker has it.
    """

    done: int
    rows: int
    left: int | None
    begun: bool
    stopping: bool


def how_far(imported: int, now: datetime) -> HowFar:
    """How far the work under way is at that moment; one query."""
    found = ImportProgress.objects.filter(pk=imported).first()
    if found is None or found.begun_at is None or (now - found.told_at).total_seconds() > _SILENT:
        return HowFar(0, 0, None, False, found is not None and found.stop)
    passed = (now - found.begun_at).total_seconds()
    left = round(passed * (1000 - found.done) / found.done) if found.done > _TELLING else None
    return HowFar(found.rows * found.done // 1000, found.rows, left, True, found.stop)
