"""The front page: the search, and in figures what has been bought."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from eblangkon.desks.frame.acting import for_everybody
from eblangkon.desks.frame.navigation import answers
from eblangkon.desks.storefront import public_words as words
from eblangkon.desks.storefront.conditional import until_the_next_payment
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.installation import is_demonstration
from eblangkon.insight.transparency.queries import totals
from eblangkon.insight.transparency.queries.purchases import Narrowed, last_paid, paid_purchases

HIGHEST, LATEST = 7, 5
QUICK = (
    ("1", gettext_lazy("Makanan")),
    ("5", gettext_lazy("Alat tulis")),
    ("12", gettext_lazy("Elektronik")),
    ("4", gettext_lazy("Furnitur")),
    ("13", gettext_lazy("Sewa peralatan")),
    ("10", gettext_lazy("Jasa kreatif")),
)
"""LKPP's categories that offices buy most from, by code: each a way into the catalogue."""
CASE = "33.25"
"""Kabupaten Batang: the region whose years were published first, and are told here year by year."""


@for_everybody
@require_safe
@until_the_next_payment
def front(request: HttpRequest) -> HttpResponse:
    """The year that was last paid in: its sum, the map, its months, Batang's years, the latest purchases."""
    now, all_years = clock.now(), totals.totals()
    year = words.chosen_year("", all_years) or clock.today().year
    regions, months = totals.by_region(year), totals.by_month()
    all_of_it = words.whole(regions)
    scale, unit = words.unit_of([part.value for part in regions])
    month_scale, month_unit = words.unit_of([month.value for month in months if month.year == year])
    ranked = sorted((part for part in regions if part.packages), key=lambda part: (-part.value, part.code))
    batang = totals.totals(CASE)
    facts = {
        "year": year,
        "running": year == clock.today().year,
        "period": words.period(year, now),
        "now": now,
        "synthetic": is_demonstration(),
        "value": words.big(all_of_it.value),
        "packages": all_of_it.packages,
        "counts": totals.counts(),
        "readings": words.readings(regions, scale),
        "unit": unit,
        "ranked": [(part.code, words.short_name(part.name), part.value) for part in ranked[:HIGHEST]],
        "months": words.months(months, year, month_scale, now),
        "month_unit": month_unit,
        "peak": words.peak(months, year),
        "years": words.year_rows(batang, totals.by_month(CASE), last_paid(CASE)),
        "all_years": words.whole(batang),
        "case": CASE,
        "latest": paid_purchases(Narrowed(), LATEST),
        "tables_query": f"?tahun={year}",
        "quick": QUICK if answers("/katalog") else (),
    }
    return render(request, "storefront/front.html", facts)
