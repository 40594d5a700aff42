"""Say that an import went in, was given up, or was undone."""

import base64
from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.ground.regions.queries import rules_in_force
from eblangkon.services.imports.actions.keep_check import keep_outcomes
from eblangkon.services.imports.models import Import
from eblangkon.services.imports.rules.findings import Finding, RowOutcome, count


class ImportClosed(RuntimeError):
    """The import is no longer where the act would begin; the message, in Indonesian, says how it stands."""


_STANDS = {
    "checked": said("Impor ini belum dimasukkan."),
    "applied": said("Impor ini sudah masuk."),
    "cancelled": said("Impor ini sudah ditinggalkan. Unggah berkasnya lagi."),
    "undone": said("Impor ini sudah dibatalkan."),
}


def waiting_import(imported: int) -> tuple[Import, bytes]:
    """The locked import with its file, while it waits for a decision. Raises ImportClosed."""
    found = _locked(imported, "checked")
    return found, base64.b64decode(found.content or "")


def applied_import(imported: int) -> Import:
    """The locked import, while it can be undone. Raises ImportClosed."""
    found = _locked(imported, "applied")
    if found.undo_until is None or found.undo_until < clock.now():
        raise ImportClosed(said("Waktu membatalkan impor ini sudah lewat. Perbaiki tugasnya satu per satu."))
    return found


def _locked(imported: int, state: str) -> Import:
    found = Import.objects.select_for_update(of=("self",)).get(pk=imported)
    if found.state != state:
        raise ImportClosed(_STANDS[found.state])
    return found


@transaction.atomic
def mark_applied(*, imported: Import, outcomes: Sequence[RowOutcome], findings: Sequence[Finding], by: Actor) -> Import:
    """The import with what it did; its file is forgotten. Raises MissingRule without `import_undo_days`."""
    now = clock.now()
    days = int(rules_in_force(imported.region_id, clock.today())["import_undo_days"].value)
    counts = asdict(count(outcomes, findings))
    for name, value in counts.items():
        setattr(imported, name, value)
    imported.state, imported.content = "applied", ""
    imported.applied_at, imported.undo_until = now, now + timedelta(days=days)
    keep_outcomes(imported, outcomes, findings)
    imported.entry = record(
        actor=by,
        action="import.applied",
        subject=("import", str(imported.pk)),
        region=imported.region_id,
        data={"file": imported.file_name, "hash": imported.file_hash, "kind": imported.kind, **counts},
    )
    imported.save()
    return imported


@transaction.atomic
def cancel_import(*, imported: int, by: Actor) -> Import:
    """Nothing of it comes in, nothing of it is kept but that it was looked at. Raises ImportClosed."""
    found = _locked(imported, "checked")
    found.state, found.content = "cancelled", ""
    found.outcomes.all().delete()
    found.findings.all().delete()
    found.save(update_fields=["state", "content"])
    return found


@transaction.atomic
def mark_undone(*, imported: Import, left: int, by: Actor) -> Import:
    """The import as undone; `left` rows were let be, which the caller has marked."""
    imported.state, imported.undone_at = "undone", clock.now()
    imported.save(update_fields=["state", "undone_at"])
    record(
        actor=by,
        action="import.undone",
        subject=("import", str(imported.pk)),
        region=imported.region_id,
        data={"file": imported.file_name, "left": left},
    )
    return imported
