"""Make the link by which a person without a password sets the first one."""

from datetime import timedelta

from django.db import transaction

from eblangkon.ground.access.models import Invitation
from eblangkon.ground.access.rules import InvitationRefused
from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.tokens import hash_of, new_token
from eblangkon.ground.people.models import Person
from eblangkon.ground.regions.queries import rules_in_force


@transaction.atomic
def make_invitation(*, person: int, region: str, by: Actor, handed: bool = False) -> tuple[Invitation, str]:
    """The invitation, and the token of its link, which is never told again. An older one holds no longer.

    `handed` says that no letter carries it, but whoever made it. Good for the `invitation_days` (calendar days) of the
    region that invites. Raises InvitationRefused for whoever has a password or may not sign in, MissingRule.
    """
    found = Person.objects.select_for_update().get(pk=person)
    if not found.is_active or found.has_usable_password():
        raise InvitationRefused("known" if found.is_active else "closed")
    token, today = new_token(), clock.today()
    days = rules_in_force(region, today)["invitation_days"].value
    older = Invitation.objects.filter(person=found, used_at__isnull=True, replaced_at__isnull=True)
    older.update(replaced_at=clock.now())
    made = Invitation.objects.create(
        person=found, token_hash=hash_of(token), last_day=today + timedelta(days=int(days)), handed=handed
    )
    record(
        actor=by,
        action="access.invited",
        subject=("person", str(person)),
        region=region,
        data={"until": made.last_day.isoformat()},
    )
    return made, token
