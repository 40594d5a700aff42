"""`/wilayah/<code>`: one region's purchases, and the list of every one of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eblangkon.desks.frame.acting import for_everybody
from eblangkon.desks.frame.charts.tile_map import REGIONS
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.facts import Crumb
from eblangkon.desks.frame.paging import key_page
from eblangkon.desks.storefront import public_words as words
from eblangkon.desks.storefront.conditional import until_the_next_payment
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.installation import is_demonstration
from eblangkon.ground.regions import queries as places
from eblangkon.insight.transparency.queries import totals
from eblangkon.insight.transparency.queries.places import by_office, by_shop
from eblangkon.insight.transparency.queries.promptness import Promptness, promptness
from eblangkon.insight.transparency.queries.purchases import Narrowed, Purchase, last_paid, paid_purchases

FIRST_OFFICES, FIRST_SHOPS, FIRST_CATEGORIES = 8, 8, 8
MOST_SHOPS = 200
PAGE = 40


@for_everybody
@require_safe
@until_the_next_payment
def region(request: HttpRequest, code: str) -> HttpResponse:
    """One region in one year: offices, categories, shops, months, years. Raises Missing for a code nobody has."""
    name = _named(code)
    now, years = clock.now(), totals.totals(code)
    year = words.chosen_year(request.GET.get("tahun", ""), years)
    asked = Narrowed(code, year)
    months = totals.by_month(code)
    scale, unit = words.unit_of([month.value for month in months if month.year == year])
    facts = {
        "code": code,
        "name": name,
        "crumbs": (Crumb(_("Angka"), "/angka"), Crumb(_("35 kabupaten/kota"), "/angka#wilayah")),
        "tiles": tuple((one.column * 22 - 22, one.row * 22 - 22, one.code == code) for one in REGIONS),
        "year": year,
        "tabs": words.year_tabs(f"/wilayah/{code}", years, year),
        "period": words.period(year, now),
        "synthetic": is_demonstration(),
        "months": words.months(months, year, scale, now) if year else (),
        "month_unit": unit,
        "peak": words.peak(months, year) if year else "",
        "years": words.year_rows(years, months, last_paid(code)),
        "all_years": words.whole(years),
        "tables_query": f"?wilayah={code}&tahun={year or words.EVERY_YEAR}",
        **_waited(promptness(asked, code)),
        **_parts(asked, request.GET.get("lengkap", "")),
    }
    return render(request, "storefront/region.html", facts)


def _parts(asked: Narrowed, complete: str) -> dict[str, Any]:
    """Who bought, what for, from whom; each list cut, with a row for what it leaves out."""
    offices, shops = by_office(asked), by_shop(asked)
    categories = totals.by_category(asked.region, asked.year)
    together = words.whole(offices)
    own = sum(shop.value for shop in shops if shop.region == asked.region)
    shown_offices, other_offices = words.cut(offices, len(offices) if complete == "kantor" else FIRST_OFFICES)
    shown_shops, other_shops = words.cut(shops, MOST_SHOPS if complete == "penyedia" else FIRST_SHOPS)
    shown_categories, other_categories = words.cut(categories, FIRST_CATEGORIES)
    largest = max((int(part.value) for part in categories), default=0)
    return {
        "value": words.big(together.value),
        "together": together,
        "own_share": words.share(own, together.value),
        "offices": shown_offices,
        "other_offices": other_offices,
        "office_count": len(offices),
        "shops": [
            (shop, words.short_name(shop.place), words.share(shop.value, together.value)) for shop in shown_shops
        ],
        "other_shops": other_shops,
        "other_shops_share": words.share(other_shops.value, together.value) if other_shops else "",
        "shop_count": len(shops),
        "largest_shops": words.share(sum(shop.value for shop in shops[:FIRST_SHOPS]), together.value),
        "categories": [
            (part, round(100 * int(part.value) / largest), words.share(part.value, together.value))
            for part in shown_categories
        ],
        "other_categories": other_categories,
        "other_categories_share": words.share(other_categories.value, together.value) if other_categories else "",
    }


def _waited(told: Promptness) -> dict[str, Any]:
    """How long shops waited, as bars within a table."""
    most = max((span.packages for span in told.spans), default=0) or 1
    return {
        "promptness": told,
        "spans": [(span, round(100 * span.packages / most)) for span in told.spans],
        "in_time": words.share(told.within, told.known),
    }


@for_everybody
@require_safe
@until_the_next_payment
def purchases(request: HttpRequest, code: str) -> HttpResponse:
    """Every paid purchase of a region, the latest first, by year, month and office."""
    name = _named(code)
    years = totals.totals(code)
    year = words.chosen_year(request.GET.get("tahun", ""), years)
    month, office = _one_of(request, "bulan", 12), _one_of(request, "kantor", 10**9)
    offices = by_office(Narrowed(code, year, month if year else None))
    asked = Narrowed(code, year, month if year else None, office)
    rows = paid_purchases(asked, PAGE + 1, request.GET.get("sesudah", ""))
    facts = {
        "code": code,
        "name": name,
        "crumbs": (Crumb(_("Angka"), "/angka"), Crumb(name, f"/wilayah/{code}?tahun={year or words.EVERY_YEAR}")),
        "year": year,
        "years": sorted({total.year for total in years}, reverse=True),
        "every_year": words.EVERY_YEAR,
        "month": month,
        "month_names": [(number, words.month_name(number)) for number in range(1, 13)],
        "office": office,
        "offices": offices,
        "total": words.whole([one for one in offices if office in (None, one.id)]),
        "period": words.period(year, clock.now()),
        "synthetic": is_demonstration(),
        "page": key_page(rows, PAGE, _key),
        "tables_query": f"?wilayah={code}&tahun={year or words.EVERY_YEAR}&bulan={month or ''}&kantor={office or ''}",
    }
    return render(request, "storefront/purchases.html", facts)


def _key(row: Purchase) -> str:
    return row.key


def _one_of(request: HttpRequest, name: str, most: int) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 and 1 <= int(text) <= most else None


def _named(code: str) -> str:
    if not places.is_region(code):
        raise Missing(
            _("Tidak ada wilayah dengan kode %(code)s") % {"code": code[:12]},
            _("Kode wilayah Jawa Tengah berbentuk 33.25."),
            near=_("semua 35 kabupaten/kota"),
            near_path="/angka#wilayah",
        )
    return places.region_by_code(code).name
