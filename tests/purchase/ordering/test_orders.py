"""From basket to letter: what is reserved, what is refused, what is told."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from eblangkon.ground.audit.rules import SYSTEM, Actor, Hat
from eblangkon.ground.kernel import clock
from eblangkon.ground.regions.rules import RuleValue
from eblangkon.purchase.catalogue.models import Price, Stock
from eblangkon.purchase.ordering import permissions, queries
from eblangkon.purchase.ordering.actions.accept_order import accept_order
from eblangkon.purchase.ordering.actions.advance import advance
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.change_line import change_line
from eblangkon.purchase.ordering.actions.decline_order import decline_order
from eblangkon.purchase.ordering.actions.expire_orders import expire_orders
from eblangkon.purchase.ordering.actions.price import price_order
from eblangkon.purchase.ordering.actions.reject import reject
from eblangkon.purchase.ordering.actions.release_held import release_held
from eblangkon.purchase.ordering.actions.return_order import return_order
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.actions.settle_accepted import settle_accepted
from eblangkon.purchase.ordering.actions.terminate import terminate
from eblangkon.purchase.ordering.actions.withdraw import withdraw
from eblangkon.purchase.ordering.models import BudgetAccount, BudgetEntry, Order, OrderStep, PlannedPackage
from eblangkon.purchase.ordering.rules.refusals import CannotSend, IllegalMove, PriceChanged, Refused, Stale, WrongDuty
from eblangkon.purchase.ordering.states import OWN_ACTION, State, moves_between

pytestmark = pytest.mark.django_db


def committed(cast):
    """Ceiling, accounts, stock taken; and the tripwire is silent."""
    assert not queries.packages_off_balance().exists()
    assert not queries.accounts_off_balance().exists()
    return (
        int(PlannedPackage.objects.get(pk=cast.package.pk).committed),
        *(int(account.committed) for account in BudgetAccount.objects.order_by("pk")),
        *Stock.objects.order_by("pk").annotate(free=F("on_hand") - F("reserved")).values_list("free", flat=True)[:2],
    )


FREE = (0, 0, 0, 500, 100)
TAKEN = (1_300_000, 1_000_000, 300_000, 480, 90)


def test_a_basket_reserves_nothing_and_sending_reserves_all(cast):
    order = cast.basket(20, 10)
    assert committed(cast) == FREE
    sent = send_for_approval(order=order.number, by=cast.pp)
    assert (sent.state, sent.total) == (State.AWAITING_APPROVAL, 1_300_000)
    assert committed(cast) == TAKEN


def test_approval_issues_the_letter_and_acceptance_its_second_version(cast):
    order = cast.basket(20, 10)
    send_for_approval(order=order.number, by=cast.pp)
    placed = approve_order(order=order.number, by=cast.ppk)
    assert placed.letter_number.startswith("33.25/SP/2026/")
    accepted = accept_order(order=order.number, by=cast.shop)
    assert accepted.letter_number == placed.letter_number
    assert list(OrderStep.objects.filter(order=order).order_by("version").values_list("version", "verb")) == [
        (1, "start"),
        (2, "send"),
        (3, "approve"),
        (4, "accept"),
    ]
    assert committed(cast) == TAKEN


def test_all_reasons_come_at_once_and_nothing_is_reserved(cast):
    order = cast.basket(501, 101, 6)
    BudgetAccount.objects.filter(pk=cast.accounts[1].pk).update(blocked=True)
    with pytest.raises(CannotSend) as refused:
        send_for_approval(order=order.number, by=cast.pp)
    codes = [problem.code for problem in refused.value.problems]
    assert sorted(codes) == sorted(
        ["over_limit", "over_ceiling", "over_account", "account_blocked", "out_of_stock", "out_of_stock"]
    )
    assert committed(cast) == FREE
    assert Order.objects.get().state == State.DRAFT


def test_a_changed_price_is_shown_not_swallowed(cast):
    order = cast.basket(20)
    Price.objects.filter(product=cast.products[0].pk).update(amount=52_500)
    with pytest.raises(CannotSend) as refused:
        send_for_approval(order=order.number, by=cast.pp)
    (problem,) = refused.value.problems
    assert isinstance(problem, PriceChanged)
    assert (problem.seen, problem.current) == (50_000, 52_500)
    change_line(order=order.number, line=order.lines.get().pk, quantity=20, by=cast.pp)
    assert send_for_approval(order=order.number, by=cast.pp).total == 1_050_000


def test_withdrawal_rejection_and_decline_free_everything(cast):
    first, second, third = (cast.basket(20, 10) for _ in range(3))
    send_for_approval(order=first.number, by=cast.pp)
    withdraw(order=first.number, by=cast.pp)
    assert committed(cast) == FREE
    send_for_approval(order=second.number, by=cast.pp)
    reject(order=second.number, reason="Tidak perlu", by=cast.kpa)
    assert committed(cast) == FREE
    send_for_approval(order=third.number, by=cast.pp)
    approve_order(order=third.number, by=cast.ppk)
    decline_order(order=third.number, reason="Habis", by=cast.shop)
    assert committed(cast) == FREE


def test_a_return_holds_for_the_dated_days_then_frees(cast, noon):
    order = cast.basket(20, 10)
    send_for_approval(order=order.number, by=cast.pp)
    with pytest.raises(Refused):
        return_order(order=order.number, reason=" ", by=cast.ppk)
    returned = return_order(order=order.number, reason="Kurangi", by=cast.ppk)
    assert returned.held_until is not None
    assert (committed(cast), release_held()) == (TAKEN, 0)
    with clock.set_to(noon + timedelta(days=10)):
        assert release_held() == 1
    assert committed(cast) == FREE


def test_a_returned_order_sent_again_takes_only_the_difference(cast):
    order = cast.basket(20, 10)
    send_for_approval(order=order.number, by=cast.pp)
    return_order(order=order.number, reason="Kurangi", by=cast.ppk)
    change_line(order=order.number, line=order.lines.earliest("pk").pk, quantity=10, by=cast.pp)
    send_for_approval(order=order.number, by=cast.pp)
    assert committed(cast) == (800_000, 500_000, 300_000, 490, 90)


def test_silence_expires_and_frees(cast, noon):
    order = cast.basket(20, 10)
    send_for_approval(order=order.number, by=cast.pp)
    approve_order(order=order.number, by=cast.ppk)
    assert expire_orders() == 0
    with clock.set_to(noon + timedelta(days=14)):
        assert expire_orders() == 1
    assert committed(cast) == FREE
    with pytest.raises(IllegalMove):
        accept_order(order=order.number, by=cast.shop)


def test_strangers_are_refused_and_find_nothing(cast):
    order = cast.basket(20)
    send_for_approval(order=order.number, by=cast.pp)
    for actor in (cast.stranger, cast.pp, cast.shop, cast.pptk):
        with pytest.raises(WrongDuty):
            approve_order(order=order.number, by=actor)
    for actor in (cast.stranger, cast.other_shop, cast.shop):  # the shop is not asked before approval
        with pytest.raises(Order.DoesNotExist):
            permissions.access_order(actor, order.number)
    approve_order(order=order.number, by=cast.ppk)
    assert permissions.access_order(cast.shop, order.number) == order
    with pytest.raises(WrongDuty):
        accept_order(order=order.number, by=cast.other_shop)


def test_an_hour_old_page_is_told(cast):
    order = cast.basket(20)
    with pytest.raises(Stale):
        send_for_approval(order=order.number, by=cast.pp, seen_version=9)
    assert committed(cast) == FREE


def test_each_finds_what_waits(cast):
    order = cast.basket(20)
    assert list(queries.waiting_for(cast.pp)) == [order]
    send_for_approval(order=order.number, by=cast.pp)
    assert list(queries.waiting_for(cast.ppk)) == [order]
    assert not queries.waiting_for(cast.pp).exists()
    approve_order(order=order.number, by=cast.ppk)
    assert list(queries.waiting_for(cast.shop)) == [order]
    assert not queries.waiting_for(cast.other_shop).exists()


def test_few_statements(cast):
    order = cast.basket(20, 10)
    with CaptureQueriesContext(connection) as sending:
        send_for_approval(order=order.number, by=cast.pp)
    with CaptureQueriesContext(connection) as approving:
        approve_order(order=order.number, by=cast.ppk)
    counts = [
        len([query for query in seen.captured_queries if "SAVEPOINT" not in query["sql"]])
        for seen in (sending, approving)
    ]
    assert counts == [11, 13]  # one of them tells who waits next


@pytest.mark.parametrize("source", list(State))
@pytest.mark.parametrize("target", list(State))
def test_the_whole_table(cast, source, target):
    order = cast.basket(1)
    Order.objects.filter(pk=order.pk).update(state=source)
    moves = moves_between(source, target)
    if not moves:
        with pytest.raises(IllegalMove):
            advance(order=order.number, to=target, by=cast.ppk)
        assert Order.objects.get(pk=order.pk).version == 1
        return
    for move in moves:
        with pytest.raises(WrongDuty):
            advance(order=order.number, to=target, by=cast.stranger, verb=move.verb)
    assert Order.objects.get(pk=order.pk).version == 1
    for move in moves:
        side = {"vendor": cast.vendor.pk} if move.side == "vendor" else {"agency": cast.agency.pk}
        hats = tuple(Hat(duty, "33.25", **side) for duty in move.duties)
        actor = Actor("person", 1, "Semua", hats) if hats else SYSTEM
        if move.verb in OWN_ACTION:
            with pytest.raises(ValueError, match="its own action"):
                advance(order=order.number, to=target, by=actor, verb=move.verb)
            continue
        moved = advance(order=order.number, to=target, by=actor, verb=move.verb)
        assert (moved.state, moved.version) == (target, 2)
        break  # the order has moved; a second way to the same state starts where this one did


def test_termination_frees_what_nobody_kept(cast):
    order = cast.basket(20, 10)
    send_for_approval(order=order.number, by=cast.pp)
    approve_order(order=order.number, by=cast.ppk)
    accept_order(order=order.number, by=cast.shop)
    with pytest.raises(Refused, match="Potong sisanya"):
        terminate(order=order.number, reason="Tidak dikirim", kept=True, by=cast.ppk)
    terminate(order=order.number, reason="Tidak dikirim", kept=False, by=cast.ppk)
    assert committed(cast) == FREE


def test_what_was_rejected_is_given_back(cast):
    order = cast.basket(20, 10)
    send_for_approval(order=order.number, by=cast.pp)
    approve_order(order=order.number, by=cast.ppk)
    accept_order(order=order.number, by=cast.shop)
    first, second = order.lines.order_by("pk")
    with pytest.raises(IllegalMove):
        settle_accepted(order=order.number, accepted={first.pk: 15, second.pk: 10}, by=cast.ppk)
    advance(order=order.number, to=State.SHIPPED, by=cast.shop)
    with pytest.raises(Refused):
        settle_accepted(order=order.number, accepted={first.pk: 21}, by=cast.ppk)
    settled = settle_accepted(order=order.number, accepted={first.pk: 15, second.pk: 10}, by=cast.ppk)
    assert (settled.total, settled.tax["buyer_pays"]) == (1_050_000, 1_050_000)
    assert committed(cast)[:3] == (1_050_000, 750_000, 300_000)


@pytest.mark.parametrize("rows", [BudgetEntry, OrderStep])
@pytest.mark.parametrize(
    "act", [lambda rows: rows.objects.update(order=1), lambda rows: rows.objects.all()._raw_delete("default")]
)
def test_ledger_and_steps_only_grow(cast, rows, act):
    order = cast.basket(20)
    send_for_approval(order=order.number, by=cast.pp)
    with pytest.raises(IntegrityError, match="only ever added to"), transaction.atomic():
        act(rows)
    assert rows.objects.exists()


def test_an_invoiced_order_waits_for_the_one_its_route_names(cast):
    order = cast.basket(20)
    verifier = Actor("person", 1, "V", (Hat("ppk_skpd", "33.25", agency=cast.agency.pk),))
    Order.objects.update(state=State.INVOICED)
    assert list(queries.waiting_for(cast.shop)) == [order]
    assert not queries.waiting_for(verifier).exists()
    Order.objects.update(route="LS")
    assert list(queries.waiting_for(verifier)) == [order]
    assert not queries.waiting_for(cast.shop).exists()


def test_each_account_bears_its_own_lines(cast):
    """Lines of two accounts, one with PPN inside its price: the shares add up to what the buyer pays."""
    order = cast.basket(20, 10)
    lines = list(order.lines.order_by("pk"))
    lines[0].includes_ppn = True
    rules = {"platform_designated": RuleValue(False, "uji", "M", date(2022, 1, 1))}
    price = price_order(order, [(line, line.quantity) for line in lines], clock.today(), rules)
    assert sum(price.charges.values()) == price.total
    assert set(price.charges) == {account.pk for account in cast.accounts}
