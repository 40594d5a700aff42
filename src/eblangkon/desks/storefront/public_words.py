"""What the public pages say about sums, years and places. Everything here is words; nothing asks a record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from eblangkon.desks.frame.charts.monthly_bars import Month, decimal
from eblangkon.desks.frame.charts.tile_map import Reading
from eblangkon.desks.frame.facts import Tab
from eblangkon.desks.frame.templatetags.words import day
from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.insight.transparency.queries.totals import MonthTotal, PartTotal, YearTotal

_SCALES: Final = ((10**12, gettext_noop("triliun")), (10**9, gettext_noop("miliar")), (10**6, gettext_noop("juta")))
_MONTHS: Final = tuple(
    map(
        gettext_noop,
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    )
)
_SHORT: Final = tuple(map(gettext_noop, "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()))
EVERY_YEAR: Final = "semua"


class Summed(Protocol):
    """Anything with a count and a sum."""

    @property
    def packages(self) -> int: ...
    @property
    def value(self) -> Rupiah: ...


Row = TypeVar("Row", bound=Summed)


@dataclass(frozen=True, slots=True)
class Big:
    """A sum cut short for a headline: `Rp34,4` and `miliar`; `exact` is the whole of it."""

    figure: str
    unit: str
    exact: Rupiah


@dataclass(frozen=True, slots=True)
class YearRow:
    """One row of a table of years, with what stands small beside the year."""

    total: YearTotal
    until: str


@dataclass(frozen=True, slots=True)
class Rest:
    """What a cut list leaves out, so that its columns still add up."""

    rows: int
    packages: int
    value: Rupiah


def big(value: int) -> Big:
    """Three figures are enough for a headline; beneath a million the sum stands whole."""
    for scale, unit in _SCALES:
        if value >= scale:
            return Big(f"Rp{decimal(int(value) / scale)}", _(unit), Rupiah(value))
    return Big(str(Rupiah(value)), "", Rupiah(value))


def unit_of(values: Sequence[int]) -> tuple[int, str]:
    """The scale in which a chart counts, and its words: billions where there are any, else millions."""
    return (10**9, _("Rp miliar")) if max(values, default=0) >= 10**9 else (10**6, _("Rp juta"))


def month_name(month: int) -> str:
    return _(_MONTHS[month - 1])


def short_name(name: str) -> str:
    """`Kab. Batang`, never `Batang` alone: four names exist twice."""
    return name.replace("Kabupaten ", "Kab. ", 1)


def share(part: int, whole: int) -> str:
    """`71,8%`."""
    return f"{decimal(100 * int(part) / int(whole))}%" if whole else "–"


def chosen_year(asked: str, years: Sequence[YearTotal]) -> int | None:
    """The year of the page: the one asked for, None for all of them, else the last with a purchase (or this year)."""
    if asked == EVERY_YEAR:
        return None
    known = [total.year for total in years]
    if asked.isdecimal() and int(asked[:6]) in known:
        return int(asked)
    return max(known, default=clock.today().year)


def year_tabs(path: str, years: Sequence[YearTotal], year: int | None) -> tuple[Tab, ...]:
    """One tab a year, the newest first, and all of them together."""
    known = sorted({total.year for total in years} | ({year} if year else set()), reverse=True)
    single = [Tab(str(one), f"{path}?tahun={one}", current=one == year) for one in known]
    return (*single, Tab(_("Semua tahun"), f"{path}?tahun={EVERY_YEAR}", current=year is None))


def period(year: int | None, now: datetime) -> str:
    """From when until when a total counts: a past year whole, the running one until now."""
    today = clock.wib(now)
    if year is None:
        return _("semua tahun s.d. %(day)s pukul %(hour)s") % {"day": day(now), "hour": f"{today:%H.%M} WIB"}
    first = _("1 Januari") if year == today.year else _("1 Januari s.d. 31 Desember %(year)d") % {"year": year}
    if year != today.year:
        return first
    return _("%(first)s s.d. %(day)s pukul %(hour)s") % {
        "first": first,
        "day": day(now),
        "hour": f"{today:%H.%M} WIB",
    }


def year_rows(years: Sequence[YearTotal], found: Sequence[MonthTotal], last: datetime | None) -> list[YearRow]:
    """The table of years; beside a year that does not reach its end stands until when it was paid for."""
    months = {one.year: one.month for one in found}  # oldest first, so the last month of each year stays
    return [YearRow(total, _until(total.year, months.get(total.year, 12), last)) for total in years]


def _until(year: int, month: int, last: datetime | None) -> str:
    if last is not None and clock.wib(last).year == year:
        at = clock.wib(last).date()
        return "" if at == date(year, 12, 31) else _("s.d. %(day)s") % {"day": day(at).rsplit(" ", 1)[0]}
    return "" if month == 12 else _("s.d. %(day)s") % {"day": month_name(month)}


def readings(regions: Sequence[PartTotal], scale: int) -> dict[str, Reading]:
    """The tile map's values; a region without a purchase has none, and no zero."""
    return {part.code: Reading(int(part.value) / scale if part.packages else None) for part in regions}


def months(found: Sequence[MonthTotal], year: int, scale: int, now: datetime) -> tuple[Month, ...]:
    """The chart's bars: every month of the year until now, beside the same month of the year before."""
    values = {(one.year, one.month): int(one.value) / scale for one in found}
    before = any(one.year == year - 1 for one in found)
    today = clock.wib(now)
    last = today.month if year == today.year else 12
    return tuple(
        Month(
            _(_SHORT[month - 1]),
            round(values.get((year, month), 0.0), 3),
            round(values.get((year - 1, month), 0.0), 3) if before else None,
            unfinished=(year, month) == (today.year, today.month),
        )
        for month in range(1, last + 1)
    )


def peak(found: Sequence[MonthTotal], year: int) -> str:
    """The finding of the chart in a sentence."""
    of_year = [one for one in found if one.year == year]
    if not of_year:
        return _("Belum ada yang dibayar pada %(year)d") % {"year": year}
    top = max(of_year, key=lambda one: one.value)
    told = big(top.value)
    return _("%(month)s tertinggi, %(figure)s %(unit)s") % {
        "month": month_name(top.month),
        "figure": told.figure,
        "unit": told.unit,
    }


def cut(rows: Sequence[Row], most: int) -> tuple[Sequence[Row], Rest | None]:
    """The first rows, and what the others come to together; one row alone is never hidden behind a sum."""
    if len(rows) <= most + 1:
        return rows, None
    others = rows[most:]
    return rows[:most], Rest(len(others), sum(r.packages for r in others), sum((r.value for r in others), Rupiah(0)))


def whole(rows: Sequence[Summed]) -> Rest:
    """All rows together."""
    return Rest(len(rows), sum(row.packages for row in rows), sum((row.value for row in rows), Rupiah(0)))
