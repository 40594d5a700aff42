"""The limit: what one order writes, listened to once and written again by bare psycopg in one transaction each."""

import re
from collections.abc import Callable
from typing import Any

import psycopg
from django.db import connection
from psycopg.types.json import Jsonb

WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|WITH|SELECT .*procrastinate_defer)", re.IGNORECASE)
COUNTER = "numbering_counter"
Script = list[tuple[str, Any]]


def listen(work: Callable[[], object]) -> Script:
    """The writing statements of `work` with their values, in order. Reads and savepoints are left out."""
    heard: Script = []

    def hear(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if WRITES.match(str(sql)):
            heard.append((str(sql), params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(hear):
        work()
    return heard


def write(to: psycopg.Connection[Any], script: Script, known: dict[Any, Any]) -> None:
    """One transaction. `known` maps values of the sample (numbers of rows, tokens) to those of this order."""
    with to.transaction(), to.cursor() as cursor:
        for sql, params in script:
            cursor.execute(sql.encode(), _mapped(params, known))
            if COUNTER in sql:  # the gapless number is whatever the counter says
                cursor.fetchone()


def _mapped(value: Any, known: dict[Any, Any]) -> Any:
    if isinstance(value, dict):
        return {key: _mapped(part, known) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_mapped(part, known) for part in value]
    if isinstance(value, Jsonb):
        return value
    try:
        return known.get(value, value)
    except TypeError:  # nothing that could be a number or a token
        return value
