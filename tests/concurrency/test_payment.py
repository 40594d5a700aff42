"""The same payment sent twice at the same moment is paid once, and the other is told."""

import threading

import pytest
from django.db import connection
from tests.cast import NOON, build_town
from tests.purchase.payment.conftest import PROOF, SMALL, Counter

from eblangkon.ground.kernel import clock
from eblangkon.purchase.ordering.models import OrderStep
from eblangkon.purchase.ordering.rules import IllegalMove
from eblangkon.purchase.payment.actions.take_step import take_step
from eblangkon.purchase.payment.models import PaymentStep


@pytest.mark.commits
def test_the_same_payment_sent_twice_is_paid_once() -> None:
    with clock.set_to(NOON):
        counter = Counter(build_town())
        order = counter.invoiced(SMALL).number
        take_step(order=order, stage="npd", by=counter.town.actor("pptk"))
        take_step(order=order, stage="npd_agreed", by=counter.town.actor("kpa"))
        treasurer = counter.town.actor("treasurer")
    together, said, faults = threading.Barrier(2), [], []

    def pay() -> None:
        try:
            with clock.set_to(NOON):
                together.wait(10)
                take_step(order=order, stage="paid", by=treasurer, method="transfer", proof=PROOF)
        except IllegalMove as told:
            said.append(str(told))
        except BaseException as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=pay) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert faults == []
    assert len(said) == 1
    assert "sudah dicatat Sutarno" in said[0]
    assert PaymentStep.objects.filter(payment=order, stage="paid").count() == 1
    assert OrderStep.objects.filter(order=order, verb="pay").count() == 1
