"""Tell whoever a query finds, in one round trip: for acts that happen all day long."""

import json
from collections.abc import Mapping

from django.db import connection

from eblangkon.ground.audit.rules import JSON
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.kept import Asked
from eblangkon.services.notices.rules import wording_of

_TELL_THOSE = """
WITH settled AS (
  UPDATE notices_notice SET read_at = %s WHERE subject_kind = %s AND subject_key = %s AND waits AND read_at IS NULL
)
INSERT INTO notices_notice (person_id, code, subject_kind, subject_key, params, waits, at)
SELECT DISTINCT told.person, %s::text, %s::text, %s::text, %s::jsonb, %s::bool, %s::timestamptz
FROM ({those}) AS told (person) WHERE told.person IS DISTINCT FROM %s::bigint
"""


def tell_those(
    *,
    people: Asked,
    code: str,
    subject: tuple[str, str],
    params: Mapping[str, JSON],
    but: int | None = None,
) -> None:
    """Write one notice into the inbox of each person whose id `people` yields, except `but`; one statement.

    `people` comes from another room's queries and is asked inside the statement. The subject has moved on: what still
    waited about it is settled. Raises NotWorded.
    """
    waits, now = wording_of(code).waits, clock.now()
    those, given = people
    told = (now, *subject, code, *subject, json.dumps(dict(params)), waits, now)
    with connection.cursor() as cursor:
        cursor.execute(_TELL_THOSE.format(those=those), (*told, *given, but))
