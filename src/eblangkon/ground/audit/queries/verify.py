"""Read the whole log again and say whether it is as it was written."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import islice

from django.db import connection, transaction

from eblangkon.ground.audit.models.canon import CANON, GENESIS
from eblangkon.ground.audit.queries.guards import guards
from eblangkon.ground.audit.queries.verdict import Anchor, Broken, Verdict

LAG_WARNING_S = 60
"""Seconds after which an unsealed entry means that the sealer is down."""


def verify(anchor: Anchor | None = None) -> Verdict:
    """Walk the chain and look at every guard, in one snapshot of the database, streaming: memory does not grow."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute(
            "SELECT count(*), floor(extract(epoch FROM clock_timestamp() - min(e.recorded_at)))"
            " FROM audit_unsealed u JOIN audit_entry e ON e.id = u.entry_id"
        )
        unsealed, oldest = cursor.fetchone()
        count, head, broken = _walk(anchor)
        for check in (guards, _strays, _steps, _causes):
            broken = broken or next(check(), None)
    return Verdict(
        entries=count,
        head=head.hex() if count else None,
        unsealed=unsealed,
        oldest_unsealed_s=None if oldest is None else int(oldest),
        broken=broken,
    )


def head() -> Anchor:
    """The last link, to be kept outside; link 0 with the genesis hash while nothing is sealed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, hash FROM audit_seal ORDER BY seq DESC LIMIT 1")
        row = cursor.fetchone()
    return Anchor(row[0], bytes(row[1]).hex()) if row else Anchor(0, GENESIS.hex())


def behind(kind: str, steps: Iterable[tuple[str, int]]) -> Broken | None:
    """The first subject of a kind whose own records know more steps than the log: its newest entries are missing.

    `steps` are key and number of steps as another room counts them: the log by itself cannot miss its own last word.
    """
    walking = iter(steps)
    with connection.cursor() as cursor:
        while batch := list(islice(walking, 5000)):
            cursor.execute(
                "SELECT k.key, k.steps, coalesce(max(e.version), 0) FROM unnest(%s::text[], %s::int[]) AS k(key, steps)"
                " LEFT JOIN audit_entry e ON e.subject_kind = %s AND e.subject_key = k.key"
                " GROUP BY 1, 2 HAVING coalesce(max(e.version), 0) < k.steps ORDER BY 1 LIMIT 1",
                [[key for key, _ in batch], [count for _, count in batch], kind],
            )
            if row := cursor.fetchone():
                return Broken(f"{kind} {row[0]} has made {row[1]} steps, the log knows {row[2]}: an entry is missing")
    return None


def _walk(anchor: Anchor | None) -> tuple[int, bytes, Broken | None]:
    """Hash every sealed entry after the other. Returns how many held, the last hash, and the first break."""
    count, chain, anchored = 0, GENESIS, anchor is None or anchor == Anchor(0, GENESIS.hex())
    with connection.cursor() as cursor:
        rows = cursor.cursor.stream(
            f"SELECT s.seq, s.entry_id, s.hash, e.id, {CANON} FROM audit_seal s"  # noqa: S608 (constants of this room)
            " LEFT JOIN audit_entry e ON e.id = s.entry_id ORDER BY s.seq",
        )
        for seq, entry_id, stored, present, canon in rows:
            if seq != count + 1:
                return count, chain, Broken(f"seal {count + 1} is missing", count + 1)
            if present is None:
                return count, chain, Broken("the sealed entry was deleted", seq, entry_id)
            chain_next = sha256(chain + bytes(canon)).digest()
            if chain_next != bytes(stored):
                return count, chain, Broken("the entry, or its seal, was changed", seq, entry_id)
            count, chain = seq, chain_next
            if anchor and anchor.seq == seq:
                if anchor.hash != chain.hex():
                    return (
                        count,
                        chain,
                        Broken("the chain differs from the anchor: it was written again", seq, entry_id),
                    )
                anchored = True
    if anchor and not anchored:
        return (
            count,
            chain,
            Broken(f"the chain ends before the anchor's seal {anchor.seq}: its tail was cut", anchor.seq),
        )
    return count, chain, None


def _strays() -> Iterator[Broken]:
    """Entries that are neither sealed nor queued, or both."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT e.id, s.seq, u.entry_id IS NOT NULL FROM audit_entry e"
            " LEFT JOIN audit_seal s ON s.entry_id = e.id LEFT JOIN audit_unsealed u ON u.entry_id = e.id"
            " WHERE (s.seq IS NULL) = (u.entry_id IS NULL) ORDER BY e.id LIMIT 1"
        )
        if row := cursor.fetchone():
            yield Broken(
                "the entry is sealed and queued" if row[2] else "the entry is neither sealed nor queued", row[1], row[0]
            )


def _steps() -> Iterator[Broken]:
    """Subjects whose versions do not count 1, 2, 3 …: the only sign of an unsealed entry deleted with its queue row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subject_kind, subject_key, min(id) FROM audit_entry WHERE version IS NOT NULL"
            " GROUP BY 1, 2 HAVING min(version) <> 1 OR max(version) <> count(*) OR count(DISTINCT version) <> count(*)"
            " ORDER BY 3 LIMIT 1"
        )
        if row := cursor.fetchone():
            yield Broken(f"the steps of {row[0]} {row[1]} do not count 1, 2, 3: an entry is missing", None, row[2])


def _causes() -> Iterator[Broken]:
    """Subjects whose steps were sealed in another order than they were made."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT seq, entry_id, subject_kind, subject_key FROM (SELECT s.seq, s.entry_id, e.subject_kind,"
            " e.subject_key, e.version, lag(e.version) OVER (PARTITION BY e.subject_kind, e.subject_key ORDER BY s.seq)"
            " AS before FROM audit_seal s JOIN audit_entry e ON e.id = s.entry_id WHERE e.version IS NOT NULL) AS t"
            " WHERE version <= before ORDER BY seq LIMIT 1"
        )
        if row := cursor.fetchone():
            yield Broken(f"the steps of {row[2]} {row[3]} were sealed out of order", row[0], row[1])
