"""Take an account's second factor away, so that another can be added."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.people.models import Person


@transaction.atomic
def remove_second_factor(*, person: int, by: Actor) -> None:
    """With its recovery codes. Whoever's duty needs two proofs must add another before anything else."""
    Person.objects.select_for_update().get(pk=person)
    Authenticator.objects.filter(user_id=person).delete()
    record(actor=by, action="access.unprotected", subject=("person", str(person)), region="", data={})
