"""The inbox."""

from dataclasses import dataclass

from django.db.models import Case, Count, Q, QuerySet, Value, When

from eblangkon.services.notices.models import Notice


def inbox(person: int, *, before: int | None = None, waiting: bool = False) -> QuerySet[Notice]:
    """The person's notices, newest first; `before` is the id that ended the page before. One query, once sliced.

    `waiting` leaves those that still ask for something.
    """
    found = Notice.objects.filter(person_id=person).order_by("-id")
    if waiting:
        found = found.filter(waits=True, read_at__isnull=True)
    return found if before is None else found.filter(id__lt=before)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many notices there are, are not read, and still ask for something."""

    all: int
    unread: int
    waiting: int


def counts(person: int) -> Counts:
    """One query."""
    unread = Q(read_at__isnull=True)
    found = Notice.objects.filter(person_id=person).aggregate(
        all=Count("pk"), unread=Count("pk", filter=unread), waiting=Count("pk", filter=unread & Q(waits=True))
    )
    return Counts(**found)


def new_first(person: int, *, waiting: bool = False) -> QuerySet[Notice]:
    """What is not read before what is, each newest first."""
    read = Case(When(read_at__isnull=True, then=Value(0)), default=Value(1))
    return inbox(person, waiting=waiting).order_by(read, "-id")


def unread_count(person: int) -> int:
    """How many notices the person has not read; one query."""
    return Notice.objects.filter(person_id=person, read_at__isnull=True).count()


def notice_of(person: int, notice: int) -> Notice:
    """Raises Notice.DoesNotExist for somebody else's as for none."""
    return Notice.objects.get(person_id=person, pk=notice)
