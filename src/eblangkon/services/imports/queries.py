"""What an import found and did."""

import json
from collections.abc import Iterator

from django.db.models import QuerySet

from eblangkon.services.imports.models import ImportFinding, ImportRow
from eblangkon.services.imports.rules.findings import Outcome


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
