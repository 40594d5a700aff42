"""The same payment sent twice at the same moment is paid once, and the other is told."""

import importlib
import threading
from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection
from tests.cast import NOON, build_town
from tests.purchase.payment.conftest import LONG, PROOF, SMALL, Counter

from eblangkon.ground.kernel import clock
from eblangkon.purchase.ordering.models import Order, OrderStep
from eblangkon.purchase.ordering.rules.refusals import IllegalMove
from eblangkon.purchase.payment.actions.send_back import send_back
from eblangkon.purchase.payment.actions.take_step import take_step
from eblangkon.purchase.payment.models import PaymentStep
from eblangkon.purchase.payment.queries import steps_of


class Payers:
    """An order that waits for the money, and its treasurer at two desks."""

    def __init__(self) -> None:
        with clock.set_to(NOON):
            counter = Counter(build_town())
            self.order = counter.invoiced(SMALL).number
            take_step(order=self.order, stage="npd", by=counter.town.actor("pptk"))
            take_step(order=self.order, stage="npd_agreed", by=counter.town.actor("kpa"))
            self.treasurer = counter.town.actor("treasurer")
        self.together = threading.Barrier(2)
        self.told: list[str] = []
        self.faults: list[BaseException] = []

    def pay(self) -> None:
        try:
            with clock.set_to(NOON):
                self.together.wait(10)
                take_step(order=self.order, stage="paid", by=self.treasurer, method="transfer", proof=PROOF)
        except IllegalMove as told:
            self.told.append(str(told))
        except BaseException as fault:
            self.faults.append(fault)
        finally:
            connection.close()

    def pay_together(self) -> None:
        threads = [threading.Thread(target=self.pay) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)


@pytest.mark.commits
def test_the_same_payment_sent_twice_is_paid_once() -> None:
    payers = Payers()
    payers.pay_together()
    assert payers.faults == []
    assert len(payers.told) == 1
    assert "sudah dicatat Sutarno" in payers.told[0]
    assert PaymentStep.objects.filter(payment=payers.order, stage="paid").count() == 1
    assert OrderStep.objects.filter(order=payers.order, verb="pay").count() == 1


@pytest.mark.commits
def test_with_the_lock_off_both_pass_the_checks_and_the_database_refuses_one(monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module("eblangkon.purchase.payment.actions.take_step")
    payers, both = Payers(), threading.Barrier(2)

    def unlocked(number: int, seen_version: int | None = None) -> Order:
        return Order.objects.select_related("agency", "vendor", "package").get(pk=number)

    def after_the_checks(order: int) -> list[PaymentStep]:
        both.wait(10)  # fails unless both have come as far as this
        return steps_of(order)

    # What keeps the second out is then a constraint alone, not even the order's table of moves.
    monkeypatch.setattr(module, "lock_order", unlocked)
    monkeypatch.setattr(module, "steps_of", after_the_checks)
    monkeypatch.setattr(module, "advance", lambda *, order, to, by, evidence: unlocked(order))
    payers.pay_together()
    assert payers.told == []
    assert [type(fault) for fault in payers.faults] == [IntegrityError]
    assert "payment_step_once" in str(payers.faults[0])
    assert PaymentStep.objects.filter(payment=payers.order, stage="paid").count() == 1


class Verifiers:
    """An SPP on two screens: one finds it complete, the other sends it back."""

    def __init__(self) -> None:
        with clock.set_to(NOON):
            counter = Counter(build_town())
            self.order = counter.invoiced(LONG).number
            take_step(order=self.order, stage="spp", by=counter.town.actor("treasurer"), number="1/SPP")
            self.verifier = counter.town.actor("ppk_skpd")
        self.together = threading.Barrier(2)
        self.told: list[str] = []
        self.faults: list[BaseException] = []

    def _act(self, act: Callable[[], object]) -> None:
        try:
            with clock.set_to(NOON):
                self.together.wait(10)
                act()
        except IllegalMove as told:
            self.told.append(str(told))
        except BaseException as fault:
            self.faults.append(fault)
        finally:
            connection.close()

    def verify(self) -> None:
        self._act(lambda: take_step(order=self.order, stage="verified", by=self.verifier))

    def send_back(self) -> None:
        self._act(lambda: send_back(order=self.order, stage="verified", reason="Kurang.", by=self.verifier))


@pytest.mark.commits
def test_verified_and_sent_back_at_the_same_moment_is_one_of_both() -> None:
    pair = Verifiers()
    threads = [threading.Thread(target=act) for act in (pair.verify, pair.send_back)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert pair.faults == []
    assert len(pair.told) == 1
    verbs = OrderStep.objects.filter(order=pair.order, verb__in=("verify", "send_back"))
    assert verbs.count() == 1
