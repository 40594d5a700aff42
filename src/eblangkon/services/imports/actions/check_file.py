"""Look a file through before anything of it comes in."""

import base64
from dataclasses import asdict

from django.db import transaction

from eblangkon.ground.kernel import clock, installation
from eblangkon.ground.kernel.words import said
from eblangkon.services.imports.actions.hold_import import hold_import
from eblangkon.services.imports.actions.keep_check import keep_outcomes
from eblangkon.services.imports.adapters.progress import Progress
from eblangkon.services.imports.adapters.tables import read_table
from eblangkon.services.imports.models import Import
from eblangkon.services.imports.rules.findings import count, that_matter
from eblangkon.services.imports.rules.kinds import Kind, Tick, no_tick, part
from eblangkon.services.imports.rules.table import Table, UnreadableFile


def read_list(kind: Kind, content: bytes) -> Table:
    """The table. Raises UnreadableFile, also for a file of a demonstration where people are real."""
    table = read_table(content, kind.columns, kind.mark)
    if table.synthetic and not installation.is_demonstration():
        raise UnreadableFile(
            said("Berkas ini dari peragaan, isinya rekaan. Pakai templat dari halaman ini untuk data yang sebenarnya.")
        )
    return table


@transaction.atomic
def check_file(*, kind: Kind, imported: int, tick: Tick = no_tick) -> Import:
    """The import that waits for a decision, with what is wrong in which cell; nothing else changes.

    Raises UnreadableFile; ImportClosed when it was read or given up meanwhile; Stopped by the tick.
    """
    found = hold_import(imported, "reading")
    table = read_list(kind, base64.b64decode(found.content or ""))
    if isinstance(tick, Progress):
        tick.rows = len(table.rows)
    tick(0.2)
    plan = kind.plan(table, found.region_id, clock.today(), part(tick, 0.2, 0.5), False)
    findings = that_matter(plan.outcomes, plan.findings)
    for name, value in asdict(count(plan.outcomes, findings)).items():
        setattr(found, name, value)
    found.sheet = {
        "name": table.sheet,
        "place": table.place,
        "sheets": table.sheets,
        "others": list(table.others),
        "guessed": table.guessed,
        "titles": [table.titles[field] for field in table.letters],
    }
    found.state = "checked"
    keep_outcomes(found, plan.outcomes, findings, part(tick, 0.5, 1))
    found.save()
    return found
