"""Columns of the house's own types."""

from typing import TYPE_CHECKING, Any

from django.db import models

from eblangkon.ground.money.rupiah import Rupiah

if TYPE_CHECKING:
    _Base = models.BigIntegerField[Rupiah | int, Rupiah]
else:
    _Base = models.BigIntegerField


class RupiahField(_Base):
    """Whole rupiah: a bigint in the database, `Rupiah` in Python."""

    def from_db_value(self, value: int | None, *_: Any) -> Rupiah | None:
        return None if value is None else Rupiah(value)

    def to_python(self, value: Any) -> Rupiah | None:
        whole = super().to_python(value)
        return None if whole is None else Rupiah(whole)
