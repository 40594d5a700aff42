"""Bring a list in, step by step: now where it is short, else by the worker while nobody need wait for the page."""

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app

from eblangkon.ground.audit.rules import Actor
from eblangkon.parties.agencies.actions.lists import KINDS
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.services.imports.actions.apply_file import apply_file
from eblangkon.services.imports.actions.ask_work import ask_work, wish_end
from eblangkon.services.imports.actions.cancel_import import cancel_import
from eblangkon.services.imports.actions.check_file import check_file
from eblangkon.services.imports.actions.take_file import take_file
from eblangkon.services.imports.actions.undo_file import check_time, undo_file
from eblangkon.services.imports.adapters.tables import is_short
from eblangkon.services.imports.models import Import
from eblangkon.services.imports.queries import undecided
from eblangkon.services.imports.states import UNDER_WAY
from eblangkon.services.notices.actions.notify import tell


@transaction.atomic
def check_list(*, kind: str, content: bytes, file_name: str, region: str, by: Actor, wait: bool = False) -> Import:
    """The import that waits for a decision, or is being read; with `wait` it is read whatever its size.

    Raises UnreadableFile; of a file that is read later its import says so. NotYourRegion for strangers.
    """
    check_region(by, region)
    for earlier in undecided(kind, region, by):  # which take_file gives up
        tell(messages=[], settles=subject_of(earlier))
    made = take_file(kind=kind, region=region, file_name=file_name, content=content, by=by)
    if wait or is_short(content):
        return check_file(kind=KINDS[kind], imported=made.pk)
    return _later(made.pk, "reading", by)


def import_list(*, imported: int, by: Actor, wait: bool = False) -> Import:
    """The import with what it did, or on its way in. Raises ImportClosed, NotYourRegion, MissingRule."""
    found = _own(imported, by)
    tell(messages=[], settles=subject_of(found))
    if wait or found.rows <= settings.IMPORTS.at_once_rows:
        return apply_file(kind=KINDS[found.kind], imported=imported, by=by)
    return _later(imported, "checked", by)


def undo_list(*, imported: int, by: Actor, wait: bool = False) -> Import:
    """The import as undone, or on its way back. Raises ImportClosed, NotYourRegion."""
    found = _own(imported, by)
    if wait or found.rows <= settings.IMPORTS.at_once_rows:
        return undo_file(kind=KINDS[found.kind], imported=imported, by=by)
    if found.state == "applied":
        check_time(found)
    return _later(imported, "applied", by)


@transaction.atomic
def give_up_list(*, imported: int, by: Actor) -> Import:
    """The import without anything of it, or with the wish that the work under way ends. Raises ImportClosed."""
    found = _own(imported, by)
    if found.state in UNDER_WAY:
        wish_end(imported=imported)
        return found
    tell(messages=[], settles=subject_of(found))
    return cancel_import(imported=imported, by=by)


def subject_of(found: Import) -> tuple[str, str]:
    """What notices about the import are about."""
    return f"{found.kind}_import", str(found.pk)


def _own(imported: int, by: Actor) -> Import:
    found = Import.objects.defer("content").get(pk=imported)
    check_region(by, found.region_id)
    return found


@transaction.atomic
def _later(imported: int, state: str, by: Actor) -> Import:
    asked = ask_work(imported=imported, before=state, by=by)
    app.configure_task("agencies.work_on_list", lock=f"import-{imported}").defer(imported=imported)
    return asked
