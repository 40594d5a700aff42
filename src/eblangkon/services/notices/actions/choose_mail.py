"""A person chooses what comes by mail, and when it is quiet."""

from collections.abc import Mapping
from datetime import time

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.services.notices.models import MailChoice
from eblangkon.services.notices.rules import CHOICES, CHOSEN


class NotAChoice(ValueError):
    """A group without one of the three choices, or one hour without the other."""


@transaction.atomic
def choose_mail(
    *, person: int, groups: Mapping[str, str], quiet: tuple[time | None, time | None], by: Actor
) -> MailChoice:
    """Keep the choice for each of rules.CHOSEN and the quiet hours (WIB; None and None: as the rule says).

    Raises NotAChoice.
    """
    begin, end = quiet
    if set(groups) != set(CHOSEN) or not set(groups.values()) <= set(CHOICES) or (begin is None) != (end is None):
        raise NotAChoice(dict(groups), quiet)
    kept, _ = MailChoice.objects.update_or_create(
        person_id=person, defaults={**groups, "quiet_from": begin, "quiet_to": end}
    )
    record(actor=by, action="mail.chosen", subject=("person", str(person)), region="", data={**groups})
    return kept
