"""`/keranjang/<number>`: lines, accounts, delivery and route of one order, and one tap that saves and sends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eblangkon.desks.frame import facts
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.orders.act import seen_version
from eblangkon.desks.frame.orders.door import order_or_missing
from eblangkon.desks.frame.orders.facts_of import ROUTES
from eblangkon.desks.office.answers import Wrong, day, page, status_of, whole
from eblangkon.desks.office.basket_facts import bar, rows_of, sums_of
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.told import told as in_words
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.parties.agencies.queries import duties_at
from eblangkon.purchase.ordering import queries
from eblangkon.purchase.ordering.actions.reckon import reckon
from eblangkon.purchase.ordering.actions.save_basket import Typed, save_basket
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.rules.refusals import Doubt, Problem, Refused
from eblangkon.purchase.ordering.states import State

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order, OrderLine


@dataclass
class Told:
    """What went wrong with what was typed: nothing on a fresh page."""

    problems: Sequence[Problem] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
    late: str = ""


@for_duties("pp")
@require_http_methods(["GET", "POST"])
def basket(request: HttpRequest, number: int) -> HttpResponse:
    """Show the basket; POST keeps what was typed and, with `tindakan=kirim`, sends it."""
    order = order_or_missing(actor_of(request), number)
    if order.state != State.DRAFT and request.method != "POST":
        return redirect(f"/pesanan/{number}")
    if request.method == "POST":
        return _save(request, order)
    return _show(request, order, Told())


def _save(request: HttpRequest, order: "Order") -> HttpResponse:
    actor, lines = actor_of(request), list(queries.basket_lines(order.number))
    typed, unread = _read(request.POST, [line for line in lines if not line.shipping])
    if unread and order.state == State.DRAFT:
        return _show(request, order, Told(unread, request.POST.dict(), 422))
    try:
        saved = save_basket(order=order.number, typed=typed, by=actor, seen_version=seen_version(request))
    except Refused as error:
        status = status_of(error)
        late = in_words(str(error)) if status == 409 else ""
        told = Told(error.problems if status == 422 else (), request.POST.dict(), status, late)
        return _show(request, order_or_missing(actor, order.number), told)
    if request.POST.get("tindakan") != "kirim":
        return _see_other(f"/keranjang/{order.number}")
    return _send(request, saved)


def _send(request: HttpRequest, order: "Order") -> HttpResponse:
    actor = actor_of(request)
    try:
        send_for_approval(
            order=order.number,
            by=actor,
            confirmed=request.POST.getlist("konfirmasi"),
            seen_version=seen_version(request),
        )
    except Refused as error:
        status = status_of(error)
        late = in_words(str(error)) if status == 409 else ""
        told = Told(error.problems if status == 422 else (), {}, status, late)
        return _show(request, order_or_missing(actor, order.number), told)
    messages.success(request, _("Pesanan %(number)s terkirim ke PPK.") % {"number": order.number})
    return _see_other("/meja")


def _see_other(path: str) -> HttpResponse:
    answer = redirect(path)
    answer.status_code = 303
    return answer


def _read(post: QueryDict, lines: Sequence["OrderLine"]) -> tuple[Typed, list[Problem]]:
    """What was typed, and what of it is no number or day at all."""
    gone = {whole(post.get("hapus", "")) or 0}
    problems = []
    quantities, accounts = {}, {}
    for line in lines:
        written = post.get(f"jumlah-{line.pk}")
        quantity = whole(written) if written is not None else line.quantity
        if quantity is None and line.pk not in gone:
            problems.append(
                Problem(
                    "quantity", f"line-{line.pk}", _("%(name)s: tulis jumlahnya dengan angka.") % {"name": line.name}
                )
            )
        quantities[line.pk] = quantity or 0
        account = whole(post.get(f"akun-{line.pk}", ""))
        if account is not None:
            accounts[line.pk] = account
    shipping, needed_by = post.get("ongkir"), post.get("diperlukan")
    cost = whole(shipping) if shipping else 0
    if cost is None:
        problems.append(Problem("shipping", "shipping", _("Ongkos kirim: tulis dengan angka, misalnya 75000.")))
    if needed_by and day(needed_by) is None:
        problems.append(Problem("needed_by", "needed_by", _("Paling lambat: pilih harinya.")))
    return Typed(
        quantities=quantities,
        accounts=accounts,
        accepted=[pk for pk in map(whole, post.getlist("terima")) if pk],
        dropped=gone - {0},
        shipping=None if shipping is None or cost is None else Rupiah(cost),
        route=_picked(post),
        needed_by=day(needed_by) if needed_by else None,
        recipient=post.get("penerima", "")[:120] if "penerima" in post else None,
    ), problems


def _picked(post: QueryDict) -> str | None:
    """The route, once the PP chose another than the default on the page: a default follows the sum until then."""
    route = post.get("cara", "")
    return route if route and route != post.get("cara_bawaan") else None


def _show(request: HttpRequest, order: "Order", told: Told) -> HttpResponse:
    lines = list(queries.basket_lines(order.number))
    goods = [line for line in lines if not line.shipping]
    shipping = next((line for line in lines if line.shipping), None)
    found = reckon(order=order)
    problems = told.problems or ([] if not goods else found.problems)
    hard = [problem for problem in problems if not isinstance(problem, Doubt)]
    last = queries.latest_step(order.number)
    people = duties_at(order.agency_id, clock.today()).filter(code="ppk")
    price = found.price
    cost = Rupiah(shipping.unit_price) if shipping else Rupiah(0)
    shown = {
        "order": order,
        "open": order.state == State.DRAFT,
        "rows": rows_of(goods, found, problems, told.typed),
        "wrong": [Wrong(in_words(problem.message), _anchor(problem)) for problem in hard],
        "late": told.late,
        "request_path": f"/permintaan/{order.request_id}",
        "returned": last if last and last.verb == "return" else None,
        "package_bar": bar(found.package),
        "package_doubts": _doubts(problems, "package"),
        "route_doubts": _doubts(problems, "route"),
        "accounts": list(queries.accounts_open(order.agency_id, order.package.year)),
        "routes": ROUTES.items(),
        "route": told.typed.get("cara", order.route),
        "shipping": told.typed.get("ongkir", str(int(cost)) if shipping else ""),
        "needed_by": told.typed.get("diperlukan", order.needed_by.isoformat()),
        "recipient": told.typed.get("penerima", order.recipient),
        "confirmed": request.POST.getlist("konfirmasi"),
        "sums": sums_of(len(goods), Rupiah(sum(line.amount for line in goods)), cost, price.quote) if price else [],
        "short": price is not None and price.total <= found.short_limit,
        "short_limit": found.short_limit,
        "approvers": [duty.person.name for duty in people],
        "crumbs": (
            facts.Crumb(_("Daftar tugas"), "/meja"),
            facts.Crumb(_("Permintaan"), f"/permintaan/{order.request_id}"),
        ),
    }
    return page(request, "basket.html", shown, told.status)


def _doubts(problems: Sequence[Problem], field: str) -> list[Doubt]:
    return [problem for problem in problems if isinstance(problem, Doubt) and problem.field == field]


def _anchor(problem: Problem) -> str:
    """The element of the page that a problem is about; an account's trouble leads to the budget of the first line."""
    name = problem.field.partition("-")[0]
    known = {"total": "bayar", "package": "paket", "lines": "barang", "route": "cara", "shipping": "ongkir"}
    known["needed_by"] = "diperlukan"
    return known.get(problem.field, problem.field if name == "line" else "barang")
