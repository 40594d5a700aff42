"""Do what was left to the worker, and put the result into the inbox of who asked for it."""

import logging

from django.db import DatabaseError

from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.actions.import_list import subject_of
from eblangkon.parties.agencies.actions.lists import KINDS
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.parties.agencies.queries import hats_of
from eblangkon.parties.agencies.rules import NotYourRegion
from eblangkon.services.imports.actions.apply_file import apply_file
from eblangkon.services.imports.actions.ask_work import come_to_nothing
from eblangkon.services.imports.actions.check_file import check_file
from eblangkon.services.imports.actions.hold_import import ImportClosed
from eblangkon.services.imports.actions.undo_file import undo_file
from eblangkon.services.imports.adapters.progress import Progress, Stopped
from eblangkon.services.imports.models import Import
from eblangkon.services.imports.rules.findings import from_data
from eblangkon.services.imports.rules.table import UnreadableFile
from eblangkon.services.imports.states import UNDER_WAY
from eblangkon.services.notices.actions.notify import notify

log = logging.getLogger(__name__)


def work_on_list(*, imported: int) -> str:
    """The state that the import has come to. Asked again when it is done, as after a killed worker, it does nothing.

    Each piece of work is one transaction: what a killed worker had begun is done anew from where it began. Whoever
    asked must still set up the region. Raises DatabaseError, to be tried again.
    """
    found = Import.objects.defer("content").select_related("asked_by").get(pk=imported)
    if found.state not in UNDER_WAY:
        return found.state
    try:
        done = _work(found)
    except (UnreadableFile, ImportClosed, NotYourRegion) as why:
        done = come_to_nothing(imported=imported, why=str(why))
    except Stopped:
        done = come_to_nothing(imported=imported, why=said("Dihentikan. Tidak ada yang berubah."), stopped=True)
    except DatabaseError:
        raise
    except Exception:
        log.exception("Import %s", imported)
        done = come_to_nothing(imported=imported, why=said("Ada yang salah di sistem. Tidak ada yang berubah."))
    _tell(done)
    return done.state


def _work(found: Import) -> Import:
    kind, by = KINDS[found.kind], _who(found)
    check_region(by, found.region_id)
    with Progress(found.pk, found.rows) as tick:
        tick(0)
        if found.state == "reading":
            return check_file(kind=kind, imported=found.pk, tick=tick)
        if found.state == "applying":
            return apply_file(kind=kind, imported=found.pk, by=by, tick=tick)
        return undo_file(kind=kind, imported=found.pk, by=by, tick=tick)


def _who(found: Import) -> Actor:
    person = found.asked_by
    if person is None:
        return Actor("system", None, found.by_name)
    hats = hats_of(person.pk, clock.today()) if person.is_active else ()
    return Actor("person", person.pk, person.name, hats)


def _tell(done: Import) -> None:
    """The code names the state; what came to nothing says why."""
    if done.asked_by_id is None or done.state == "cancelled":
        return
    good = done.imported + done.updated + done.unchanged
    code = "import.stopped" if done.trouble and done.state != "failed" else f"import.{done.state}"
    params: dict[str, JSON] = {
        "file": done.file_name,
        "good": good,
        "rejected": done.rejected,
        "why": str(from_data(done.trouble)),
    }
    notify(people=[done.asked_by_id], code=code, subject=subject_of(done), params=params)
