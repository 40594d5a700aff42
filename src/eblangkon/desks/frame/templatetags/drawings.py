"""Ornament, icons, QR and charts as inline SVG: classes only, so that dark mode and the CSP hold."""

import io
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import heroicons
import segno
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from eblangkon.desks.frame import kawung
from eblangkon.desks.frame.charts import monthly_bars, price_position, tile_map

register = template.Library()
WIDE, NARROW = 516, 328  # px: half of a desktop page, the whole of a phone


@register.simple_tag
@lru_cache(maxsize=64)
def icon(name: str) -> SafeString:
    """A line icon of 20 px; it always stands beside a word."""
    drawn = heroicons._render_icon("outline", name, 20, {"class": "icon", "stroke-width": "1.9"})
    return mark_safe(drawn.strip())  # noqa: S308  the package's own drawing, named by a template


@register.simple_tag
def kawung_mark() -> SafeString:
    """The mark: one cell."""
    return format_html(
        '<svg viewBox="0 0 48 48" width="38" height="38" aria-hidden="true"><path fill-rule="evenodd" d="{}"/></svg>',
        kawung.CELL,
    )


@register.simple_tag
def kawung_field(name: str, cell: int, css_class: str = "") -> SafeString:
    """A field of cells, each `cell` px wide, as large as its element. `name` is its id on the page."""
    return format_html(
        '<svg class="{}" aria-hidden="true"><defs><pattern id="{}" width="48" height="48" patternUnits="userSpaceOnUse"'
        ' patternTransform="scale({})"><path fill="currentColor" fill-rule="evenodd" d="{}"/></pattern></defs>'
        '<rect width="100%" height="100%" fill="url(#{})"/></svg>',
        css_class,
        name,
        f"{cell / 48:g}",
        kawung.CELL + kawung.DIAMONDS,
        name,
    )


@register.simple_tag
@lru_cache(maxsize=512)
def qr(address: str) -> SafeString:
    """The QR of an address, dark on white in every theme."""
    out = io.BytesIO()
    segno.make_qr(address).save(
        out, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=2, svgclass=None, lineclass=None
    )
    drawn = out.getvalue().decode().replace("<svg ", '<svg aria-hidden="true" ', 1)
    return mark_safe(drawn)  # noqa: S308  modules only: the address is drawn, never written


@register.inclusion_tag("frame/parts/tile_map.html")
def tile_map_chart(values: Mapping[str, tile_map.Reading], finding: str, unit: str, path: str = "/angka/{code}") -> Any:
    """The 35 regions of Central Java, wide and for phones. `values` by region code, `path` with `{code}`."""
    return {
        "wide": tile_map.wide(values, unit, path),
        "small": tile_map.small(values, unit, path),
        "finding": finding,
        "unit": unit,
        "classes": tile_map.CLASS_WORDS,
    }


@register.inclusion_tag("frame/parts/monthly_bars.html")
def monthly_chart(months: Sequence[monthly_bars.Month], finding: str, unit: str, year: int) -> Any:
    """Bars by month beside last year's, with the table beneath."""
    return {
        "drawings": (("broad", monthly_bars.draw(months, WIDE)), ("narrow", monthly_bars.draw(months, NARROW))),
        "months": months,
        "finding": finding,
        "unit": unit,
        "year": year,
        "before": year - 1,
    }


@register.inclusion_tag("frame/parts/price_position.html")
def price_chart(position: price_position.Position, finding: str) -> Any:
    """Where a price stands among paid prices and against the standard."""
    return {
        "position": position,
        "drawings": (
            ("broad", price_position.draw(position, WIDE)),
            ("narrow", price_position.draw(position, NARROW)),
        ),
        "finding": finding,
    }
