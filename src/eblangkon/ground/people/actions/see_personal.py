"""Look at one piece of somebody's personal data in full, with a reason that its owner reads."""

import re
from collections.abc import Collection
from typing import Final

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.models import Person
from eblangkon.ground.people.permissions import region_to_see
from eblangkon.ground.people.rules import PERSONAL_FIELDS

SHORTEST: Final = 10
"""Letters of a reason: fewer say nothing."""
LONGEST: Final = 300
_NUMBER = re.compile(r"(?:\d[\s.\-]?){8,}")


class NotYours(PermissionError):
    """Somebody of another region, or without the duty, has asked."""


class ReasonMissing(ValueError):
    """The reason says nothing, or holds a number itself; the message is Indonesian and names the remedy."""


@transaction.atomic
def see_personal(*, person: int, regions: Collection[str], field: str, reason: str, by: Actor) -> str:
    """The value, empty where there is none. The log keeps who, when, which field and why, and never the value.

    `regions` are those in which the person has duties or shops. Raises NotYours, ReasonMissing, KeyError for a field
    that is none of PERSONAL_FIELDS, Person.DoesNotExist. UU 27/2022; DOMAIN.md 12.
    """
    PERSONAL_FIELDS[field]
    region = region_to_see(by, regions)
    if region is None:
        raise NotYours(field)
    reason = " ".join(reason.split())
    if not SHORTEST <= len(reason) <= LONGEST:
        raise ReasonMissing(said("Tulis alasannya, 10 sampai 300 huruf. Pemilik data akan membacanya."))
    if _NUMBER.search(reason):
        raise ReasonMissing(said("Tulis alasannya tanpa nomor orang: alasan ini tersimpan selamanya."))
    found = Person.objects.get(pk=person)
    record(
        actor=by,
        action="person.seen",
        subject=("person", str(person)),
        region=region,
        data={"field": field, "reason": reason},
    )
    return str(getattr(found, field) or "")
