"""Remind whoever a query finds of what still waits, once."""

import json
from collections.abc import Mapping

from django.db import connection

from eblangkon.ground.audit.rules import JSON
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.kept import Asked
from eblangkon.services.notices.rules import once, wording_of

_REMIND = """
INSERT INTO notices_notice (person_id, code, subject_kind, subject_key, params, waits, at, once)
SELECT DISTINCT told.person, %s::text, %s::text, %s::text, %s::jsonb, %s::bool, %s::timestamptz, %s::text
FROM ({those}) AS told (person)
ON CONFLICT (person_id, once) WHERE NOT once = '' DO NOTHING
"""


def remind(*, people: Asked, code: str, subject: tuple[str, str], params: Mapping[str, JSON], step: str) -> int:
    """Write one notice to each person whose id `people` yields and who was not told it at this step; return how many.

    `step` names the turn of the subject (its version, its round): a second run tells nobody again, a new step does.
    What waited stays waiting. Raises NotWorded.
    """
    those, given = people
    told = (code, *subject, json.dumps(dict(params)), wording_of(code).waits, clock.now(), once(code, subject, step))
    with connection.cursor() as cursor:
        cursor.execute(_REMIND.format(those=those), (*told, *given))
        return int(cursor.rowcount)
