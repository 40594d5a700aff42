"""Paying at the office. No order of the cast is paid yet: what names an entry is told to be missing, to everybody."""

from tests.cast import Town
from tests.matrix.rows import INSIDE, Row

PAYERS = frozenset({"pptk", "pa", "kpa", "treasurer", "ppk_skpd"})
NOBODY: frozenset[str] = frozenset()


def _at(**more: object):
    return lambda town: {"number": town.order("accepted"), **more}


def _given(town: Town) -> dict[str, str]:
    return {"versi": "4", "number": "12", "day": "2026-03-04", "note": "Salah."}


ROWS = (
    Row("payment_waiting", PAYERS, _at(), post=False),
    Row("payment_stage", frozenset({"pptk"}), _at(code="npd"), data=_given),
    Row("payment_taxes", frozenset({"treasurer"}), _at(), data=_given),
    Row("payment_entries", INSIDE, _at(), post=False),
    Row("payment_proof", NOBODY, _at(step=1), post=False),
    Row("payment_correct", NOBODY, _at(step=1), data=_given),
    Row("payment_correct_tax", NOBODY, _at(deposit=1), data=_given),
)
