"""Who orders, who approves and who pays are three people, and nobody stands on both sides; the letter names duties."""

from dataclasses import replace

import pytest

from eblangkon.ground.audit.rules import Hat
from eblangkon.purchase.ordering.actions.accept_order import accept_order
from eblangkon.purchase.ordering.actions.advance import advance
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.put_line import put_line
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.actions.start_order import start_order
from eblangkon.purchase.ordering.models import Order, OrderStep, RequestNote
from eblangkon.purchase.ordering.rules.refusals import WrongDuty
from eblangkon.purchase.ordering.states import State
from eblangkon.services.documents.queries import papers_of

pytestmark = pytest.mark.django_db


def wearing(actor, cast, *duties, shop=False):
    more = [Hat(duty, "33.25", agency=cast.agency.pk) for duty in duties]
    more += [Hat("vendor_owner", "33.25", vendor=cast.vendor.pk)] if shop else []
    return replace(actor, hats=(*actor.hats, *more))


def code(act, **given):
    with pytest.raises(WrongDuty) as refused:
        act(**given)
    (problem,) = refused.value.problems
    return problem.code


@pytest.fixture
def sent(cast):
    order = cast.basket(20)
    return send_for_approval(order=order.number, by=cast.pp).number


def test_who_filled_or_sent_it_does_not_approve_it(cast, sent):
    assert code(approve_order, order=sent, by=wearing(cast.pp, cast, "ppk")) == "same_person"
    Order.objects.filter(pk=sent).update(created_by=cast.ppk.id)
    assert code(approve_order, order=sent, by=cast.ppk) == "same_person"
    approve_order(order=sent, by=cast.kpa)


def test_who_ordered_or_approved_it_does_not_pay_it(cast, sent):
    approve_order(order=sent, by=cast.ppk)
    Order.objects.filter(pk=sent).update(state=State.PAYMENT_DUE)
    for actor in (cast.pp, cast.ppk):
        assert code(advance, order=sent, to=State.PAID, by=wearing(actor, cast, "treasurer")) == "same_person"
    advance(order=sent, to=State.PAID, by=wearing(cast.kpa, cast, "treasurer"))


def test_nobody_stands_on_both_sides(cast, sent):
    assert code(approve_order, order=sent, by=wearing(cast.ppk, cast, shop=True)) == "both_sides"
    approve_order(order=sent, by=cast.ppk)
    assert code(accept_order, order=sent, by=wearing(cast.shop, cast, "inspector")) == "both_sides"
    note = cast.request()
    assert (
        code(start_order, request=note.pk, vendor=cast.vendor.pk, by=wearing(cast.pp, cast, shop=True)) == "both_sides"
    )


def test_who_agreed_the_request_does_not_fill_its_basket(cast):
    note = cast.request()
    RequestNote.objects.filter(pk=note.pk).update(answered_by=cast.pp.id)
    assert code(start_order, request=note.pk, vendor=cast.vendor.pk, by=cast.pp) == "same_person"


def test_each_step_keeps_the_duty_with_which_it_was_made(cast, sent):
    approve_order(order=sent, by=wearing(cast.kpa, cast, "inspector"))
    accept_order(order=sent, by=cast.shop)
    steps = OrderStep.objects.filter(order=sent).order_by("version").values_list("verb", "actor_duty")
    assert list(steps) == [("start", "pp"), ("send", "pp"), ("approve", "kpa"), ("accept", "vendor_owner")]


def test_both_letters_name_the_real_duty(cast, sent):
    approve_order(order=sent, by=cast.kpa)
    accept_order(order=sent, by=cast.shop)
    for paper in papers_of(("order", str(sent))):
        assert "Kuasa Pengguna Anggaran selaku Pejabat Pembuat Komitmen" in str(paper.data)


def test_the_letter_lists_what_is_withheld_and_what_the_vendor_receives(cast):
    number = cast.basket(210).number
    send_for_approval(order=number, by=cast.pp)
    approve_order(order=number, by=cast.ppk)
    paper = papers_of(("order", str(number))).get()
    rows = [(row["label"], row["amount"], row["remark"]) for row in paper.data["paper"]["amounts"]]
    assert rows == [
        ("PPN", 0, ""),
        ("Dibayar pembeli", 10_500_000, ""),
        ("PPh Pasal 22", -157_500, "dipotong bendahara"),
        ("Diterima penyedia", 10_342_500, ""),
    ]


def test_who_put_a_line_into_the_basket_does_not_approve_it(cast):
    order = cast.basket(20)
    other = replace(cast.ppk, hats=(*cast.ppk.hats, Hat("pp", "33.25", agency=cast.agency.pk)))
    put_line(order=order.number, product=cast.products[0].pk, quantity=1, by=other)
    put_line(order=order.number, product=cast.products[0].pk, quantity=1, by=other)
    sent = send_for_approval(order=order.number, by=cast.pp)
    assert sent.filled_by == [cast.ppk.id]
    assert code(approve_order, order=order.number, by=cast.ppk) == "same_person"


def test_a_shop_s_own_people_fill_no_basket_of_theirs(cast):
    order = cast.basket(20)
    both = wearing(cast.pp, cast, shop=True)
    assert code(put_line, order=order.number, product=cast.products[0].pk, quantity=1, by=both) == "both_sides"
