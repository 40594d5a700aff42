"""Real orders driven at random beside a plain model of money, stock and states."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    rule,
    run_state_machine_as_test,
)

from eblangkon.purchase.catalogue.models import Stock
from eblangkon.purchase.ordering import queries
from eblangkon.purchase.ordering.actions.accept_order import accept_order
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.cancel import cancel
from eblangkon.purchase.ordering.actions.change_line import change_line
from eblangkon.purchase.ordering.actions.decline_order import decline_order
from eblangkon.purchase.ordering.actions.discard import discard
from eblangkon.purchase.ordering.actions.reject import reject
from eblangkon.purchase.ordering.actions.return_order import return_order
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.actions.withdraw import withdraw
from eblangkon.purchase.ordering.models import BudgetAccount, Order, OrderStep, PlannedPackage
from eblangkon.purchase.ordering.rules.refusals import CannotSend, IllegalMove
from eblangkon.purchase.ordering.states import State, moves_between

from .conftest import build_cast

PRICE = 50_000
ACCOUNT, STOCK = 20_000_000, 500


class Orders(RuleBasedStateMachine):
    orders = Bundle("orders")

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()  # each example starts on the empty database
        self.example.__enter__()
        self.cast = build_cast()
        self.state: dict[int, State] = {}
        self.wanted: dict[int, int] = {}
        self.held: dict[int, int] = {}
        self.steps: dict[int, int] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    @rule(target=orders, quantity=st.integers(1, 300))
    def fill(self, quantity):
        number = self.cast.basket(quantity).number
        self.state[number], self.wanted[number], self.steps[number] = State.DRAFT, quantity, 1
        return number

    @rule(order=orders, quantity=st.integers(1, 300))
    def change(self, order, quantity):
        line = Order.objects.get(pk=order).lines.get()
        try:
            change_line(order=order, line=line.pk, quantity=quantity, by=self.cast.pp)
        except IllegalMove:
            assert self.state[order] != State.DRAFT
        else:
            assert self.state[order] == State.DRAFT
            self.wanted[order] = quantity

    @rule(order=orders)
    def send(self, order):
        others = sum(count for number, count in self.held.items() if number != order)
        fits = self.wanted[order] + others <= min(STOCK, ACCOUNT // PRICE)
        try:
            send_for_approval(order=order, by=self.cast.pp)
        except CannotSend:
            assert not fits
        except IllegalMove:
            assert self.state[order] != State.DRAFT
        else:
            assert fits
            assert self.state[order] == State.DRAFT
            self._moved(order, State.AWAITING_APPROVAL)
            self.held[order] = self.wanted[order]

    def _moved(self, order, to):
        self.state[order] = to
        self.steps[order] += 1

    def _try(self, order, to, act, verb, frees=True):
        allowed = verb in {move.verb for move in moves_between(self.state[order], to)}
        try:
            act()
        except IllegalMove:
            assert not allowed
        else:
            assert allowed
            self._moved(order, to)
            if frees:
                self.held.pop(order, None)

    @rule(order=orders)
    def withdraw(self, order):
        self._try(order, State.DRAFT, lambda: withdraw(order=order, by=self.cast.pp), "withdraw")

    @rule(order=orders)
    def give_back(self, order):
        self._try(
            order, State.DRAFT, lambda: return_order(order=order, reason="a", by=self.cast.ppk), "return", frees=False
        )

    @rule(order=orders)
    def approve(self, order):
        self._try(order, State.PLACED, lambda: approve_order(order=order, by=self.cast.ppk), "approve", frees=False)

    @rule(order=orders)
    def accept(self, order):
        self._try(order, State.ACCEPTED, lambda: accept_order(order=order, by=self.cast.shop), "accept", frees=False)

    @rule(order=orders)
    def reject(self, order):
        self._try(order, State.REJECTED, lambda: reject(order=order, reason="a", by=self.cast.kpa), "reject")

    @rule(order=orders)
    def decline(self, order):
        self._try(order, State.DECLINED, lambda: decline_order(order=order, reason="a", by=self.cast.shop), "decline")

    @rule(order=orders)
    def cancel(self, order):
        self._try(order, State.CANCELLED, lambda: cancel(order=order, reason="a", by=self.cast.ppk), "cancel")

    @rule(order=consumes(orders))
    def discard(self, order):
        self._try(order, State.DISCARDED, lambda: discard(order=order, by=self.cast.pp), "discard")

    @invariant()
    def sums_agree(self):
        held = sum(self.held.values())
        assert PlannedPackage.objects.get(pk=self.cast.package.pk).committed == held * PRICE
        assert BudgetAccount.objects.get(pk=self.cast.accounts[0].pk).committed == held * PRICE
        assert Stock.objects.get(pk=self.cast.products[0].pk).reserved == held
        assert not queries.packages_off_balance().exists()
        assert not queries.accounts_off_balance().exists()

    @invariant()
    def states_and_steps_agree(self):
        assert dict(Order.objects.values_list("number", "state")) == self.state
        versions: dict[int, list[int]] = {}
        for number, version in OrderStep.objects.order_by("version").values_list("order_id", "version"):
            versions.setdefault(number, []).append(version)
        assert versions == {number: list(range(1, count + 1)) for number, count in self.steps.items()}


@pytest.mark.django_db
def test_orders_agree_with_a_plain_model() -> None:
    run_state_machine_as_test(
        Orders,
        settings=settings(
            max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
