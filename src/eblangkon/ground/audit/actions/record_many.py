"""Write many acts of one kind into the log at once, in the transaction that does them."""

from collections.abc import Iterable, Mapping

from django.db import connection
from django.db.transaction import TransactionManagementError
from psycopg.types.json import Jsonb

from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel import clock

_INSERT = """
INSERT INTO audit_entry
  (at, actor_kind, actor_id, actor_name, action, subject_kind, subject_key, region, version, data)
SELECT %s, %s, %s, %s, %s, %s, one ->> 0, %s, NULL, one -> 1 FROM jsonb_array_elements(%s) WITH ORDINALITY acts (one, n)
ORDER BY n
"""


def record_many(
    *, actor: Actor, action: str, kind: str, region: str, acts: Iterable[tuple[str, Mapping[str, JSON]]]
) -> None:
    """One entry for each of `acts`, a subject's key with the entry's data, in one statement.

    Otherwise as `record`: call it after the subjects' rows are locked.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError(f"{action}: an act is recorded in the transaction that does it")
    listed = [[key, dict(data)] for key, data in acts]
    if listed:
        with connection.cursor() as cursor:
            cursor.execute(
                _INSERT,
                [clock.now(), actor.kind, actor.id, actor.name, action, kind, region, Jsonb(listed)],  # type: ignore[list-item]  # unknown to the cursor's stubs
            )
