"""`/pembelian/<number>`: the whole story of one purchase, without names of people."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from eblangkon.desks.frame.acting import for_everybody
from eblangkon.desks.frame.charts.monthly_bars import decimal
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.facts import Crumb, Paper, Share, Step
from eblangkon.desks.frame.orders.facts_of import reasons_of, shares_of, state_words
from eblangkon.desks.frame.templatetags.words import day
from eblangkon.desks.storefront.conditional import until_the_next_payment
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.installation import is_demonstration
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.ground.regions.queries import working_calendar
from eblangkon.ground.regions.rules import is_working_day
from eblangkon.insight.transparency.queries.purchases import public_order
from eblangkon.insight.transparency.queries.story import order_story
from eblangkon.insight.transparency.rules import StoryLine, StoryPaper, StoryStep
from eblangkon.purchase.catalogue.queries import AgainstStandard, standard_positions
from eblangkon.purchase.ordering.states import State

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order


@for_everybody
@require_safe
@until_the_next_payment
def story(request: HttpRequest, number: int) -> HttpResponse:
    """One purchase from request to payment. Raises Missing until it was paid, or ended after its letter went out."""
    order = public_order(number)
    if order is None:
        raise Missing(
            _("Tidak ada pembelian %(number)s untuk umum") % {"number": number},
            _("Pembelian terbit di sini sesudah dibayar."),
            near=_("Angka"),
            near_path="/angka",
        )
    told = order_story(order, public=True)
    words, kind = state_words(order.state, bool(told.taxes_open))
    year = clock.wib(order.moved_at).year
    facts = {
        "order": order,
        "letter": order.letter_number or _("Pembelian %(number)s") % {"number": order.number},
        "crumbs": (
            Crumb(order.region.name, f"/wilayah/{order.region_id}?tahun={year}"),
            Crumb(_("Pembelian %(year)d") % {"year": year}, f"/wilayah/{order.region_id}/pembelian?tahun={year}"),
        ),
        "state": f"{words.capitalize()}, {day(order.moved_at)}",
        "kind": kind,
        "paid": order.state == State.PAID,
        "synthetic": order.demonstration or is_demonstration(),
        "steps": _steps(told.steps, order.region_id),
        "lines": _lines(told.lines, order),
        "extra": order.total - sum((line.amount for line in told.lines), Rupiah(0)),
        "shares": _shares(order),
        "reasons": reasons_of(order),
        "papers": [_paper(paper) for paper in told.papers if paper.token],
    }
    return render(request, "storefront/story.html", facts)


def _steps(steps: Sequence[StoryStep], region: str) -> tuple[Step, ...]:
    """Each step with its duty, its day and the working days since the one before; no hours, no names."""
    days = [clock.wib(step.at).date() for step in steps if step.at]
    closed = working_calendar(region, min(days), max(days)) if days else frozenset()
    return tuple(_dated(steps, closed))


def _dated(steps: Sequence[StoryStep], closed: frozenset[date]) -> Iterator[Step]:
    before: date | None = None
    for step in steps:
        at = clock.wib(step.at).date() if step.at else None
        lines = [step.duty, day(at) if at else ""]
        if at and before and (waited := _working_days(before, at, closed)):
            told = ngettext("sesudah %(days)d hari kerja", "sesudah %(days)d hari kerja", waited)
            lines.append(told % {"days": waited})
        before = at or before
        yield Step(step.what, step.state, tuple(line for line in (*lines, *step.remarks) if line))


def _working_days(first: date, last: date, closed: frozenset[date]) -> int:
    """Working days after `first` up to `last`; none within one day."""
    span = range(first.toordinal() + 1, last.toordinal() + 1)
    return sum(is_working_day(date.fromordinal(one), closed) for one in span)


def _lines(lines: Sequence[StoryLine], order: "Order") -> list[tuple[StoryLine, str]]:
    """Each line with where its unit price stands against the standard of that year, where there is one. One query."""
    asked = {line.key: (line.name, line.unit, line.unit_price) for line in lines if not line.shipping}
    found = standard_positions(asked, order.region_id, clock.wib(order.created_at).date()) if asked else {}
    return [(line, _standing(found[line.key]) if line.key in found else "") for line in lines]


def _standing(against: AgainstStandard) -> str:
    told = {"standard": against.standard, "year": against.year, "percent": f"{decimal(abs(against.percent))}%"}
    if not round(against.percent, 1):
        return _("sama dengan standar harga %(year)d (%(standard)s)") % told
    if against.percent < 0:
        return _("%(percent)s di bawah standar harga %(year)d (%(standard)s)") % told
    return _("%(percent)s di atas standar harga %(year)d (%(standard)s)") % told


def _shares(order: "Order") -> list[Share]:
    """Where the sum went, as the order's frozen quote tells; nothing when it tells another sum."""
    shares = shares_of(order)
    return shares if sum(int(share.amount) for share in shares) == int(order.total) else []


def _paper(paper: StoryPaper) -> Paper:
    """The paper's number, day and hash, and the way to its check: the paper itself is for the two sides."""
    issued = day(paper.issued_at) if paper.issued_at else ""
    return Paper(
        paper.title,
        f"{paper.number} · {issued} · SHA-256 {paper.sha256[:4]} {paper.sha256[4:8]} … {paper.sha256[-4:]}",
        f"/periksa/{paper.token}",
        _("Periksa"),
        f"{settings.ENV.public_url}/periksa/{paper.token}",
    )
