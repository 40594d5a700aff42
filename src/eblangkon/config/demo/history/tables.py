"""Rows on their way into the database by COPY."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

import psycopg
from psycopg import sql

from eblangkon.ground.money.rupiah import Rupiah

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def _text(value: str) -> str:
    if "\\" in value or "\t" in value or "\n" in value or "\r" in value:
        return value.translate(_ESCAPES)
    return value


_CELLS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "\\N",
    bool: lambda value: "t" if value else "f",
    int: int.__repr__,
    Rupiah: int.__repr__,
    str: _text,
    date: date.isoformat,
    datetime: datetime.isoformat,
    dict: lambda value: _text(json.dumps(value, separators=(",", ":"))),
}


def cell(value: object) -> str:
    """One value in COPY's text form; a look-up by type, for a load has twenty million of them.

    Raises KeyError for a type that no column of ours has.
    """
    return _CELLS[type(value)](value)


class Table:
    """One table's rows, held until they are copied."""

    def __init__(self, name: str, columns: str) -> None:
        self.name, self.columns = name, tuple(columns.split())
        self._lines: list[str] = []

    def add(self, *values: object) -> None:
        """One row, its values in the order of the columns."""
        self._lines.append("\t".join([_CELLS[type(value)](value) for value in values]))

    def take(self) -> str:
        """What is held, as COPY reads it; it is held no more."""
        taken, self._lines = self._lines, []
        return "\n".join([*taken, ""])

    def copy(self, connection: psycopg.Connection[Any], lines: str) -> None:
        """Write what was taken."""
        into = sql.SQL("COPY {} ({}) FROM STDIN").format(
            sql.Identifier(self.name), sql.SQL(",").join(map(sql.Identifier, self.columns))
        )
        with connection.cursor() as cursor, cursor.copy(into) as copy:
            copy.write(lines)


def last_key(connection: psycopg.Connection[Any], table: str, key: str = "id") -> int:
    """The highest number given out so far, 0 in an empty table."""
    question = sql.SQL("SELECT coalesce(max({}), 0) FROM {}").format(sql.Identifier(key), sql.Identifier(table))
    row = connection.execute(question).fetchone()
    assert row
    return int(row[0])


def continue_after(connection: psycopg.Connection[Any], keys: Mapping[str, str]) -> None:
    """Let the sequences of these tables' keys go on behind the copied rows."""
    for table, key in keys.items():
        last = last_key(connection, table, key)
        if last:
            connection.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [table, key, last])


class Bare:
    """Within the block these tables have neither foreign keys nor indexes but those of unique keys; both come back.

    Checking and sorting row by row would take longer than all the rest; at the end it is done for all at once.
    """

    _KEYS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE contype = 'f' AND conrelid = ANY(%s::regclass[]) ORDER BY conname
    """
    _INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index i
    WHERE indrelid = ANY(%s::regclass[]) AND NOT indisunique
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid) ORDER BY 1
    """

    def __init__(self, connection: psycopg.Connection[Any], tables: Iterable[str]) -> None:
        self.connection, self.tables = connection, list(tables)
        self.keys: list[tuple[str, str, str]] = []
        self.indexes: list[tuple[str, str]] = []

    def __enter__(self) -> None:
        self.keys = self.connection.execute(self._KEYS, [self.tables]).fetchall()
        self.indexes = self.connection.execute(self._INDEXES, [self.tables]).fetchall()
        for table, name, _ in self.keys:
            self._alter(table, sql.SQL("DROP CONSTRAINT {}").format(sql.Identifier(name)))
        for name, _ in self.indexes:
            self.connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))

    def __exit__(self, *_: object) -> None:
        for _name, definition in self.indexes:
            self.connection.execute(definition.encode())
        for table, name, definition in self.keys:
            words = sql.SQL("ADD CONSTRAINT {} ").format(sql.Identifier(name))
            self._alter(table, words + sql.SQL(definition))

    def _alter(self, table: str, words: sql.Composed) -> None:
        self.connection.execute(sql.SQL("ALTER TABLE {} ").format(sql.Identifier(table)) + words)
