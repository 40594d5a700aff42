"""The kind of this installation, as its database says it."""

from django.db import connection, transaction
from django.db.models import Exists, Q

from eblangkon.ground.kernel.clock import true_now
from eblangkon.ground.kernel.models import Installation


class AlreadyMarked(RuntimeError):
    """The database is of the other kind, and stays it."""

    def __init__(self, is_kind: str, wanted: str) -> None:
        super().__init__(f"this database is marked as {is_kind!r} for good; it cannot become {wanted!r}")


def kind() -> str | None:
    """`demonstration`, `real`, or None as long as nobody has said. One query."""
    with connection.cursor() as cursor:  # plain SQL, for it is asked by every page and paper
        cursor.execute("SELECT kind FROM kernel_installation")
        found = cursor.fetchone()
    return found[0] if found else None


def is_demonstration() -> bool:
    """Whether all that this database holds is invented."""
    return kind() == Installation.Kind.DEMONSTRATION


def is_practice(flag: bool) -> bool:
    """Whether what bears this mark is practice beside real figures: in a demonstration everything bears it, and counts.

    One query for what bears it, none for anything else.
    """
    return flag and not is_demonstration()


def apart(flag: str, practice: bool = False) -> Q:
    """The condition that keeps practice and earnest apart: rows whose field `flag` is `practice`, and in a
    demonstration all rows. The kind is asked once within the statement, and costs none of its own.
    """
    invented = Exists(Installation.objects.filter(kind=Installation.Kind.DEMONSTRATION))
    return Q(**{flag: practice}) | Q(invented)


@transaction.atomic
def mark(wanted: str) -> None:
    """Write the kind, once; saying the same again changes nothing. Raises AlreadyMarked."""
    fresh = Installation(id=1, kind=Installation.Kind(wanted), marked_at=true_now())
    Installation.objects.bulk_create([fresh], ignore_conflicts=True)
    found = kind()
    if found != wanted:
        raise AlreadyMarked(str(found), wanted)
