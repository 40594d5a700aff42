"""Keep what the check of a file found, so that somebody can look at it and decide."""

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.services.imports.models import Import, ImportFinding, ImportRow
from eblangkon.services.imports.rules.findings import Finding, RowOutcome, as_data, count, together
from eblangkon.services.imports.rules.table import Table

_BATCH = 1000


@transaction.atomic
def keep_check(
    *,
    kind: str,
    region: str,
    file_name: str,
    content: bytes,
    table: Table,
    outcomes: Sequence[RowOutcome],
    findings: Sequence[Finding],
    by: Actor,
) -> Import:
    """The import that waits for a decision. An earlier one of the same person that still waits is given up."""
    person = by.id if by.kind == "person" else None
    if person is not None:
        waiting = Import.objects.filter(kind=kind, region_id=region, by_id=person, state="checked")
        ImportFinding.objects.filter(batch__in=waiting).delete()
        ImportRow.objects.filter(batch__in=waiting).delete()
        waiting.update(state="cancelled", content="")
    made = Import.objects.create(
        kind=kind,
        region_id=region,
        by_id=person,
        by_name=by.name[:120],
        file_name=file_name[-120:],
        file_hash=hashlib.sha256(content).hexdigest(),
        file_size=len(content),
        sheet={
            "name": table.sheet,
            "place": table.place,
            "sheets": table.sheets,
            "others": list(table.others),
            "guessed": table.guessed,
            "titles": [table.titles[field] for field in table.letters],
        },
        content=base64.b64encode(content).decode(),
        **asdict(count(outcomes, findings)),
    )
    keep_outcomes(made, outcomes, findings)
    return made


def keep_outcomes(imported: Import, outcomes: Sequence[RowOutcome], findings: Sequence[Finding]) -> None:
    """What became of each row instead of what was found before; a handful of statements for any thousand rows."""
    imported.outcomes.all().delete()
    imported.findings.all().delete()
    ImportRow.objects.bulk_create(
        (
            ImportRow(
                batch=imported,
                number=one.number,
                outcome=one.outcome,
                label=as_data(one.label),
                detail=as_data(one.detail),
                cells=json.dumps(list(one.cells)) if one.cells else "",
                effects=dict(one.effects),
            )
            for one in outcomes
        ),
        batch_size=_BATCH,
    )
    ImportFinding.objects.bulk_create(
        (
            ImportFinding(
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
            for one in together(findings)
        ),
        batch_size=_BATCH,
    )
