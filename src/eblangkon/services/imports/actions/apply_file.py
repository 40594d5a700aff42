"""Bring in the good rows of a list."""

import base64
from dataclasses import asdict
from datetime import timedelta

from django.db import IntegrityError, transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.ground.regions.queries import rules_in_force
from eblangkon.services.imports.actions.check_file import read_list
from eblangkon.services.imports.actions.hold_import import ImportClosed, hold_import, one_at_a_time
from eblangkon.services.imports.actions.keep_check import keep_outcomes
from eblangkon.services.imports.models import Import
from eblangkon.services.imports.rules.findings import count, that_matter
from eblangkon.services.imports.rules.kinds import Kind, Tick, no_tick, part


def apply_file(*, kind: Kind, imported: int, by: Actor, tick: Tick = no_tick) -> Import:
    """The import with what it did. The file is looked through again, so that what changed since the check counts.

    All of it stands or nothing. Raises ImportClosed (already in, given up, or somebody took an address meanwhile),
    MissingRule without `import_undo_days`, Stopped by the tick.
    """
    try:
        return _apply(kind, imported, by, tick)
    except IntegrityError as fault:
        raise ImportClosed(said("Ada yang mengubah data yang sama pada saat yang sama. Tekan sekali lagi.")) from fault


@transaction.atomic
def _apply(kind: Kind, imported: int, by: Actor, tick: Tick) -> Import:
    found = hold_import(imported, "checked", "applying")
    one_at_a_time(found)
    table = read_list(kind, base64.b64decode(found.content or ""))
    tick(0.1)
    plan = kind.plan(table, found.region_id, clock.today(), part(tick, 0.1, 0.4), True)
    outcomes = kind.bring(plan, found.region_id, by, part(tick, 0.4, 0.75))
    now = clock.now()
    days = int(rules_in_force(found.region_id, clock.today())["import_undo_days"].value)
    findings = that_matter(outcomes, plan.findings)
    counts = asdict(count(outcomes, findings))
    for name, value in counts.items():
        setattr(found, name, value)
    found.state, found.content, found.trouble = "applied", "", ""
    found.applied_at, found.undo_until = now, now + timedelta(days=days)
    keep_outcomes(found, outcomes, findings, part(tick, 0.75, 1))
    found.entry = record(
        actor=by,
        action="import.applied",
        subject=("import", str(found.pk)),
        region=found.region_id,
        data={"file": found.file_name, "hash": found.file_hash, "kind": found.kind, **counts},
    )
    found.save()
    return found
