"""Queries asked so often that building their SQL takes longer than asking them: Django builds it once a process."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

M = TypeVar("M", bound=Model)


Asked = tuple[str, list[Any]]
"""A query that is not asked yet, for another statement to take in: its SQL and its parameters."""


def asked_for(ids: Iterable[int]) -> Asked:
    """Ids that are known already, as such a query."""
    return "SELECT unnest(%s::bigint[])", [list(ids)]


class KeptSQL:
    """The SQL of a query set, which stays, with values that come with each call.

    `build` makes the query set of as many values as there are `samples`. Where a sample stands in its parameters the
    value of a call will stand, so no sample may be a value that the query holds anyway.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], *samples: Any) -> None:
        self._build, self._samples = build, samples

    @cached_property
    def _compiled(self) -> tuple[Any, str, list[tuple[int | None, Any]]]:
        compiler = self._build(*self._samples).query.get_compiler(connection.alias)
        sql, parameters = compiler.as_sql()
        places = [(self._samples.index(part) if part in self._samples else None, part) for part in parameters]
        return compiler, sql, places

    def asked(self, *values: Any) -> Asked:
        """Raises TypeError for another number of values than there are samples."""
        if len(values) != len(self._samples):
            raise TypeError(f"{len(self._samples)} values are asked for, not {len(values)}")
        _, sql, places = self._compiled
        return sql, [part if place is None else values[place] for place, part in places]


class _Plan:
    """How the rows of a compiled query become records: the steps of Django's ModelIterable."""

    def __init__(self, compiler: Any) -> None:
        own = compiler.klass_info["select_fields"]
        self.model, self._own = compiler.klass_info["model"], slice(own[0], own[-1] + 1)
        self._names = [column[0].target.attname for column in compiler.select[self._own]]
        # The stubs are those of a later Django, which asks for one value more.
        self._related = get_related_populators(compiler.klass_info, compiler.select, connection.alias)  # type: ignore[call-arg]
        self._annotations = list((compiler.annotation_col_map or {}).items())
        self._convert = compiler.apply_converters
        self._converters = compiler.get_converters([column[0] for column in compiler.select])

    def record(self, row: Any) -> Any:
        record = self.model.from_db(connection.alias, self._names, row[self._own])
        for related in self._related:
            related.populate(row, record)
        for name, place in self._annotations:
            setattr(record, name, row[place])
        return record

    def records(self, rows: list[Any]) -> list[Any]:
        return [self.record(row) for row in self._convert(rows, self._converters)]


class Kept(KeptSQL, Generic[M]):
    """The same for a query of whole records: with those of `select_related`, and annotations."""

    def __init__(self, build: Callable[..., QuerySet[M]], *samples: Any) -> None:
        super().__init__(build, *samples)

    @cached_property
    def _plan(self) -> _Plan:
        return _Plan(self._compiled[0])

    def __call__(self, *values: Any) -> list[M]:
        """The records, in one query. Raises as `asked`."""
        with connection.cursor() as cursor:
            cursor.execute(*self.asked(*values))
            return self._plan.records(cursor.fetchall())

    def one(self, *values: Any) -> M:
        """The only record. Raises the model's DoesNotExist where there is none."""
        found = self(*values)
        if not found:
            raise self._plan.model.DoesNotExist(f"{self._plan.model.__name__}: none with {values}")
        (record,) = found
        return record
