"""Take the next number of a region, kind and year."""

from django.db import connection
from django.db.transaction import TransactionManagementError

# One statement and one round trip; the row stays locked until the transaction ends, so a rollback leaves no gap.
_TAKE = """
INSERT INTO numbering_counter (region, kind, year, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (region, kind, year) DO UPDATE SET last = numbering_counter.last + 1 RETURNING last
"""


def take_number(*, region: str, kind: str, year: int) -> int:
    """The next number from 1, without gaps. Call it last in a transaction: all others of its kind wait for its end.

    Raises TransactionManagementError outside a transaction, where a failure later on would leave a gap.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("a number is taken in the transaction that uses it")
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [region, kind, year])
        return int(cursor.fetchone()[0])
