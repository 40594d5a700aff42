"""`/permintaan/<id>`: one request, what may be done with it, and for the PP the goods that answer it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eblangkon.desks.frame import facts
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.orders.facts_of import state_words as order_words
from eblangkon.desks.office.answers import Wrong, find_request, page, status_of, whole
from eblangkon.desks.office.requests import READERS, TAGS, crumbs, state_words
from eblangkon.desks.office.tasks_of import at_offices
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.dates import long_date
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue.queries import Match, matching_offers
from eblangkon.purchase.ordering import queries
from eblangkon.purchase.ordering.actions.agree_request import agree_request
from eblangkon.purchase.ordering.actions.close_request import close_request
from eblangkon.purchase.ordering.actions.fill_basket import fill_basket
from eblangkon.purchase.ordering.actions.return_request import return_request
from eblangkon.purchase.ordering.rules import Refused

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order, RequestLine, RequestNote

APPROVERS = ("ppk", "pa", "kpa")


@dataclass(frozen=True, slots=True)
class Offered:
    """A product that may answer a line: its sum, and how its price stands to the standard, in words with a tone."""

    match: Match
    total: Rupiah
    standing: str
    tone: str
    short: bool
    other_unit: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line of the request with what the catalogue has for it."""

    line: "RequestLine"
    search: str
    offers: list[Offered]


@dataclass
class Shop:
    """A vendor who has several of the lines: what all of them cost there."""

    vendor: int
    name: str
    place: str
    chosen: list[tuple[int, int]] = field(default_factory=list)
    total: Rupiah = field(default_factory=lambda: Rupiah(0))


@for_duties(*READERS)
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, number: int) -> HttpResponse:
    """Show it; POST agrees, returns, closes, or puts goods into a basket (`tindakan`)."""
    actor = at_offices(actor_of(request)) if actor_of(request).may("pp", *APPROVERS) else actor_of(request)
    note = find_request(actor_of(request), number)
    if request.method == "POST":
        try:
            return _do(request, note, actor)
        except Refused as error:
            return _show(request, find_request(actor_of(request), number), actor, error)
    return _show(request, note, actor)


def _do(request: HttpRequest, note: "RequestNote", actor: Actor) -> HttpResponse:
    wish = request.POST.get("tindakan", "")
    if wish == "keranjang":
        pairs = [choice.partition(":") for choice in request.POST.getlist("pilih")]
        chosen = {whole(line) or 0: whole(product) or 0 for line, _colon, product in pairs}
        basket = fill_basket(
            request=note.pk, vendor=whole(request.POST.get("penyedia", "")) or 0, products=chosen, by=actor
        )
        return _see_other(redirect("basket", number=basket.number))
    if wish == "setujui":
        agree_request(note=note.pk, by=actor)
        messages.success(request, _("Permintaan disetujui. Pejabat pengadaan dapat mengisi keranjangnya."))
    elif wish == "kembalikan":
        return_request(note=note.pk, reason=request.POST.get("alasan", "")[:500], by=actor)
        messages.success(request, _("Permintaan dikembalikan. Penulisnya membaca alasan Anda."))
    elif wish == "tutup":
        close_request(note=note.pk, by=actor)
        messages.success(request, _("Permintaan ditutup."))
    else:
        raise Refused.because("unknown", _("Tindakan ini tidak dikenal. Muat ulang halamannya."))
    return _see_other(redirect("work_list"))


def _see_other(answer: HttpResponse) -> HttpResponse:
    answer.status_code = 303
    return answer


