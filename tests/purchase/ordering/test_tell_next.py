"""Who waits next finds it in the inbox; what one was told before is settled; nobody is told of their own act."""

from datetime import date, timedelta

import pytest

from eblangkon.ground.audit.rules import Actor, Hat
from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies.models import Duty
from eblangkon.parties.vendors.models import VendorMember
from eblangkon.purchase.ordering.actions.accept_order import accept_order
from eblangkon.purchase.ordering.actions.advance import advance
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.cancel import cancel
from eblangkon.purchase.ordering.actions.decline_order import decline_order
from eblangkon.purchase.ordering.actions.expire_orders import expire_orders
from eblangkon.purchase.ordering.actions.reject import reject
from eblangkon.purchase.ordering.actions.return_order import return_order
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.actions.withdraw import withdraw
from eblangkon.purchase.ordering.states import MOVES, State, awaited
from eblangkon.services.notices.models import Notice
from eblangkon.services.notices.queries import inbox
from eblangkon.services.notices.rules import WORDINGS

pytestmark = pytest.mark.django_db
PAYMENT = {State.INVOICED, State.PAYMENT_DUE}


@pytest.fixture
def cast(cast):
    """The cast of orders, with its duties in the records."""
    for actor in (cast.pptk, cast.pp, cast.ppk, cast.kpa):
        Duty.objects.create(
            person_id=actor.id,
            region_id="33.25",
            agency=cast.agency,
            code=actor.hats[0].duty,
            decree_number="1",
            valid_from=date(2026, 1, 1),
        )
    VendorMember.objects.create(vendor=cast.vendor, person_id=cast.shop.id, role="owner", valid_from=date(2026, 1, 1))
    return cast


def waits(*people):
    return [[notice.code for notice in inbox(person.id, waiting=True)] for person in people]


def told(*people):
    return [[notice.code for notice in inbox(person.id) if not notice.waits] for person in people]


def test_each_step_tells_the_next_and_settles_the_last(cast):
    order = cast.basket(20)
    send_for_approval(order=order.number, by=cast.pp)
    assert waits(cast.ppk, cast.kpa, cast.pp, cast.shop) == [
        ["order.wait.awaiting_approval"],
        ["order.wait.awaiting_approval"],
        [],
        [],
    ]
    approve_order(order=order.number, by=cast.ppk)
    assert waits(cast.ppk, cast.kpa, cast.shop) == [[], [], ["order.wait.placed"]]
    accept_order(order=order.number, by=cast.shop)
    assert waits(cast.shop, cast.pptk) == [[], []]
    advance(order=order.number, to=State.SHIPPED, by=cast.shop)
    assert waits(cast.pptk) == [["order.wait.shipped"]]
    advance(order=order.number, to=State.RECEIVED, by=cast.pptk)
    assert waits(cast.pptk, cast.ppk) == [[], ["order.wait.received"]]
    advance(order=order.number, to=State.HANDED_OVER, by=cast.ppk)
    assert waits(cast.ppk, cast.shop) == [[], ["order.wait.handed_over"]]


def test_who_asked_is_told_how_it_ended(cast, noon):
    orders = [cast.basket(2) for _ in range(4)]
    for order in orders:
        send_for_approval(order=order.number, by=cast.pp)
    returned, rejected, declined, silent = orders
    return_order(order=returned.number, reason="Kurangi", by=cast.kpa)
    assert waits(cast.pp) == [["order.told.return"]]
    reject(order=rejected.number, reason="Tidak perlu", by=cast.kpa)
    for order in (declined, silent):
        approve_order(order=order.number, by=cast.kpa)
    decline_order(order=declined.number, reason="Habis", by=cast.shop)
    with clock.set_to(noon + timedelta(days=14)):
        expire_orders()
    ends = ["order.told.expire", "order.told.decline", "order.told.reject"]
    assert told(cast.pp, cast.ppk) == [ends, ends]  # the PP who ordered and the PPK who wrote the request
    assert told(cast.shop) == [[]]


def test_the_shop_learns_of_a_cancellation(cast):
    order = cast.basket(2)
    send_for_approval(order=order.number, by=cast.pp)
    approve_order(order=order.number, by=cast.ppk)
    cancel(order=order.number, reason="Salah kantor", by=cast.ppk)
    assert (told(cast.shop, cast.pp), waits(cast.shop)) == ([["order.told.cancel"]] * 2, [[]])


def test_a_withdrawal_settles_and_tells_nobody(cast):
    order = cast.basket(2)
    send_for_approval(order=order.number, by=cast.pp)
    before = Notice.objects.count()
    withdraw(order=order.number, by=cast.pp)
    assert (Notice.objects.count(), waits(cast.ppk, cast.pp)) == (before, [[], []])


def test_a_refused_move_tells_nobody(cast):
    order = cast.basket(501)
    with pytest.raises(Exception, match="tersisa"):
        send_for_approval(order=order.number, by=cast.pp)
    assert not Notice.objects.exists()


def test_moves_add_one_statement(cast, django_assert_num_queries):
    order = cast.basket(2)
    send_for_approval(order=order.number, by=cast.pp)
    approve_order(order=order.number, by=cast.ppk)
    accept_order(order=order.number, by=cast.shop)
    with django_assert_num_queries(6):  # savepoint, lock, move, entry, notices, release
        advance(order=order.number, to=State.SHIPPED, by=cast.shop)


def test_every_move_that_tells_has_words():
    for move in MOVES:
        following = awaited(move.target)
        if move.source and following and move.target not in PAYMENT and following.duties != move.duties:
            code = "order.told.return" if move.verb == "return" else f"order.wait.{move.target}"
            assert WORDINGS[code].waits
    for verb in "reject decline expire cancel terminate pay".split():
        assert not WORDINGS[f"order.told.{verb}"].waits


def test_a_system_actor_is_nobody_s_neighbour(cast):
    """An actor without an id excludes nobody."""
    order = cast.basket(2)
    send_for_approval(order=order.number, by=Actor("person", None, "P", (Hat("pp", "33.25", agency=cast.agency.pk),)))
    assert waits(cast.ppk) == [["order.wait.awaiting_approval"]]
