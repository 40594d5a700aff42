"""Take a file in, to be looked through."""

import base64
import hashlib

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.services.imports.adapters.tables import check_size
from eblangkon.services.imports.models import Import, ImportFinding, ImportRow
from eblangkon.services.imports.queries import undecided


@transaction.atomic
def take_file(*, kind: str, region: str, file_name: str, content: bytes, by: Actor) -> Import:
    """The import that will be read. An earlier one of the same person that waits for a decision is given up.

    Raises UnreadableFile for what need not be read to be refused.
    """
    check_size(content)
    person = by.id if by.kind == "person" else None
    waiting = [one.pk for one in undecided(kind, region, by)]
    ImportFinding.objects.filter(batch__in=waiting).delete()
    ImportRow.objects.filter(batch__in=waiting).delete()
    Import.objects.filter(pk__in=waiting, state="checked").update(state="cancelled", content="")
    return Import.objects.create(
        kind=kind,
        region_id=region,
        by_id=person,
        by_name=by.name[:120],
        asked_by_id=person,
        file_name=file_name[-120:],
        file_hash=hashlib.sha256(content).hexdigest(),
        file_size=len(content),
        content=base64.b64encode(content).decode(),
    )
