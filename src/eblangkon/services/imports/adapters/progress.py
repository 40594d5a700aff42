"""Tell how far work is while its transaction is open, whose own statements nobody sees before its end."""

from datetime import datetime
from time import monotonic
from types import TracebackType
from typing import Final, Self

from django.db import connection

from eblangkon.ground.kernel import clock

SECONDS: Final = 0.5
_TELL = """
UPDATE imports_importprogress SET done = %(done)s, rows = %(rows)s, told_at = %(now)s,
  begun_at = CASE WHEN %(done)s = 0 THEN %(now)s ELSE coalesce(begun_at, %(now)s) END
WHERE batch_id = %(batch)s RETURNING stop
"""


class Stopped(RuntimeError):
    """Somebody asked the work to end; what it had begun must not stand."""


class Progress:
    """A tick for the work on one import, over a connection of its own; `rows` is told along.

    Raises Stopped when somebody wishes the work to end.
    """

    def __init__(self, imported: int, rows: int = 0) -> None:
        self.rows, self._imported = rows, imported
        self._told = 0.0
        self._connection = connection.copy()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()

    def __call__(self, share: float) -> None:
        now = monotonic()
        if self._told and now - self._told < SECONDS:
            return
        self._told = now
        done = min(int(share * 1000), 1000)
        facts: dict[str, int | datetime] = {
            "done": done,
            "rows": self.rows,
            "now": clock.now(),
            "batch": self._imported,
        }
        with self._connection.cursor() as cursor:
            cursor.execute(_TELL, facts)
            found = cursor.fetchone()
        if found is not None and found[0]:
            raise Stopped
