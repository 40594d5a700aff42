"""Delete what nothing points to."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Model, ProtectedError


def delete_unheld(table: type[Model], ids: Collection[int]) -> set[int]:
    """The ids that are gone; a record that another one protects stays."""
    leaving = set(ids)
    while leaving:
        try:
            with transaction.atomic():
                table._default_manager.filter(pk__in=leaving).delete()
        except ProtectedError as held:
            holders = {pk for one in held.protected_objects for pk in _held_by(one, table)} & leaving
            if not holders:
                raise
            leaving -= holders
            continue
        return leaving
    return set()


def _held_by(record: object, table: type[Model]) -> Iterable[int]:
    fields = type(record)._meta.fields  # type: ignore[attr-defined]  # a model of whatever room
    return [getattr(record, one.attname) for one in fields if one.related_model is table]
