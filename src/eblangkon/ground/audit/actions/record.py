"""Write one act into the log, in the transaction that does it."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.transaction import TransactionManagementError
from psycopg.types.json import Jsonb

from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel import clock

# One statement and one round trip; id, change_id and recorded_at are the database's own.
_INSERT = """
INSERT INTO audit_entry
  (at, actor_kind, actor_id, actor_name, action, subject_kind, subject_key, region, version, data)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) RETURNING id
"""


def record(
    *,
    actor: Actor,
    action: str,
    subject: tuple[str, str],
    region: str,
    data: Mapping[str, JSON],
    version: int | None = None,
) -> int:
    """Write one entry and return its id. Call it after the subject's row is locked.

    `subject` is kind and key, as ("order", "1027"); `version` counts the subject's steps from 1 without a hole, or is
    None where nothing counts. Raises TransactionManagementError outside a transaction: a change and its entry must
    stand or fall together.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError(f"{action}: an act is recorded in the transaction that does it")
    with connection.cursor() as cursor:
        row: list[Any] = [
            clock.now(),
            actor.kind,
            actor.id,
            actor.name,
            action,
            *subject,
            region,
            version,
            Jsonb(data),  # unknown to the cursor's stubs
        ]
        cursor.execute(_INSERT, row)
        return int(cursor.fetchone()[0])
