"""Filters: money, numbers, days and moments as the reader's language writes them. Time is always WIB."""

from datetime import date, datetime

from babel.dates import format_date
from babel.numbers import format_decimal
from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from eblangkon.ground.kernel import clock, dates
from eblangkon.ground.kernel.told import told as in_words
from eblangkon.ground.money.rupiah import Rupiah

register = template.Library()
Day = date | datetime


def _day(value: Day) -> date:
    return clock.wib(value).date() if isinstance(value, datetime) else value


def _english() -> bool:
    return (get_language() or "id").startswith("en")


@register.filter
def told(words: str) -> str:
    """What was said below the pages, in the reader's language."""
    return in_words(words)


@register.filter
def rupiah(value: int | None) -> str:
    """`Rp1.234.567`, the same in every language; a dash for what is not known."""
    return "–" if value is None else str(Rupiah(int(value)))


@register.filter
def number(value: float | None) -> str:
    """`10.335` (English: `10,335`)."""
    return "–" if value is None else format_decimal(value, locale="en" if _english() else "id")


@register.filter
def day(value: Day) -> str:
    """`2 Agustus 2024`."""
    return format_date(_day(value), "d MMMM y", locale="en") if _english() else dates.long_date(_day(value))


@register.filter
def weekday(value: Day) -> str:
    """`Jumat, 2 Agustus 2024`."""
    return format_date(_day(value), "EEEE, d MMMM y", locale="en") if _english() else dates.long_day(_day(value))


@register.filter
def hour(value: datetime) -> str:
    """`14.05 WIB`."""
    return f"{clock.wib(value):%H.%M} WIB"


@register.filter
def moment(value: datetime) -> str:
    """`2 Agustus 2024 14.05 WIB`."""
    return f"{day(value)} {hour(value)}"


@register.filter
def example(value: object) -> SafeString:
    """Text in which each `(contoh)` and `(latihan)` is small, soft and joined to the name before it."""
    words: str = escape(str(value))
    for mark in ("(contoh)", "(latihan)"):
        words = words.replace(f" {mark}", f'&nbsp;<span class="example">{mark}</span>')
    return mark_safe(words)  # noqa: S308  escaped first


@register.filter
def iso(value: Day) -> str:
    """For `datetime` attributes."""
    return clock.wib(value).isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()
