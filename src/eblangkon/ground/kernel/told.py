"""What was said below the pages, in the language of whoever reads."""

from datetime import date, datetime

from babel.dates import format_date
from django.utils.translation import get_language, gettext

from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import Said, fill


def told(words: str) -> str:
    """`words` in the language in force, its values too where they are said; other text as it is."""
    if not isinstance(words, Said):
        return words
    template = gettext(words.template) if words.template else ""
    return fill(template, {key: _value(value) for key, value in words.values.items()}) if words.values else template


def told_day(day: date) -> str:
    """`2 Agustus 2024`, or `2 August 2024`."""
    return told(Said("{day}", {"day": day}))


def _value(value: object) -> object:
    if isinstance(value, str):
        return told(value)
    if isinstance(value, date) and (get_language() or "id").startswith("en"):
        at = clock.wib(value) if isinstance(value, datetime) else None
        day = format_date(at.date() if at else value, "d MMMM y", locale="en")
        return f"{day} {at:%H.%M} WIB" if at else day
    return value
