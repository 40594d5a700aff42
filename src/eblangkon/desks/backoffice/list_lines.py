"""The rows of an import in words."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eblangkon.ground.kernel.told import told
from eblangkon.services.imports.rules.findings import from_data

if TYPE_CHECKING:
    from eblangkon.services.imports.models import ImportFinding, ImportRow


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file in words: which rows, which column, the cell, and two sentences; some empty."""

    rows: str
    what: str
    cell: str = ""
    reason: str = ""
    remedy: str = ""


def of_finding(one: "ImportFinding") -> Line:
    """What is wrong with a cell, of one row or of neighbours."""
    rows = f"{one.first}" if one.first == one.last else f"{one.first}–{one.last}"
    what = f"{one.letter} ({one.title})" if one.letter else one.title
    return Line(rows, what, one.cell or "", told(from_data(one.reason)), told(from_data(one.remedy)))


def of_row(one: "ImportRow") -> Line:
    """What a row came to."""
    return Line(str(one.number), told(from_data(one.label)), reason=told(from_data(one.left or one.detail)))
