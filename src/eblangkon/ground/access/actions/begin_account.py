"""Set the first password by an invitation."""

from django.db import transaction

from eblangkon.ground.access.models import Invitation
from eblangkon.ground.access.queries import refusal_of
from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.actions.set_password import set_password
from eblangkon.ground.people.models import Person


@transaction.atomic
def begin_account(*, invitation: int, password: str, by: Actor) -> Person:
    """The person with the password. Of two hands with one link the second finds it used.

    Raises Invitation.DoesNotExist, InvitationRefused, ValidationError for a weak password; then it can be tried again.
    """
    holder = Invitation.objects.values_list("person", flat=True).get(pk=invitation)
    Person.objects.select_for_update().get(pk=holder)
    found = Invitation.objects.select_related("person").get(pk=invitation)
    if (refused := refusal_of(found, clock.today())) is not None:
        raise refused
    person = set_password(person=holder, password=password, by=by)
    found.used_at = clock.now()
    found.save(update_fields=["used_at"])
    record(actor=by, action="access.begun", subject=("person", str(holder)), region="", data={})
    return person
