"""Who waits next finds it in the inbox; what one was told before is settled; nobody is told of their own act."""

from datetime import date, timedelta

import pytest

from eblangkon.ground.audit.rules import Actor, Hat
from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies.models import Duty
from eblangkon.parties.vendors.models import VendorMember
from eblangkon.purchase.ordering.actions.accept_order import accept_order
from eblangkon.purchase.ordering.actions.advance import advance
from eblangkon.purchase.ordering.actions.agree_request import agree_request
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.cancel import cancel
from eblangkon.purchase.ordering.actions.decline_order import decline_order
from eblangkon.purchase.ordering.actions.expire_orders import expire_orders
from eblangkon.purchase.ordering.actions.reject import reject
from eblangkon.purchase.ordering.actions.return_order import return_order
from eblangkon.purchase.ordering.actions.return_request import return_request
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.actions.withdraw import withdraw
from eblangkon.purchase.ordering.actions.write_request import Wanted, write_request
from eblangkon.purchase.ordering.models import Order, RequestNote
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


def told(*people, about="order"):
    """What came without waiting; the requests behind the orders are looked at apart."""
    return [
        [notice.code for notice in inbox(person.id) if not notice.waits and notice.subject_kind == about]
        for person in people
    ]


def test_each_step_tells_the_next_and_settles_the_last(cast):
    order = cast.basket(20)
    send_for_approval(order=order.number, by=cast.pp)
    assert waits(cast.ppk, cast.kpa, cast.pp, cast.shop) == [
        ["order.wait.awaiting_approval"],
        [],  # a PPK is there to approve: the KPA need not hear of it
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
    assert told(cast.shop) == [["order.told.expire"]]  # its time ran out; declining was its own act


def test_the_kpa_hears_of_it_where_no_ppk_may_act(cast):
    alone, own = cast.basket(2), cast.basket(2)
    hats = (*cast.pp.hats, *cast.ppk.hats)
    Order.objects.filter(pk=own.number).update(created_by_id=cast.ppk.id)
    RequestNote.objects.filter(pk=own.request_id).update(answered_by_id=cast.kpa.id)
    send_for_approval(order=own.number, by=Actor("person", cast.ppk.id, cast.ppk.name, hats))
    assert waits(cast.ppk, cast.kpa) == [[], ["order.wait.awaiting_approval"]]  # who ordered does not approve
    Duty.objects.filter(person_id=cast.ppk.id).update(valid_to=date(2026, 1, 2))
    send_for_approval(order=alone.number, by=cast.pp)
    assert waits(cast.ppk, cast.kpa) == [[], ["order.wait.awaiting_approval"] * 2]


def ask(cast, by):
    wanted = [Wanted("Kertas HVS A4", "rim", 5)]
    purpose = f"Kertas {by.name}"
    day = clock.today() + timedelta(days=5)
    return write_request(package=cast.package.pk, purpose=purpose, needed_by=day, lines=wanted, by=by)


def test_a_request_reaches_who_must_answer_it_and_comes_back_to_its_writer(cast):
    note = ask(cast, cast.pptk)
    assert waits(cast.ppk, cast.kpa, cast.pp) == [["request.wait.asked"], [], []]
    return_request(note=note.pk, reason="Sebut satuannya", by=cast.ppk)
    assert waits(cast.ppk, cast.pptk) == [[], ["request.wait.returned"]]
    assert "Sebut satuannya." in inbox(cast.pptk.id)[0].params["note"]
    again = write_request(
        package=note.package_id, purpose=note.purpose, needed_by=note.needed_by, lines=[Wanted("Kertas", "rim", 5)],
        by=cast.pptk, mends=note.pk,
    )  # fmt: skip
    assert waits(cast.ppk, cast.pptk) == [["request.wait.asked"], []]
    agree_request(note=again.pk, by=cast.ppk)
    assert waits(cast.ppk, cast.pptk) == [[], []]
    assert told(cast.pp, cast.kpa, about="request") == [["request.told.agreed"], []]


def test_without_a_ppk_the_kpa_is_asked_and_the_own_word_of_a_ppk_goes_to_the_pp(cast):
    ask(cast, cast.ppk)
    assert told(cast.pp, cast.ppk, about="request") == [["request.told.agreed"], []]
    Duty.objects.filter(person_id=cast.ppk.id).delete()
    ask(cast, cast.pptk)
    assert waits(cast.ppk, cast.kpa) == [[], ["request.wait.asked"]]


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
    assert not Notice.objects.filter(subject_kind="order").exists()


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
