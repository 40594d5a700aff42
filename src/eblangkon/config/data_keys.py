"""Every sealed column of every model: whether today's keys open them, and sealing them anew with the newest.

Plain SQL, for what is stored is compared and exchanged, and a model shows only what is behind it.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model
from psycopg import sql

from eblangkon.ground.kernel.sealed import BlindField, SealedTextField, Unreadable, blind, is_newest, seal, unseal

BATCH: Final = 500
"""Rows read at once."""
SEALED_BEGINS: Final = "gAAAA"
"""How every sealed text begins: version and the high bytes of its time."""


class KeysLost(RuntimeError):
    """Personal data is stored that none of DATA_KEYS opens; the message says where, and what to do."""

    def __init__(self, where: list[str]) -> None:
        super().__init__(
            f"none of the keys in DATA_KEYS opens what is stored in {', '.join(where)}. Bring the keys back that "
            f"sealed it: DATA_KEYS, or the file {settings.ENV.data_dir / 'data_keys'} of the machine's backup. "
            "Without them this personal data is lost, and nobody can sign in by phone number."
        )


@dataclass(slots=True)
class Rotation:
    """What one run did, in rows: `unreadable` ones stay as they are, for a key that may be found again."""

    rows: int = 0
    changed: int = 0
    unchanged: int = 0
    unreadable: int = 0

    def as_json(self) -> dict[str, int]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Table:
    """The sealed columns of one model, each with its fingerprint's column and purpose where it has one."""

    name: str
    key: str
    columns: tuple[tuple[str, str | None, str], ...]

    def names(self) -> list[str]:
        """Every column that rotation reads, the key first."""
        return [self.key, *(name for sealed, beside, _ in self.columns for name in (sealed, beside) if name)]


def _tables() -> Iterator[_Table]:
    for model in apps.get_models(include_auto_created=True):
        if found := _table(model):
            yield found


def _table(model: type[Model]) -> _Table | None:
    fields = model._meta.local_concrete_fields
    blinds = {field.of: field for field in fields if isinstance(field, BlindField)}
    columns: list[tuple[str, str | None, str]] = []
    for field in fields:
        if isinstance(field, SealedTextField):
            beside = blinds.get(field.name)
            columns.append((str(field.column), beside.column if beside else None, beside.purpose if beside else ""))
    return _Table(model._meta.db_table, str(model._meta.pk.column), tuple(columns)) if columns else None


def unreadable() -> list[str]:
    """`table.column` of those where no key opens the first or the last row that is set. Two queries a column."""
    found = []
    with connection.cursor() as cursor:
        for table in _tables():
            for column, _beside, _purpose in table.columns:
                for order in ("ASC", "DESC"):
                    statement = sql.SQL("SELECT {0} FROM {1} WHERE {0} IS NOT NULL AND {0} <> '' ORDER BY {2} ")
                    named = statement.format(*map(sql.Identifier, (column, table.name, table.key)))
                    cursor.execute(named + sql.SQL(f"{order} LIMIT 1"))
                    row = cursor.fetchone()
                    if row and isinstance(unseal(row[0]), Unreadable) and f"{table.name}.{column}" not in found:
                        found.append(f"{table.name}.{column}")
    return found


def check() -> None:
    """Raises KeysLost, so that an installation does not begin without what opens its data."""
    if lost := unreadable():
        raise KeysLost(lost)


def rotate() -> dict[str, Rotation]:
    """Seal with the newest key what an older one has sealed, fingerprints too; by table.

    Each row by one statement, which does nothing where somebody has changed the row meanwhile (they have sealed it
    with the newest key). Stopped at any row it goes on there the next time: what is done is passed over.
    """
    return {table.name: _rotate(table) for table in _tables()} | {Authenticator._meta.db_table: _rotate_factors()}


def _rotate_factors() -> Rotation:
    """The second factors, whose secrets django-allauth keeps sealed inside JSON (desks/account/mfa.py)."""
    done = Rotation()
    for number in list(Authenticator.objects.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            factor = Authenticator.objects.select_for_update().filter(pk=number).first()
            if factor is None:
                continue
            done.rows += 1
            fresh, lost = _resealed(factor.data)
            done.unreadable += lost
            if fresh != factor.data:
                factor.data = fresh
                factor.save(update_fields=["data"])
                done.changed += 1
            elif not lost:
                done.unchanged += 1
    return done


def _resealed(value: Any) -> tuple[Any, bool]:
    """The same JSON with every sealed text in it sealed anew, and whether one could not be opened."""
    if isinstance(value, dict):
        inner = {key: _resealed(part) for key, part in value.items()}
        return {key: part for key, (part, _) in inner.items()}, any(lost for _, lost in inner.values())
    if isinstance(value, list):
        parts = [_resealed(part) for part in value]
        return [part for part, _ in parts], any(lost for _, lost in parts)
    if not isinstance(value, str) or not value.startswith(SEALED_BEGINS) or is_newest(value):
        return value, False
    opened = unseal(value)
    return (value, True) if isinstance(opened, Unreadable) else (seal(opened), False)


def _rotate(table: _Table) -> Rotation:
    done, last = Rotation(), None
    names = table.names()
    while rows := _batch(table, names, last):
        for row in rows:
            done.rows += 1
            stored = dict(zip(names, row, strict=True))
            fresh, lost = _fresh(table, stored)
            done.unreadable += lost
            if fresh and _exchange(table, stored, fresh):
                done.changed += 1
            elif not lost:
                done.unchanged += 1
        last = rows[-1][0]
    return done


def _batch(table: _Table, names: list[str], last: Any) -> list[tuple[Any, ...]]:
    columns = sql.SQL(", ").join(map(sql.Identifier, names))
    key, name = sql.Identifier(table.key), sql.Identifier(table.name)
    set_somewhere = sql.SQL(" OR ").join(
        sql.SQL("{} IS NOT NULL").format(sql.Identifier(sealed)) for sealed, _, _ in table.columns
    )
    after = sql.SQL("") if last is None else sql.SQL("{} > %s AND ").format(key)
    statement = sql.SQL("SELECT {} FROM {} WHERE {}({}) ORDER BY {} LIMIT %s")
    with connection.cursor() as cursor:
        values = [BATCH] if last is None else [last, BATCH]
        cursor.execute(statement.format(columns, name, after, set_somewhere, key), values)
        return list(cursor.fetchall())


def _fresh(table: _Table, stored: dict[str, Any]) -> tuple[dict[str, str], bool]:
    """The columns to write, and whether one of the row could not be opened."""
    fresh: dict[str, str] = {}
    lost = False
    for column, beside, purpose in table.columns:
        old = stored[column]
        if not old:
            continue
        value = unseal(old)
        if isinstance(value, Unreadable):
            lost = True
            continue
        if not is_newest(old):
            fresh[column] = seal(value)
        if beside and stored[beside] != blind(value, purpose):
            fresh[beside] = blind(value, purpose)
    return fresh, lost


def _exchange(table: _Table, stored: dict[str, Any], fresh: dict[str, str]) -> bool:
    sets = sql.SQL(", ").join(sql.SQL("{} = %s").format(sql.Identifier(name)) for name in fresh)
    same = sql.SQL(" AND ").join(sql.SQL("{} IS NOT DISTINCT FROM %s").format(sql.Identifier(name)) for name in stored)
    with transaction.atomic(), connection.cursor() as cursor:
        statement = sql.SQL("UPDATE {} SET {} WHERE {}").format(sql.Identifier(table.name), sets, same)
        cursor.execute(statement, [*fresh.values(), *stored.values()])
        return bool(cursor.rowcount)
