"""A budget ends with its year; a request keeps who agreed to it, and stays agreed while it is bought for."""

from datetime import UTC, datetime

import pytest
from tests.purchase.ordering.conftest import Cast

from eblangkon.ground.kernel import clock
from eblangkon.purchase.ordering.actions.agree_request import agree_request
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.assign_budget import assign_budget
from eblangkon.purchase.ordering.actions.close_request import close_request
from eblangkon.purchase.ordering.actions.discard import discard
from eblangkon.purchase.ordering.actions.reject import reject
from eblangkon.purchase.ordering.actions.return_request import return_request
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.actions.write_request import Wanted, write_request
from eblangkon.purchase.ordering.models import BudgetAccount, Order, OrderLine, PlannedPackage, RequestNote
from eblangkon.purchase.ordering.rules.refusals import CannotSend, IllegalMove, Refused

LAST_EVENING = datetime(2026, 12, 31, 16, 59, tzinfo=UTC)
"""23.59 WIB, while UTC is still in the afternoon."""
NEW_YEAR = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
"""Midnight in Central Java; in UTC it is the old year still."""


@pytest.fixture
def late(cast: Cast) -> Order:
    order = cast.basket(2)
    Order.objects.filter(pk=order.pk).update(needed_by="2027-01-15")
    return order


def test_nothing_is_committed_on_the_budget_of_a_year_that_is_over(cast: Cast, late: Order) -> None:
    with clock.set_to(NEW_YEAR), pytest.raises(CannotSend) as refused:
        send_for_approval(order=late.number, by=cast.pp)
    assert "package_year" in [problem.code for problem in refused.value.problems]
    assert PlannedPackage.objects.get(pk=cast.package.pk).committed == 0
    with clock.set_to(LAST_EVENING):
        assert send_for_approval(order=late.number, by=cast.pp).state == "awaiting_approval"


def test_what_was_sent_in_the_old_year_is_not_approved_in_the_new_one(cast: Cast, late: Order) -> None:
    with clock.set_to(LAST_EVENING):
        send_for_approval(order=late.number, by=cast.pp)
    with clock.set_to(NEW_YEAR):
        with pytest.raises(Refused, match="Tahun anggaran 2026"):
            approve_order(order=late.number, by=cast.ppk)
        reject(order=late.number, reason="Tahun anggaran berakhir.", by=cast.ppk)
    assert PlannedPackage.objects.get(pk=cast.package.pk).committed == 0


def test_a_line_is_never_charged_to_another_year(cast: Cast, late: Order) -> None:
    old = BudgetAccount.objects.get(pk=cast.accounts[0].pk)
    old.pk, old.year = None, 2025
    old.save()
    line = OrderLine.objects.get(order=late)
    with pytest.raises(Refused, match="tahun ini"):
        assign_budget(order=late.number, accounts={line.pk: old.pk}, by=cast.pp)


def test_who_agreed_to_a_request_stays_when_somebody_else_closes_it(cast: Cast) -> None:
    note = write_request(
        package=cast.package.pk,
        purpose="Kertas untuk arsip",
        needed_by=clock.today(),
        lines=[Wanted("Kertas HVS", "rim", 3)],
        by=cast.pptk,
    )
    agreed = agree_request(note=note.pk, by=cast.ppk)
    closed = close_request(note=note.pk, by=cast.pp)
    assert (closed.state, closed.answered_by_id, closed.answered_at) == ("closed", cast.ppk.id, agreed.answered_at)


def test_a_request_that_somebody_buys_for_is_not_sent_back(cast: Cast) -> None:
    basket = cast.basket(2)
    with pytest.raises(IllegalMove, match="sudah ada"):
        return_request(note=basket.request_id, reason="Kurang jelas.", by=cast.ppk)
    assert RequestNote.objects.get(pk=basket.request_id).state == "agreed"
    discard(order=basket.number, by=cast.pp)
    assert return_request(note=basket.request_id, reason="Kurang jelas.", by=cast.ppk).state == "returned"
