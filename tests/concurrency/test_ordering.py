"""Real transactions side by side: one wins, the other is told, and nothing is given twice."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction
from tests.purchase.ordering.conftest import Cast, build_cast

from eblangkon.purchase.catalogue.models import Stock
from eblangkon.purchase.ordering import queries
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.models import BudgetAccount, Order, OrderStep, PlannedPackage
from eblangkon.purchase.ordering.rules.refusals import CannotSend, IllegalMove
from eblangkon.purchase.ordering.states import State

pytestmark = pytest.mark.commits


def together(*acts: Callable[[], object]) -> list[Exception | None]:
    """Run the acts in threads that start at one moment; what each raised, in order."""
    raised: list[Exception | None] = [None] * len(acts)
    gate = Barrier(len(acts))

    def run(index: int) -> None:
        gate.wait()
        try:
            acts[index]()
        except Exception as error:
            raised[index] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=(index,)) for index in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def test_two_approvals_at_once_one_is_told_of_the_other() -> None:
    cast = build_cast()
    number = cast.basket(10).number
    send_for_approval(order=number, by=cast.pp)
    raised = together(
        lambda: approve_order(order=number, by=cast.ppk), lambda: approve_order(order=number, by=cast.kpa)
    )
    (told,) = [error for error in raised if error]
    assert isinstance(told, IllegalMove)
    winner = cast.kpa if raised[0] else cast.ppk
    assert winner.name in str(told)
    assert OrderStep.objects.filter(order=number, verb="approve").count() == 1


def _two_orders(cast: Cast) -> list[int]:
    return [cast.basket(20).number, cast.basket(20).number]


@pytest.mark.parametrize("scarce", ["ceiling", "account", "stock"])
def test_the_last_is_given_once(scarce: str) -> None:
    cast = build_cast()
    first, second = _two_orders(cast)
    if scarce == "ceiling":
        PlannedPackage.objects.update(ceiling=1_500_000)
    elif scarce == "account":
        BudgetAccount.objects.update(amount=1_500_000)
    else:
        Stock.objects.filter(pk=cast.products[0].pk).update(on_hand=30)
    raised = together(
        lambda: send_for_approval(order=first, by=cast.pp), lambda: send_for_approval(order=second, by=cast.pp)
    )
    (told,) = [error for error in raised if error]
    assert isinstance(told, CannotSend)
    assert Order.objects.filter(state=State.AWAITING_APPROVAL).count() == 1
    assert PlannedPackage.objects.get().committed == 1_000_000
    assert Stock.objects.get(pk=cast.products[0].pk).reserved == 20
    assert not queries.packages_off_balance().exists()
    assert not queries.accounts_off_balance().exists()


def test_without_the_lock_the_last_is_promised_twice() -> None:
    """The race is real: reading first and writing later promises both; only the constraint then stops the second."""
    cast = build_cast()
    PlannedPackage.objects.update(ceiling=1_500_000)
    seen: list[bool] = []
    gate = Barrier(2)

    def careless() -> None:
        with transaction.atomic():
            package = PlannedPackage.objects.get(pk=cast.package.pk)
            seen.append(package.left >= 1_000_000)
            gate.wait()
            with connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE ordering_plannedpackage SET committed = committed + 1000000 WHERE id = %s", [package.pk]
                )

    raised = together(careless, careless)
    assert seen == [True, True]
    assert [type(error) for error in raised if error] == [IntegrityError]
