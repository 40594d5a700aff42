"""Whether something has changed the database: by content, so that what was written and taken back counts as nothing."""

from collections.abc import Callable
from typing import TypeVar

from django.db import connection, transaction

T = TypeVar("T")


def _work() -> dict[str, int]:
    """How many rows this transaction has written, table by table; what was taken back counts too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables")
        return {name: int(count) for name, count in cursor.fetchall()}


def _contents(tables: list[str]) -> dict[str, str]:
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) FROM \"{table}\" t")
            found[table] = cursor.fetchone()[0]
    return found


def tried(act: Callable[[], T]) -> tuple[T, list[str]]:
    """What `act` answers, and the tables whose content it has changed; then everything is as before."""
    before = _work()
    mark = transaction.savepoint()
    answer = act()
    after = _work()
    touched = sorted(name for name, count in after.items() if count != before.get(name, 0))
    left = _contents(touched)
    transaction.savepoint_rollback(mark)
    was = _contents(touched)
    return answer, [table for table in touched if left[table] != was[table]]
