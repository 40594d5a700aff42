"""Give an import up."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.services.imports.actions.hold_import import hold_import
from eblangkon.services.imports.models import Import


@transaction.atomic
def cancel_import(*, imported: int, by: Actor) -> Import:
    """Nothing of it comes in, nothing of it is kept but that it was looked at. Raises ImportClosed."""
    found = hold_import(imported, "checked")
    found.state, found.content, found.trouble = "cancelled", "", ""
    found.outcomes.all().delete()
    found.findings.all().delete()
    found.save(update_fields=["state", "content", "trouble"])
    return found
