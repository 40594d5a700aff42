"""A person has read notices."""

from collections.abc import Iterable

from django.db import transaction

from eblangkon.ground.kernel import clock
from eblangkon.services.notices.models import Notice


@transaction.atomic
def mark_read(*, person: int, notices: Iterable[int] | None = None) -> int:
    """Mark the person's own notices with these ids, or all of them, as read; return how many were new."""
    unread = Notice.objects.filter(person_id=person, read_at__isnull=True)
    if notices is not None:
        unread = unread.filter(pk__in=list(notices))
    return unread.update(read_at=clock.now())
