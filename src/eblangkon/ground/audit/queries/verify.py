"""Read the whole log again and say whether it is as it was written."""

from collections.abc import Iterator
from hashlib import sha256

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
        for check in (guards, _strays, _steps):
            broken = broken or next(check(), None)
    return Verdict(
        entries=count,
        head=head.hex() if count else None,
        unsealed=unsealed,
        oldest_unsealed_s=None if oldest is None else int(oldest),
        broken=broken,
    )


def head() -> Anchor | None:
    """The last link, to be kept outside; None while nothing is sealed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, hash FROM audit_seal ORDER BY seq DESC LIMIT 1")
        row = cursor.fetchone()
    return Anchor(row[0], bytes(row[1]).hex()) if row else None


def _walk(anchor: Anchor | None) -> tuple[int, bytes, Broken | None]:
    """Hash every sealed entry after the other. Returns how many held, the last hash, and the first break."""
    count, chain, anchored = 0, GENESIS, anchor is None
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
