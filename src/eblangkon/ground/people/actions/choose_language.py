"""Keep the language in which a person is written to."""

from django.conf import settings
from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.people.models import Person


class UnknownLanguage(ValueError):
    """No translation has this code."""


@transaction.atomic
def choose_language(*, person: int, language: str, by: Actor) -> None:
    """Mail and the inbox speak it from now on. Raises UnknownLanguage."""
    if language not in dict(settings.LANGUAGES):
        raise UnknownLanguage(language)
    Person.objects.filter(pk=person).update(language=language)
    record(actor=by, action="person.language", subject=("person", str(person)), region="", data={"language": language})
