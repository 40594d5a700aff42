"""Hold an import while something is done with it, or say how it stands."""

from django.db import connection

from eblangkon.ground.kernel.words import said
from eblangkon.services.imports.models import Import
from eblangkon.services.imports.states import UNDER_WAY


class ImportClosed(RuntimeError):
    """The import is no longer where the act would begin; the message, in Indonesian, says how it stands."""


_STANDS = {
    "reading": said("Berkas ini masih dibaca."),
    "checked": said("Impor ini belum dimasukkan."),
    "applying": said("Impor ini sedang dimasukkan."),
    "applied": said("Impor ini sudah masuk."),
    "undoing": said("Impor ini sedang dibatalkan."),
    "cancelled": said("Impor ini sudah ditinggalkan. Unggah berkasnya lagi."),
    "failed": said("Berkas ini tidak dapat dibaca. Unggah lagi sesudah diperbaiki."),
    "undone": said("Impor ini sudah dibatalkan."),
}


def hold_import(imported: int, *states: str) -> Import:
    """The locked import in one of these states; to be called in a transaction. Raises ImportClosed.

    What is held by work under way is not waited for.
    """
    seen = Import.objects.only("state").get(pk=imported).state
    if seen in UNDER_WAY and seen not in states:
        raise ImportClosed(_STANDS[seen])
    found = Import.objects.select_for_update(of=("self",)).get(pk=imported)
    if found.state not in states:
        raise ImportClosed(_STANDS[found.state])
    return found


def one_at_a_time(found: Import) -> None:
    """Two lists of one kind for one region at once: the second waits, and sees what the first did."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{found.kind} {found.region_id}"])
