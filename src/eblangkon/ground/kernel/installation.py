"""The kind of this installation, as its database says it."""

from django.db import connection, transaction

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


@transaction.atomic
def mark(wanted: str) -> None:
    """Write the kind, once; saying the same again changes nothing. Raises AlreadyMarked."""
    fresh = Installation(id=1, kind=Installation.Kind(wanted), marked_at=true_now())
    Installation.objects.bulk_create([fresh], ignore_conflicts=True)
    found = kind()
    if found != wanted:
        raise AlreadyMarked(str(found), wanted)
