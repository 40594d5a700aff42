"""Give committed entries their place and hash."""

from hashlib import sha256

from django.db import connection, transaction

from eblangkon.ground.audit.models.canon import CANON, GENESIS

_LOCK = 0x65426C616E676B6F  # "eBlangko": one sealer at a time in this database

# One statement: a DELETE after a SELECT of its own would also delete entries that committed between the two.
# max(id) keeps the entries of one change together, and behind every change that they could have seen.
# No LIMIT: a batch that is cut inside a change would tear it apart.
_TAKE = f"""
WITH taken AS (DELETE FROM audit_unsealed RETURNING entry_id)
SELECT e.id, {CANON} FROM taken JOIN audit_entry e ON e.id = taken.entry_id
ORDER BY max(e.id) OVER (PARTITION BY e.change_id), e.id
"""  # noqa: S608 (constants of this room)


def seal() -> int:
    """Seal every committed entry that waits, and return how many. Safe to call from many places at once.

    One transaction: killed at any moment, it has sealed all of them or none.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM audit_unsealed)")
        if not cursor.fetchone()[0]:
            return 0
    with transaction.atomic(), connection.cursor() as cursor:
        # Whoever waited here must see what the other has sealed meanwhile: the lock has a statement of its own,
        # and each later statement its own snapshot.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute("SELECT seq, hash FROM audit_seal ORDER BY seq DESC LIMIT 1")
        seq, head = cursor.fetchone() or (0, GENESIS)
        head = bytes(head)
        links: list[tuple[int, int, bytes]] = []
        for entry_id, canon in cursor.cursor.stream(_TAKE):  # row by row: a loader may leave a million
            seq += 1
            head = sha256(head + bytes(canon)).digest()
            links.append((seq, entry_id, head))
        with cursor.cursor.copy("COPY audit_seal (seq, entry_id, hash) FROM STDIN") as copy:
            for link in links:
                copy.write_row(link)
    return len(links)
