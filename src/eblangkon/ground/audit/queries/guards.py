"""The database's own guards of the log, compared with what the migration made."""

from collections.abc import Iterator

from django.db import connection
from django.db.backends.utils import CursorWrapper

from eblangkon.ground.audit.models.guards import DEFAULTS, DEFINERS, FUNCTIONS, TABLES, TRIGGERS
from eblangkon.ground.audit.queries.verdict import Broken

UNIQUE = (("audit_entry", "id"), ("audit_unsealed", "entry_id"), ("audit_seal", "seq"), ("audit_seal", "entry_id"))
"""Keys that keep one entry from being queued or sealed twice, even without the sealer's lock."""


def guards() -> Iterator[Broken]:
    """Every guard that is missing, changed or switched off."""
    with connection.cursor() as cursor:
        for look in (_functions, _triggers, _keys, _columns):
            yield from look(cursor)


def _functions(cursor: CursorWrapper) -> Iterator[Broken]:
    """Function bodies, and which of them run as their owner."""
    cursor.execute(
        "SELECT proname, btrim(prosrc, E' \\n'), prosecdef FROM pg_proc WHERE proname = ANY(%s)", [[*FUNCTIONS]]
    )
    found = {row[0]: row[1:] for row in cursor.fetchall()}
    for name, body in FUNCTIONS.items():
        if found.get(name) != (body.strip(), name in DEFINERS):
            yield Broken(f"function {name} is missing or was changed")


def _triggers(cursor: CursorWrapper) -> Iterator[Broken]:
    """Our triggers as they were made, and nobody else's triggers or rules."""
    cursor.execute(
        "SELECT t.tgname, c.relname, p.proname, t.tgtype, t.tgenabled, t.tgqual IS NULL FROM pg_trigger t"
        " JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal"
    )
    triggers = {row[0]: row[1:] for row in cursor.fetchall()}
    for guard in TRIGGERS:
        if triggers.pop(guard.name, None) != (guard.table, guard.function, guard.bits, "A", True):
            yield Broken(f"trigger {guard.name} is missing, changed or not enabled always")
    for name, facts in triggers.items():
        if facts[0] in TABLES:
            yield Broken(f"trigger {name} does not belong to {facts[0]}")
    cursor.execute("SELECT tablename, rulename FROM pg_rules WHERE tablename = ANY(%s)", [[*TABLES]])
    for table, name in cursor.fetchall():
        yield Broken(f"rule {name} does not belong to {table}")


def _keys(cursor: CursorWrapper) -> Iterator[Broken]:
    """Foreign keys switched on and whole, unique keys present."""
    cursor.execute(
        "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE t.tgisinternal AND t.tgenabled NOT IN ('O', 'A') AND c.relname = ANY(%s)",
        [[*TABLES]],
    )
    for (table,) in cursor.fetchall():
        yield Broken(f"the foreign key of {table} is switched off")
    for table, columns in UNIQUE:
        cursor.execute(
            "SELECT count(*) FROM pg_index i WHERE i.indrelid = %s::regclass AND i.indisunique AND i.indisvalid"
            " AND i.indpred IS NULL AND ARRAY[%s]::name[] = (SELECT array_agg(a.attname) FROM pg_attribute a"
            " WHERE a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey::smallint[]))",
            [table, columns],
        )
        if not cursor.fetchone()[0]:
            yield Broken(f"the unique key of {table} on {columns} is missing")
    cursor.execute(
        "SELECT conrelid::regclass::text FROM pg_constraint"
        " WHERE contype = 'f' AND convalidated AND confrelid = 'audit_entry'::regclass"
    )
    bound = {row[0] for row in cursor.fetchall()}
    for table in ("audit_unsealed", "audit_seal"):
        if table not in bound:
            yield Broken(f"the foreign key of {table} to audit_entry is missing")


def _columns(cursor: CursorWrapper) -> Iterator[Broken]:
    """Defaults that the database fills in, and ids that follow the order of locks."""
    cursor.execute(
        "SELECT column_name, column_default FROM information_schema.columns WHERE table_name = 'audit_entry'"
    )
    defaults = dict(cursor.fetchall())
    for column, value in DEFAULTS.items():
        if defaults.get(column) != value:
            yield Broken(f"the default of audit_entry.{column} was changed")
    cursor.execute("SELECT seqcache FROM pg_sequence WHERE seqrelid = 'audit_entry_id_seq'::regclass")
    if cursor.fetchone() != (1,):
        yield Broken("the sequence of audit_entry caches numbers: ids no longer follow the order of locks")
