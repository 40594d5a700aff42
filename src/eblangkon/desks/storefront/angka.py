"""`/angka`: everything that was paid, by year, month, region, category and kind of vendor."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eblangkon.desks.frame.acting import for_everybody
from eblangkon.desks.storefront import public_words as words
from eblangkon.desks.storefront.conditional import until_the_next_payment
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.installation import is_demonstration
from eblangkon.insight.transparency.queries import totals
from eblangkon.insight.transparency.queries.purchases import last_paid


@for_everybody
@require_safe
@until_the_next_payment
def figures(request: HttpRequest) -> HttpResponse:
    """The figures of one year (the last with a purchase, unless `tahun` names one) or of all of them."""
    now, years = clock.now(), totals.totals()
    year = words.chosen_year(request.GET.get("tahun", ""), years)
    regions = totals.by_region(year)
    months = totals.by_month()
    all_of_it = words.whole(regions)
    scale, unit = words.unit_of([part.value for part in regions])
    month_scale, month_unit = words.unit_of([month.value for month in months if month.year == year])
    top = max(regions, key=lambda part: part.value)
    facts = {
        "year": year,
        "tabs": words.year_tabs("/angka", years, year),
        "period": words.period(year, now),
        "synthetic": is_demonstration(),
        "value": words.big(all_of_it.value),
        "packages": all_of_it.packages,
        "counts": totals.counts(),
        "buying": sum(1 for part in regions if part.packages),
        "regions": sorted(regions, key=lambda part: (-part.value, part.code)),
        "readings": words.readings(regions, scale),
        "unit": unit,
        "top": top if top.packages else None,
        "months": words.months(months, year, month_scale, now) if year else (),
        "month_unit": month_unit,
        "peak": words.peak(months, year) if year else "",
        "categories": totals.by_category(None, year),
        "kinds": totals.by_vendor_kind(None, year),
        "years": words.year_rows(years, months, last_paid()),
        "all_years": words.whole(years),
        "tables_query": f"?tahun={year or words.EVERY_YEAR}",
    }
    return render(request, "storefront/angka.html", facts)
