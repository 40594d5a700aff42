"""Erase what identifies a person who has left: addresses, numbers, password."""

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.models import Person


@transaction.atomic
def erase_person(*, person: int, by: Actor) -> bool:
    """Whether there was something to erase. The name stays, for papers and the log carry it; nobody can sign in.

    Whoever calls has made sure that the time has come (`person_kept_years`). Raises Person.DoesNotExist.
    """
    found = Person.objects.select_for_update().get(pk=person)
    if found.erased_at is not None or found.demo_role is not None:
        return False
    found.email = found.phone = found.nip = found.nik = None
    found.set_unusable_password()
    found.is_active, found.erased_at = False, clock.now()
    found.save()
    record(actor=by, action="person.erased", subject=("person", str(person)), region="", data={})
    return True
