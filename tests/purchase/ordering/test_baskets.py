"""Filling, keeping and reckoning a basket; the route that follows the sum; what may be answered for."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.ground.regions.models import RegionalRule
from eblangkon.purchase.catalogue.models import Price, Stock
from eblangkon.purchase.ordering import queries
from eblangkon.purchase.ordering.actions.assign_budget import assign_budget
from eblangkon.purchase.ordering.actions.close_request import close_request
from eblangkon.purchase.ordering.actions.discard import discard
from eblangkon.purchase.ordering.actions.fill_basket import fill_basket
from eblangkon.purchase.ordering.actions.reckon import reckon
from eblangkon.purchase.ordering.actions.return_order import return_order
from eblangkon.purchase.ordering.actions.return_request import return_request
from eblangkon.purchase.ordering.actions.save_basket import Typed, save_basket
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.actions.write_request import Wanted, write_request
from eblangkon.purchase.ordering.models import BudgetAccount, Order, OrderLine, PlannedPackage, RequestNote
from eblangkon.purchase.ordering.rules import limits
from eblangkon.purchase.ordering.rules.refusals import CannotSend, Doubt, IllegalMove, Refused, Stale, WrongDuty
from eblangkon.purchase.ordering.states import State

pytestmark = pytest.mark.django_db


def save(cast, order, **typed):
    return save_basket(order=order.number, typed=Typed(**typed), by=cast.pp)


def lines(order):
    return list(order.lines.order_by("shipping", "pk"))


def refusal(order, by, **more):
    with pytest.raises(CannotSend) as refused:
        send_for_approval(order=order.number, by=by, **more)
    return {problem.code: problem for problem in refused.value.problems}


# ---- Filling


def note_of(cast, *wanted):
    return write_request(
        package=cast.package.pk,
        purpose="ATK rapat",
        needed_by=clock.today() + timedelta(days=7),
        lines=[Wanted(name, "buah", quantity, cast.accounts[0].pk) for name, quantity in wanted],
        by=cast.ppk,
    )


def test_products_take_quantity_and_account_of_their_lines(cast):
    note = note_of(cast, ("Kertas", 5), ("Bolpoin", 7))
    wanted = list(note.lines.order_by("pk"))
    products = {line.pk: product.pk for line, product in zip(wanted, cast.products, strict=False)}
    first = fill_basket(request=note.pk, vendor=cast.vendor.pk, products=products, by=cast.pp)
    again = fill_basket(request=note.pk, vendor=cast.vendor.pk, products=products, by=cast.pp)
    assert again == first
    assert [(line.quantity, line.account_id) for line in lines(first)] == [
        (5, cast.accounts[0].pk),
        (7, cast.accounts[0].pk),
    ]


def test_nothing_chosen_starts_nothing(cast):
    note = note_of(cast, ("Kertas", 5))
    with pytest.raises(Refused):
        fill_basket(request=note.pk, vendor=cast.vendor.pk, products={}, by=cast.pp)
    assert not Order.objects.exists()


def test_a_request_waits_until_a_basket_answers_it_and_again_when_nothing_came_of_it(cast):
    note = note_of(cast, ("Kertas", 5))
    line = note.lines.get()
    assert list(queries.requests_waiting_for(cast.pp)) == [note]
    order = fill_basket(request=note.pk, vendor=cast.vendor.pk, products={line.pk: cast.products[0].pk}, by=cast.pp)
    assert not queries.requests_waiting_for(cast.pp).exists()
    discard(order=order.number, by=cast.pp)
    assert list(queries.requests_waiting_for(cast.pp)) == [note]
    close_request(note=note.pk, by=cast.pp)
    assert not queries.requests_waiting_for(cast.pp).exists()


def test_a_returned_request_is_mended_by_its_writer_alone(cast):
    def write(by, mends=None):
        return write_request(
            package=cast.package.pk,
            purpose="Kertas",
            needed_by=clock.today(),
            lines=[Wanted("Kertas", "rim", 3)],
            by=by,
            mends=mends,
        )

    note = write(cast.pptk)
    with pytest.raises(IllegalMove):
        write(cast.pptk, note.pk)
    return_request(note=note.pk, reason="Kurangi", by=cast.ppk)
    with pytest.raises(WrongDuty):
        write(cast.ppk, note.pk)
    assert write(cast.pptk, note.pk).pk == note.pk
    assert RequestNote.objects.get(pk=note.pk).state == "asked"
    assert note.lines.count() == 1


# ---- Keeping


def test_all_of_it_is_kept_at_once(cast):
    order = cast.basket(20, 10)
    first, second = lines(order)
    saved = save(
        cast,
        order,
        quantities={first.pk: 5, second.pk: 4},
        accounts={second.pk: cast.accounts[0].pk},
        shipping=Rupiah(25_000),
        route="GU",
        needed_by=date(2026, 3, 9),
        recipient=" Agus ",
    )
    assert (saved.route, saved.route_picked, saved.recipient, saved.needed_by) == ("GU", True, "Agus", date(2026, 3, 9))
    assert [(line.name, line.quantity, int(line.amount)) for line in lines(order)] == [
        ("Kertas HVS", 5, 250_000),
        ("Bolpoin", 4, 120_000),
        ("Ongkos kirim", 1, 25_000),
    ]
    save(cast, order, shipping=Rupiah(0), dropped=[first.pk])
    assert [line.name for line in lines(order)] == ["Bolpoin"]


def test_statements_of_keeping_do_not_grow_with_lines(cast):
    counts = []
    for quantities in ((20,), (20, 10, 1)):
        order = cast.basket(*quantities)
        with CaptureQueriesContext(connection) as seen:
            save(cast, order, quantities={line.pk: 3 for line in lines(order)})
        counts.append(len(seen))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"route": "TUNAI"}, "route"),
        ({"shipping": Rupiah(-1)}, "shipping"),
        ({"needed_by": date(2026, 3, 1)}, "needed_by"),
    ],
)
def test_what_cannot_be_kept_changes_nothing(cast, typed, field):
    order = cast.basket(20)
    with pytest.raises(Refused) as refused:
        save(cast, order, quantities={lines(order)[0].pk: 3}, **typed)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert lines(order)[0].quantity == 20


def test_another_office_s_account_and_an_old_page_are_refused(cast):
    order = cast.basket(20)
    with pytest.raises(Refused):
        save(cast, order, accounts={lines(order)[0].pk: 10**6})
    with pytest.raises(Stale):
        save_basket(order=order.number, typed=Typed(), by=cast.pp, seen_version=9)
    with pytest.raises(WrongDuty):
        save_basket(order=order.number, typed=Typed(), by=cast.ppk)


def test_a_new_quantity_does_not_swallow_a_changed_price(cast):
    order = cast.basket(20)
    line = lines(order)[0]
    Price.objects.filter(product=cast.products[0]).update(amount=52_500)
    save(cast, order, quantities={line.pk: 8})
    assert int(lines(order)[0].amount) == 400_000
    save(cast, order, accepted=[line.pk])
    assert int(lines(order)[0].amount) == 420_000


def test_a_dropped_line_of_a_returned_order_frees_its_stock(cast):
    order = cast.basket(20, 10)
    send_for_approval(order=order.number, by=cast.pp)
    return_order(order=order.number, reason="Kurangi", by=cast.ppk)
    save(cast, order, dropped=[lines(order)[0].pk])
    assert Stock.objects.get(pk=cast.products[0].pk).reserved == 0
    assert Stock.objects.get(pk=cast.products[1].pk).reserved == 10


# ---- Reckoning


def test_the_page_reckons_what_sending_then_takes(cast):
    order = cast.basket(20, 10)
    save(cast, order, shipping=Rupiah(50_000))
    found = reckon(order=Order.objects.select_related("package").get(pk=order.number))
    sent = send_for_approval(order=order.number, by=cast.pp)
    assert found.price is not None
    assert (found.price.total, found.package.after) == (sent.total, PlannedPackage.objects.get().left)
    assert {pk: purse.after for pk, purse in found.purses.items()} == {
        account.pk: account.left for account in BudgetAccount.objects.all()
    }
    return_order(order=order.number, reason="Kurangi", by=cast.ppk)  # what it holds itself does not stand against it
    again = reckon(order=Order.objects.select_related("package").get(pk=order.number))
    assert (again.package, again.purses) == (found.package, found.purses)


def test_the_page_says_what_sending_would_refuse(cast):
    order = cast.basket(501, 101, 6)
    found = reckon(order=Order.objects.select_related("package").get(pk=order.number))
    assert {problem.code for problem in found.problems} == {"over_limit", "over_ceiling", "over_account"}
    assert Order.objects.get(pk=order.number).state == State.DRAFT


# ---- The route and what may be answered for


@pytest.mark.parametrize(("total", "route"), [(10_000_000, "UP"), (10_000_001, "LS")])
def test_the_default_route(total, route):
    assert limits.default_route(Rupiah(total), 10_000_000) == route


def test_a_route_that_nobody_picked_follows_the_sum_and_the_tax_the_route(cast):
    order = cast.basket(210)
    sent = send_for_approval(order=order.number, by=cast.pp)
    assert (sent.route, sent.tax["pph_parts"]) == ("LS", {"22": 157_500})
    assert Order.objects.get(pk=order.number).route == "LS"


def test_a_region_s_ceiling_stands_before_the_default(cast):
    RegionalRule.objects.create(
        code="float_ceiling", region_id="33.25", value=500_000, effective_from="2026-01-01", source="A", confidence="H"
    )  # fmt: skip
    small, large = cast.basket(10), cast.basket(11)
    assert send_for_approval(order=small.number, by=cast.pp).route == "UP"
    assert send_for_approval(order=large.number, by=cast.pp).route == "LS"
    picked = cast.basket(11)
    assign_budget(order=picked.number, accounts={}, by=cast.pp, route="TU")
    problem = refusal(picked, cast.pp)["over_float"]
    assert not isinstance(problem, Doubt)  # sure, so there is nothing to answer for
    assert problem.by == 50_000


def test_the_picked_route_over_the_default_is_answered_for_and_logged(cast):
    order = cast.basket(210)
    assign_budget(order=order.number, accounts={}, by=cast.pp, route="GU")
    doubt = refusal(order, cast.pp)["over_float"]
    assert isinstance(doubt, Doubt)
    sent = send_for_approval(order=order.number, by=cast.pp, confirmed=[doubt.key, "no:such"])
    assert sent.route == "GU"
    entry = AuditEntry.objects.get(action="order.send", subject_key=str(order.number))
    assert entry.data["confirmed"] == [doubt.key]


def test_accounts_and_methods_that_do_not_suit(cast):
    order = cast.basket(20, 10)
    BudgetAccount.objects.filter(pk=cast.accounts[0].pk).update(account_code="5.1.02.01.001.00052")
    PlannedPackage.objects.update(method="tender")
    found = refusal(order, cast.pp)
    assert set(found) == {"account_kind", "method"}
    assert "bukan 5.1.02.01.01.0052" in found["account_kind"].message
    send_for_approval(order=order.number, by=cast.pp, confirmed=[problem.key for problem in found.values()])


@pytest.mark.parametrize(
    ("method", "on", "doubted"),
    [
        ("e-purchasing", date(2024, 5, 1), False),
        ("Pengadaan Langsung", date(2024, 5, 1), True),
        ("Pengadaan Langsung", date(2026, 3, 4), False),
    ],
)
def test_the_legal_basis_has_its_days(db, method, on, doubted):
    from eblangkon.ground.regions.queries import rules_in_force

    basis = rules_in_force("33.25", on)["order_methods"]
    problem = limits.other_method("ATK", method, basis.value, basis.source, basis.confidence == "H")
    assert isinstance(problem, Doubt) is doubted


def test_a_category_without_usual_accounts_says_nothing():
    assert limits.other_account(1, "Sewa tenda", "5.1.02.02.04.0132", ()) is None


def test_a_sum_that_no_column_keeps_names_its_line(cast):
    order = cast.basket(1)
    line = lines(order)[0]
    most = Price.objects.filter(product=line.product).update(amount=10**12)
    assert most
    OrderLine.objects.filter(pk=line.pk).update(quantity=9_999_000, price_seen=10**12, unit_price=10**12)
    shown = reckon(order=Order.objects.select_related("package").get(pk=order.number)).problems
    problem = refusal(order, cast.pp)["over_most"]
    assert problem in shown
    assert problem.field == f"line-{line.pk}"
    assert line.name in problem.message


def test_a_sum_beyond_the_most_of_many_lines_names_the_whole():
    small = (1, "Kertas", limits.MOST), (2, "Tinta", Rupiah(1))
    assert limits.beyond_most(limits.MOST, small[:1]) == []
    (problem,) = limits.beyond_most(Rupiah(limits.MOST + 1), small)
    assert (problem.field, problem.by) == ("total", 1)
