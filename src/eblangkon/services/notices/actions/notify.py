"""Tell people something, in the transaction that makes it true."""

import json
from collections.abc import Iterable, Mapping, Sequence

from django.db import connection

from eblangkon.ground.audit.rules import JSON
from eblangkon.ground.kernel import clock
from eblangkon.services.notices.rules import Message, wording_of

# One round trip for all that one act tells, and for settling what it has made out of date. Mail is not deferred here:
# a job a notice would cost every act one more statement, and the worker looks for unsent ones each minute anyway.
_TELL = """
WITH settled AS (
  UPDATE notices_notice SET read_at = %(at)s
  WHERE subject_kind = %(kind)s AND subject_key = %(key)s AND waits AND read_at IS NULL
)
INSERT INTO notices_notice (person_id, code, subject_kind, subject_key, params, waits, at)
SELECT person, code, subject_kind, subject_key, params::jsonb, waits, %(at)s
FROM unnest(%(person)s::bigint[], %(code)s::text[], %(subject_kind)s::text[], %(subject_key)s::text[],
            %(params)s::text[], %(waits)s::bool[]) AS told (person, code, subject_kind, subject_key, params, waits)
"""


def notify(*, people: Iterable[int], code: str, subject: tuple[str, str], params: Mapping[str, JSON]) -> None:
    """Write one notice into each person's inbox; one statement. Raises NotWorded for a code without words."""
    tell(messages=[Message(tuple(dict.fromkeys(people)), code, subject, params)])


def tell(*, messages: Sequence[Message], settles: tuple[str, str] | None = None) -> None:
    """Write many notices in one statement; nobody to tell and nothing to settle costs none.

    `settles` is a subject that has moved on: what still waited about it counts as read. Raises NotWorded.
    """
    rows = [
        (person, message.code, *message.subject, json.dumps(dict(message.params)), wording_of(message.code).waits)
        for message in messages
        for person in dict.fromkeys(message.people)
    ]
    if not rows and settles is None:
        return
    columns = ("person", "code", "subject_kind", "subject_key", "params", "waits")
    values = dict(zip(columns, map(list, zip(*rows, strict=True)), strict=True)) if rows else {c: [] for c in columns}
    kind, key = settles or (None, None)
    with connection.cursor() as cursor:
        cursor.execute(_TELL, {**values, "at": clock.now(), "kind": kind, "key": key})
