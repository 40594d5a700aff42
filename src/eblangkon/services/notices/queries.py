"""The inbox."""

from django.db.models import QuerySet

from eblangkon.services.notices.models import Notice


def inbox(person: int, *, before: int | None = None, waiting: bool = False) -> QuerySet[Notice]:
    """The person's notices, newest first; `before` is the id that ended the page before. One query, once sliced.

    `waiting` leaves those that still ask for something.
    """
    found = Notice.objects.filter(person_id=person).order_by("-id")
    if waiting:
        found = found.filter(waits=True, read_at__isnull=True)
    return found if before is None else found.filter(id__lt=before)


def unread_count(person: int) -> int:
    """How many notices the person has not read; one query."""
    return Notice.objects.filter(person_id=person, read_at__isnull=True).count()


def notice_of(person: int, notice: int) -> Notice:
    """Raises Notice.DoesNotExist for somebody else's as for none."""
    return Notice.objects.get(person_id=person, pk=notice)
