"""Take back what a list brought in, as long as the dated rule allows."""

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.services.imports.actions.hold_import import ImportClosed, hold_import, one_at_a_time
from eblangkon.services.imports.models import Import, ImportRow
from eblangkon.services.imports.rules.findings import as_data
from eblangkon.services.imports.rules.kinds import Kind, Since, Tick, no_tick

_BATCH = 1000


@transaction.atomic
def undo_file(*, kind: Kind, imported: int, by: Actor, tick: Tick = no_tick) -> Import:
    """The import as undone. What somebody used or changed since is let be, and each such row says so (rows_left).

    Raises ImportClosed when it is not in or, for what was not asked in time, the time is over; Stopped by the tick.
    """
    found = hold_import(imported, "applied", "undoing")
    if found.state == "applied":
        check_time(found)
    one_at_a_time(found)
    rows = list(ImportRow.objects.filter(batch=found).exclude(effects={}).order_by("number"))
    tick(0.1)
    since = Since(found.applied_at or found.created_at, found.entry or 0)
    left = kind.take_back({row.number: row.effects for row in rows}, found.region_id, since, by)
    tick(0.9)
    kept = [row for row in rows if row.number in left]
    for row in kept:
        row.left = as_data(left[row.number])
    ImportRow.objects.bulk_update(kept, ["left"], batch_size=_BATCH)
    found.state, found.undone_at, found.trouble = "undone", clock.now(), ""
    found.save(update_fields=["state", "undone_at", "trouble"])
    data: dict[str, JSON] = {"file": found.file_name, "left": len(kept)}
    record(actor=by, action="import.undone", subject=("import", str(found.pk)), region=found.region_id, data=data)
    return found


def check_time(found: Import) -> None:
    """Raises ImportClosed when the days in which it can be undone are over."""
    if found.undo_until is None or found.undo_until < clock.now():
        raise ImportClosed(said("Waktu membatalkan impor ini sudah lewat. Perbaiki isinya satu per satu."))
