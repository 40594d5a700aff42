"""Keep what became of each row, so that somebody can look at it and decide."""

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from django.db.models import Manager

from eblangkon.services.imports.models import Import, ImportFinding, ImportRow
from eblangkon.services.imports.rules.findings import Finding, RowOutcome, as_data, together
from eblangkon.services.imports.rules.kinds import Tick, no_tick, part

_BATCH = 1000


def keep_outcomes(
    imported: Import, outcomes: Sequence[RowOutcome], findings: Sequence[Finding], tick: Tick = no_tick
) -> None:
    """What became of each row instead of what was found before; a handful of statements for any thousand rows."""
    imported.outcomes.all().delete()
    imported.findings.all().delete()
    _keep(ImportRow.objects, (_row(imported, one) for one in outcomes), len(outcomes), part(tick, 0, 0.7))
    _keep(ImportFinding.objects, (_finding(imported, one) for one in together(findings)), len(findings), no_tick)


def _keep(table: "Manager[Any]", records: Iterator[Any], count: int, tick: Tick) -> None:
    kept = 0
    while batch := list(islice(records, _BATCH)):
        table.bulk_create(batch)
        kept += len(batch)
        tick(kept / count)


def _row(imported: Import, one: RowOutcome) -> ImportRow:
    return ImportRow(
        batch=imported,
        number=one.number,
        outcome=one.outcome,
        label=as_data(one.label),
        detail=as_data(one.detail),
        cells=json.dumps(list(one.cells)) if one.cells else "",
        effects=dict(one.effects),
    )


def _finding(imported: Import, one: Finding) -> ImportFinding:
    return ImportFinding(
        batch=imported,
        first=one.row,
        last=one.last,
        letter=one.letter,
        title=one.title[:120],
        cell=one.cell,
        reason=as_data(one.reason),
        remedy=as_data(one.remedy),
        warning=one.warning,
    )
