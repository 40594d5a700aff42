"""Sentences that are said below the pages, where no language is known, and told on a page in the reader's.

Plain Python: `said` marks the words, kernel/told.py translates them.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Self

from eblangkon.ground.kernel.dates import long_date, moment
from eblangkon.ground.money.rupiah import Rupiah


def _day(value: date) -> str:
    return moment(value) if isinstance(value, datetime) else long_date(value)


class _Value:
    """`{total:rp}` is rupiah, a day or moment its long form, everything else its plain text.

    Attributes and items of it cannot be asked for.
    """

    __slots__ = ("_text", "_whole")

    def __init__(self, value: object) -> None:
        self._text = _day(value) if isinstance(value, date) else str(value)
        self._whole = value if isinstance(value, int) else None

    def __format__(self, spec: str) -> str:
        return str(Rupiah(self._whole)) if spec == "rp" and self._whole is not None else self._text


class _Values(dict[str, _Value]):
    """What an entry of an older version did not carry is shown as left out, and breaks no page."""

    def __missing__(self, key: str) -> _Value:
        return _Value("…")


def sentence(text: str) -> str:
    """What somebody wrote, closed by a full stop unless it is closed, so that a sentence of ours may follow it."""
    text = text.strip()
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


def fill(template: str, values: Mapping[str, Any]) -> str:
    """`{actor} membayar {total:rp}` with its values in place."""
    return template.format_map(_Values({key: _Value(value) for key, value in values.items()}))


class Said(str):
    """An Indonesian sentence that still knows its template and values, so that a page can tell it in English.

    It is the finished sentence itself wherever nobody translates: in papers, in the log, in a command's output. What
    is cut, joined or put into an f-string is an ordinary `str` again and stays Indonesian.
    """

    template: str
    values: Mapping[str, Any]

    def __new__(cls, template: str, values: Mapping[str, Any]) -> Self:
        made = super().__new__(cls, fill(template, values) if values else template)
        made.template, made.values = template, values
        return made

    def __getnewargs__(self) -> tuple[str, Mapping[str, Any]]:  # type: ignore[override]  # for copies
        return self.template, self.values

    def __str__(self) -> str:
        return self  # `str(error)` of an exception keeps what can be told


def said(template: str, /, **values: Any) -> Said:
    """Marks `template` for translation; `{name}` stands for a value, which may itself be said."""
    return Said(template, values)


def said_or(parts: Iterable[str]) -> str:
    """`PPK, PA atau KPA`: any of several."""
    *first, last = [*parts] or [""]
    return said("{first} atau {last}", first=said_together(first, ", "), last=last) if first else last


def said_together(parts: Iterable[str], between: str = " ") -> str:
    """Several sentences or words as one that can be told part by part."""
    named = {f"part{place}": part for place, part in enumerate(parts)}
    return Said(between.join(f"{{{name}}}" for name in named), named)
