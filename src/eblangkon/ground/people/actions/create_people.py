"""Give many people a way to sign in, as when an office's list is brought in."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db import transaction

from eblangkon.ground.audit.actions.record_many import record_many
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.people.models import Person


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Already in the spelling of the house (rules.py); an empty text is nothing. E-mail or phone is given."""

    name: str
    email: str = ""
    phone: str = ""
    nip: str = ""


@transaction.atomic
def create_people(*, people: Sequence[NewPerson], by: Actor) -> list[Person]:
    """The persons in the same order, without passwords; a constant number of statements for any thousand.

    The caller has seen to it that nobody has these addresses and numbers; the database refuses (IntegrityError) what
    somebody takes meanwhile.
    """
    made = Person.objects.bulk_create(
        (
            Person(
                name=one.name,
                email=one.email or None,
                phone=one.phone or None,
                nip=one.nip or None,
                password=make_password(None),
            )
            for one in people
        ),
        batch_size=1000,
    )
    record_many(
        actor=by,
        action="person.created",
        kind="person",
        region="",
        acts=[(str(person.pk), {"name": person.name}) for person in made],
    )
    return made
