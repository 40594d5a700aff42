"""Change the password that opens an account."""

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.people.models import Person


@transaction.atomic
def set_password(*, person: int, password: str, by: Actor) -> Person:
    """The person with the new password; sessions opened with the old one end. Raises ValidationError for a weak one."""
    found = Person.objects.select_for_update().get(pk=person)
    validate_password(password, found)
    found.set_password(password)
    found.save(update_fields=["password"])
    record(actor=by, action="person.password", subject=("person", str(person)), region="", data={})
    return found
