"""Leave work on an import to the worker, wish that it ends, and say what came of it when it came to nothing."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.services.imports.actions.hold_import import hold_import
from eblangkon.services.imports.models import Import, ImportProgress
from eblangkon.services.imports.rules.findings import as_data
from eblangkon.services.imports.states import ASKED, UNDER_WAY


@transaction.atomic
def ask_work(*, imported: int, before: str, by: Actor) -> Import:
    """The import on its way to the next state after `before`, with a new reckoning of how far it is.

    A file that is to be read stays in its state. Raises ImportClosed.
    """
    found = hold_import(imported, before)
    found.state, found.trouble = ASKED.get(before, before), ""
    found.asked_by_id = by.id if by.kind == "person" else None
    found.save(update_fields=["state", "trouble", "asked_by"])
    ImportProgress.objects.update_or_create(
        batch=found, defaults={"done": 0, "rows": found.rows, "begun_at": None, "told_at": clock.now(), "stop": False}
    )
    return found


@transaction.atomic
def wish_end(*, imported: int) -> None:
    """The work ends at its next breath and leaves everything as it was; work that is done already stays done."""
    ImportProgress.objects.filter(batch_id=imported, batch__state__in=UNDER_WAY).update(stop=True)


@transaction.atomic
def come_to_nothing(*, imported: int, why: str, stopped: bool = False) -> Import:
    """The import back where the work began, saying why. A file that cannot be read is not kept. Raises ImportClosed."""
    found = hold_import(imported, *UNDER_WAY)
    found.state = "cancelled" if stopped and found.state == "reading" else UNDER_WAY[found.state]
    if found.state in ("failed", "cancelled"):
        found.content = ""
    found.trouble = as_data(why)
    found.save(update_fields=["state", "content", "trouble"])
    return found
