"""`/katalog`: everything on sale, searched, narrowed, sorted and paged."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from eblangkon.desks.frame.acting import for_everybody
from eblangkon.desks.storefront.asked import ORDERS, Asked, read
from eblangkon.desks.storefront.choices import chips_of, groups_of
from eblangkon.desks.storefront.goods import PAGE, page_numbers, rows_of
from eblangkon.ground.kernel import clock
from eblangkon.purchase.catalogue.adapters.search_index import search_index
from eblangkon.purchase.catalogue.queries import categories_in_force
from eblangkon.purchase.catalogue.rules.search import MOST_PAGES, Filters


@for_everybody
@require_safe
@conditional_page
def catalogue(request: HttpRequest) -> HttpResponse:
    """One page of 24 products; five queries, six when the list is empty, whatever there is."""
    asked = read(request)
    engine = search_index()
    found = engine.search(asked.words, asked.filters, asked.page, size=PAGE, order=ORDERS[asked.order])
    categories = list(categories_in_force(clock.today()))
    numbers = page_numbers(found.total, asked.page)
    rows = rows_of(found.hits)
    facts = {
        "asked": asked,
        "found": found,
        "rows": rows,
        "page": numbers,
        "groups": groups_of(asked, found, categories),
        "chips": chips_of(request, asked, categories),
        "orders": order_names(),
        "elsewhere": engine.search(asked.words, Filters(), 0).total if not found.total and asked.narrowed else 0,
        "single": single_words(asked) if not found.total else (),
        "roots": [place for place in categories if place.parent_id is None] if not found.total else (),
        "last": numbers.number == MOST_PAGES and found.total > MOST_PAGES * PAGE,
        "query": asked.words,
        "past": bool(found.total and not rows),
    }
    return render(request, "storefront/catalogue.html", facts)


def order_names() -> dict[str, str]:
    """What the list may be sorted by."""
    return {
        "cocok": _("Paling cocok"),
        "termurah": _("Termurah"),
        "termahal": _("Termahal"),
        "terbaru": _("Terbaru"),
    }


def single_words(asked: Asked) -> tuple[str, ...]:
    """Each word alone, where all together found nothing."""
    words = asked.words.split()
    return tuple(dict.fromkeys(words))[:4] if len(words) > 1 else ()
