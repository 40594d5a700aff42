"""LS papers that lie before the clock starts are nobody's forgotten pile: the hand is reminded, then those above."""

from datetime import timedelta

import pytest
from tests.cast import NOON, build_town

from eblangkon.ground.kernel import clock
from eblangkon.purchase.payment.actions.remind_payments import remind_payments
from eblangkon.purchase.payment.actions.take_step import take_step
from eblangkon.services.notices.models import Notice

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def told(code: str) -> set[int]:
    return set(Notice.objects.filter(code=code).values_list("person_id", flat=True))


def test_each_hand_is_reminded_anew_and_once() -> None:
    with clock.set_to(NOON):
        town = build_town()
        number = town.order("invoiced")
        assert remind_payments() == 0
    ids = {role: person.pk for role, person in town.people.items()}
    with clock.set_to(NOON + 2 * DAY):
        remind_payments()
        assert remind_payments() == 0
        assert told("payment.still.spp") == {ids["treasurer"], ids["bpp"]}
        assert told("payment.unstarted") == set()
    with clock.set_to(NOON + 5 * DAY):
        take_step(order=number, stage="spp", by=town.actor("treasurer"), number="1/SPP")
        remind_payments()
        assert told("payment.still.verified") == set(), "its turn began only today"
    with clock.set_to(NOON + 12 * DAY):
        remind_payments()
        assert told("payment.still.verified") == {ids["ppk_skpd"]}
        assert told("payment.unstarted") == {ids["pa"], ids["kpa"], ids["ukpbj"]}
        take_step(order=number, stage="verified", by=town.actor("ppk_skpd"))
        assert not Notice.objects.filter(code="payment.unstarted", read_at__isnull=True).exists()
        assert remind_payments() == 0, "the clock of the vendor runs now"
