"""Frozen data with the words that stand on the paper: days, moments and sums as Indonesians read them."""

import dataclasses
from datetime import date, datetime
from typing import Any

from eblangkon.ground.kernel.dates import date_in_words, long_date, moment
from eblangkon.ground.money.words import in_words
from eblangkon.services.documents.rules.kinds import KINDS
from eblangkon.services.documents.rules.sheets import Paper
from eblangkon.services.documents.rules.text import breakable

TITLES = {"short_handover": "Serah Terima", "invoice": "Tagihan"}


def title_of(kind: str, form: str) -> str:
    """What the paper is called at its head; the short road's handover is simply *Serah Terima*."""
    return TITLES.get(form, KINDS[kind])


def worded(paper: Paper) -> dict[str, Any]:
    """`data` for the layout (text that can break, days in words, sums as numbers) and the long `words` beside it."""
    words = {"day": date_in_words(paper.day)}
    total = getattr(paper, "total", None)
    if total is not None:
        words["total"] = in_words(total)
    return {"data": _worded(paper), "words": words}


def _worded(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {field.name: _worded(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_worded(part) for part in value]
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return long_date(value)
    return breakable(value) if isinstance(value, str) else value
