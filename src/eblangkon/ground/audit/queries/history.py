"""What the log says of some subjects, each entry with its seal, and how far the sealing has come."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Literal

from django.db import connection

from eblangkon.ground.audit.models.canon import CANON, GENESIS

SealState = Literal["sealed", "waiting", "broken"]

_ENTRIES = f"""
SELECT e.id, e.at, e.actor_kind, e.actor_name, e.action, e.subject_kind, e.subject_key, e.data::text,
       s.seq, s.hash, p.hash, {CANON}
FROM audit_entry e LEFT JOIN audit_seal s ON s.entry_id = e.id LEFT JOIN audit_seal p ON p.seq = s.seq - 1
WHERE (e.subject_kind, e.subject_key) IN (SELECT * FROM unnest(%s::text[], %s::text[])) ORDER BY e.id
"""  # noqa: S608 (constants of this room)

_STANDING = """
SELECT s.seq, s.hash, (SELECT count(*) FROM audit_unsealed),
  (SELECT floor(extract(epoch FROM clock_timestamp() - min(e.recorded_at)))
   FROM audit_unsealed u JOIN audit_entry e ON e.id = u.entry_id)
FROM (SELECT 1) AS one LEFT JOIN (SELECT seq, hash FROM audit_seal ORDER BY seq DESC LIMIT 1) AS s ON true
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One act as it was written. `seal`: sealed and as it was, not sealed yet, or not what was sealed."""

    at: datetime
    actor_kind: str
    actor_name: str
    action: str
    subject: tuple[str, str]
    data: Mapping[str, Any]
    seq: int | None
    seal: SealState


@dataclass(frozen=True, slots=True)
class Standing:
    """How many entries are sealed, the last hash in hex, how many wait and since how many seconds."""

    entries: int
    head: str
    unsealed: int
    oldest_unsealed_s: int | None


def entries_of(subjects: Sequence[tuple[str, str]]) -> list[Entry]:
    """Every act on these subjects in the order in which they were done; each one's seal is reckoned again. One query.

    That the chain between them is whole is `verify`'s to say: here only the link before each entry is read.
    """
    kinds, keys = [kind for kind, _ in subjects], [key for _, key in subjects]
    with connection.cursor() as cursor:
        cursor.execute(_ENTRIES, [kinds, keys])
        rows = cursor.fetchall()
    return [
        Entry(at, kind, name, action, (subject, key), json.loads(data), seq, _seal(seq, stored, before, canon))
        for _id, at, kind, name, action, subject, key, data, seq, stored, before, canon in rows
    ]


def _seal(seq: int | None, stored: bytes | None, before: bytes | None, canon: bytes) -> SealState:
    if seq is None or stored is None:
        return "waiting"
    previous = GENESIS if seq == 1 else before
    if previous is None or sha256(bytes(previous) + bytes(canon)).digest() != bytes(stored):
        return "broken"
    return "sealed"


def standing() -> Standing:
    """Where the sealing stands now; one query, however long the log is."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING)
        seq, last, unsealed, oldest = cursor.fetchone()
    return Standing(seq or 0, bytes(last or GENESIS).hex(), unsealed, None if oldest is None else int(oldest))


def acted_since(people: Sequence[int], entry: int) -> set[int]:
    """Those of the people who did something after that entry was written; one query over what is younger."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT actor_id FROM audit_entry WHERE id > %s AND actor_kind = 'person' AND actor_id = ANY (%s)",
            [entry, list(people)],
        )
        return {person for (person,) in cursor.fetchall()}
