"""Keep the first e-mail address of somebody who has none and has never signed in."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.models import Person
from eblangkon.ground.people.rules import tidy_email


@transaction.atomic
def keep_email(*, person: int, email: str, by: Actor) -> Person:
    """The person with the address, to which an invitation can go from then on.

    Never for an account that somebody uses: whoever could write its address could take it over. Whoever calls has
    checked that `by` may. The log keeps that, not what. Raises ValidationError by field, Person.DoesNotExist.
    """
    found = Person.objects.select_for_update().get(pk=person)
    if found.email or found.has_usable_password():
        raise ValidationError({"email": [said("Akun ini sudah punya surel atau kata sandi. Tidak ada yang diubah.")]})
    address = tidy_email(email)
    try:
        validate_email(address)
    except ValidationError:
        raise ValidationError({"email": [said("Tulis surel lengkap, seperti nama@contoh.id.")]}) from None
    if Person.objects.filter(email=address).exists():
        raise ValidationError({"email": [said("Surel ini sudah dipakai akun lain.")]})
    found.email = address
    found.save(update_fields=["email"])
    record(actor=by, action="person.numbers", subject=("person", str(person)), region="", data={"fields": ["email"]})
    return found
