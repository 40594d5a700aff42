"""The story of one order: every step with its people, what waits, what is to come; and nobody's name in public."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.cast import NAMES, NOON, Town, build_town

from eblangkon.ground.kernel import clock
from eblangkon.insight.transparency.queries.history import order_history
from eblangkon.insight.transparency.queries.story import order_story
from eblangkon.insight.transparency.queries.story_past import ELSEWHERE, words_of
from eblangkon.insight.transparency.rules import Story
from eblangkon.purchase.delivery.actions.cut import cut
from eblangkon.purchase.delivery.actions.inspect import inspect
from eblangkon.purchase.delivery.actions.ship import ship
from eblangkon.purchase.delivery.actions.sign_handover import sign_handover
from eblangkon.purchase.delivery.rules import LineInspection
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.permissions import access_order
from eblangkon.purchase.ordering.states import ENDED, MOVES, State
from eblangkon.purchase.payment.actions.confirm_invoice import confirm_invoice
from eblangkon.purchase.payment.actions.take_step import take_step
from eblangkon.purchase.payment.rules import ProofFile

pytestmark = pytest.mark.django_db
QUERIES = 14


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    with clock.set_to(NOON):
        yield build_town()


def story(town: Town, number: int, public: bool = False) -> Story:
    return order_story(access_order(town.actor("pp"), number), public=public)


def codes(told: Story) -> list[str]:
    return [step.code for step in told.steps if step.state == "done"]


def coming(told: Story) -> list[str]:
    return [step.code for step in told.steps if step.state != "done"]


def accepted_line(town: Town, number: int) -> int:
    return Order.objects.get(pk=number).lines.get().pk


ROAD = ["hand_over", "invoice", "stage-npd", "stage-npd_agreed", "stage-paid"]


def test_from_the_request_to_what_waits(town: Town) -> None:
    told = story(town, town.order("awaiting_approval"))
    assert codes(told) == ["request", "agree", "start", "send"]
    assert coming(told) == ["approve", "accept", "ship", "inspect", *ROAD]
    request, agreed, *_rest = told.steps
    assert (request.names, request.duty) == ((f"{NAMES['pptk']} (contoh)",), "PPTK")
    assert (agreed.names, agreed.duty) == ((f"{NAMES['ppk']} (contoh)",), "PPK")
    assert told.waiting is not None
    assert (told.waiting.names, told.waiting.duty) == ((f"{NAMES['ppk']} (contoh)",), "PPK")
    assert (told.waiting.since, told.waiting.side) == (NOON, "buyer")


def test_the_shop_is_waited_for_until_a_day(town: Town) -> None:
    told = story(town, town.order("placed"))
    assert told.waiting is not None
    assert (told.waiting.code, told.waiting.duty, told.waiting.names) == ("accept", "Toko Subah (contoh)", ())
    assert told.waiting.until == Order.objects.get(pk=town.order("placed")).answer_by


def test_what_is_rejected_comes_once_more_and_can_be_cut(town: Town) -> None:
    number = town.order("accepted")
    line = accepted_line(town, number)
    ship(order=number, by=town.actor("vendor_owner"), quantities={line: 3})
    assert coming(story(town, number)) == ["inspect", *ROAD]
    inspect(order=number, by=town.actor("inspector"), counts={line: LineInspection(2, 1, "Basah")})
    told = story(town, number)
    assert coming(told) == ["ship", "inspect", *ROAD]
    (shown,) = told.lines
    assert (shown.ordered, shown.shipped, shown.accepted, shown.rejected, shown.to_ship) == (4, 3, 2, 1, 2)
    with clock.set_to(NOON + timedelta(hours=1)):
        ship(order=number, by=town.actor("vendor_owner"), quantities={line: 1})
        inspect(order=number, by=town.actor("pptk"))
        cut(order=number, by=town.actor("ppk"), quantities={line: 1}, reason="Cukup")
    told = story(town, number)
    assert codes(told)[-5:] == ["ship", "inspect", "ship", "inspect", "cut"]
    assert coming(told) == ROAD
    assert [step.duty for step in told.steps if step.code == "inspect"] == ["pengurus barang", "PPTK"]
    assert "Basah" in [remark for step in told.steps for remark in step.remarks]
    assert told.lines[0].amount == 150_000


def test_the_handover_is_told_by_who_signed(town: Town) -> None:
    number = town.order("accepted")
    ship(order=number, by=town.actor("vendor_owner"))
    inspect(order=number, by=town.actor("inspector"))
    sign_handover(order=number, by=town.actor("ppk"))
    told = story(town, number)
    (signed,) = [step for step in told.steps if step.code == "hand_over"]
    assert (signed.state, signed.names, signed.duty) == ("done", (f"{NAMES['ppk']} (contoh)",), "PPK")
    assert coming(told) == ROAD[1:]
    assert [paper.kind for paper in told.papers if paper.number] == ["SP", "BAST"]
    assert [paper.kind for paper in told.papers if not paper.number] == ["KW"]  # the short road: three papers


def test_the_payment_is_told_stage_by_stage(town: Town) -> None:
    number = town.order("accepted")
    ship(order=number, by=town.actor("vendor_owner"))
    inspect(order=number, by=town.actor("inspector"))
    sign_handover(order=number, by=town.actor("ppk"))
    confirm_invoice(order=number, by=town.actor("vendor_owner"))
    told = story(town, number)
    assert coming(told) == ROAD[2:]
    assert told.waiting is not None
    assert (told.waiting.stage, told.waiting.duty) == ("npd", "PPTK")
    assert told.waiting.until is not None
    (tap,) = [step for step in told.steps if step.code == "invoice"]
    assert (tap.state, tap.names, tap.duty) == ("done", (f"{NAMES['vendor_owner']} (contoh)",), "Toko Subah (contoh)")
    with clock.set_to(NOON + timedelta(hours=1)):
        take_step(order=number, stage="npd", by=town.actor("pptk"))
        take_step(order=number, stage="npd_agreed", by=town.actor("kpa"))
        proof = ProofFile(b"%PDF-1.7 bukti", ".pdf")
        take_step(order=number, stage="paid", by=town.actor("treasurer"), method="transfer", proof=proof)
    told = story(town, number)
    assert (coming(told), told.waiting, told.taxes_open) == ([], None, ())
    assert codes(told)[-3:] == ROAD[2:]
    assert [step.duty for step in told.steps[-3:]] == ["PPTK", "KPA", "bendahara pengeluaran"]
    assert all(step.remarks for step in told.steps if step.code in ("stage-npd", "stage-paid"))
    assert [paper.kind for paper in told.papers] == ["SP", "BAST", "KW"]


def test_withheld_taxes_are_the_last_stop(town: Town) -> None:
    number = town.order("placed")
    tax = {"collector": "treasurer", "ppn_withheld": 350_712, "pph_parts": {"22": 47_824}, "pbjt_withheld": 0}
    Order.objects.filter(pk=number).update(tax=tax)
    told = story(town, number)
    assert coming(told)[-1] == "tax"
    assert told.steps[-1].remarks == ("PPN, PPh Pasal 22",)
    assert told.taxes_open == ("ppn", "22")


@pytest.mark.parametrize("state", ["discarded", "rejected", "declined", "cancelled"])
def test_what_has_ended_waits_for_nobody(town: Town, state: str) -> None:
    told = story(town, town.order(state))
    assert (told.waiting, coming(told)) == (None, [])
    assert told.steps[-1].remarks or state == "discarded"


def test_the_public_form_names_nobody_and_repeats_nothing_that_was_written(town: Town) -> None:
    for state in ("cancelled", "declined", "accepted", "awaiting_approval"):
        told = story(town, town.order(state), public=True)
        assert all(step.names == () for step in told.steps)
        words = repr(told.steps) + repr(told.waiting)
        assert not any(name in words for name in NAMES.values())
        assert "Acara batal" not in words
        assert "Stok habis" not in words
        assert any(step.duty == "PPK" for step in told.steps)


@pytest.mark.parametrize("state", ["draft", "awaiting_approval", "accepted", "cancelled"])
def test_a_fixed_number_of_queries(town: Town, state: str, django_assert_num_queries) -> None:
    order = access_order(town.actor("pp"), town.order(state))
    with django_assert_num_queries(QUERIES):
        order_story(order)


def test_no_more_queries_for_more_shipments(town: Town, django_assert_num_queries) -> None:
    number = town.order("accepted")
    line = accepted_line(town, number)
    for _ in range(3):
        ship(order=number, by=town.actor("vendor_owner"), quantities={line: 1})
        inspect(order=number, by=town.actor("inspector"))
    order = access_order(town.actor("pp"), number)
    with django_assert_num_queries(QUERIES):
        order_story(order)


def test_every_move_has_words() -> None:
    assert all(words_of(move.verb) for move in MOVES if move.verb not in ELSEWHERE)
    assert {State.PAID} <= ENDED


def test_the_log_tells_the_newest_first(town: Town, django_assert_num_queries) -> None:
    order = access_order(town.actor("pp"), town.order("accepted"))
    with django_assert_num_queries(1):
        told = order_history(order)
    assert any("menerima pesanan" in one.sentence for one in told[:3])
    assert told == sorted(told, key=lambda one: one.at, reverse=True)
    assert not any("{" in one.sentence for one in told)