def _show(request: HttpRequest, note: "RequestNote", actor: Actor, error: Refused | None = None) -> HttpResponse:
    status = status_of(error) if error else 200
    lines = list(queries.request_lines(note.pk))
    orders = list(queries.orders_from(note.pk))
    buys = note.state == "agreed" and actor.may("pp", agency=note.agency_id)
    wanted = _offers(request, lines) if buys else []
    shown = {
        "note": note,
        "tag": (state_words(note.state), TAGS[note.state]),
        "rows": _facts(note),
        "lines": lines,
        "estimate": _estimate(lines),
        "orders": [(order, *order_words(order.state)) for order in orders],
        "baskets": {order.vendor_id: order for order in orders if order.state == "draft"},
        "buys": buys,
        "wanted": wanted,
        "shops": _shops(wanted, orders),
        "agrees": note.state == "asked" and actor.may(*APPROVERS, agency=note.agency_id),
        "returns": note.state in ("asked", "agreed") and not orders and actor.may(*APPROVERS, agency=note.agency_id),
        "mends": note.state in ("draft", "returned") and note.asked_by_id == actor.id,
        "closes": note.state == "agreed" and bool(orders) and actor.may("pp", *APPROVERS, agency=note.agency_id),
        "typed": request.POST,
        "wrong": [Wrong(problem.message, "alasan" if problem.field == "reason" else "") for problem in error.problems]
        if error and status == 422
        else [],
        "late": str(error) if status == 409 else "",
        "crumbs": crumbs(),
    }
    return page(request, "request.html", shown, status)


def _facts(note: "RequestNote") -> list[facts.Fact]:
    place = note.place or note.agency
    return [
        facts.Fact(_("Satuan kerja"), note.agency.name),
        facts.Fact(_("Diminta oleh"), note.asked_by.name),
        facts.Fact(_("Diperlukan"), long_date(note.needed_by)),
        facts.Fact(_("Dikirim ke"), place.name),
        facts.Fact(_("Paket RUP"), f"{note.package.kd_rup} · {note.package.name}"),
        facts.Fact(_("Sisa pagu RUP"), note.package.left),
    ]


def _estimate(lines: Sequence["RequestLine"]) -> Rupiah | None:
    """The sum at standard prices; None while one line has none: what is unknown is not counted as 0."""
    if any(line.standard_price is None for line in lines):
        return None
    return Rupiah(sum((line.standard_price or 0) * line.quantity for line in lines))


def _offers(request: HttpRequest, lines: Sequence["RequestLine"]) -> list[Wanted]:
    """What the catalogue has for each line, all in one query; `cari-<line>` looks for other words."""
    search = {line.pk: request.GET.get(f"cari-{line.pk}", "").strip()[:80] or line.name for line in lines}
    found = matching_offers({line.pk: (search[line.pk], line.quantity) for line in lines})
    return [
        Wanted(line, search[line.pk], [_offered(line, match) for match in found.get(line.pk, [])]) for line in lines
    ]


def _offered(line: "RequestLine", match: Match) -> Offered:
    same_unit = match.unit.lower() == line.unit.lower()
    standing, tone = _standing(match.unit_price, line.standard_price) if same_unit else ("", "")
    return Offered(
        match,
        match.unit_price * line.quantity,
        standing,
        tone,
        match.free is not None and match.free < line.quantity,
        not same_unit,
    )


def _standing(price: Rupiah, standard: int | None) -> tuple[str, str]:
    if not standard:
        return _("standar harga tidak diketahui"), ""
    if price == standard:
        return _("sama dengan standar harga"), "good"
    share = abs(int(price) - standard) * 100 // standard
    if price < standard:
        return (_("%(n)s%% di bawah standar") if share else _("sedikit di bawah standar")) % {"n": share}, "good"
    return (_("%(n)s%% di atas standar") if share else _("sedikit di atas standar")) % {"n": share}, "warn"


def _shops(wanted: Sequence[Wanted], orders: Sequence["Order"]) -> list[Shop]:
    """Vendors who have more than one of the lines, those with the most first, then the cheapest."""
    found: Mapping[int, dict[int, Offered]] = defaultdict(dict)
    for one in wanted:
        for offer in one.offers:
            if not offer.short and not offer.other_unit:
                found[offer.match.vendor].setdefault(one.line.pk, offer)
    shops = []
    for vendor, offers in found.items():
        if len(offers) < 2:
            continue
        some = next(iter(offers.values())).match
        shop = Shop(vendor, some.shop, some.place)
        for line, offer in offers.items():
            shop.chosen.append((line, offer.match.product))
            shop.total += offer.total
        shops.append(shop)
    return sorted(shops, key=lambda shop: (-len(shop.chosen), shop.total))[:3]
