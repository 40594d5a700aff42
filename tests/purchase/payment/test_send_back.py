"""Papers that are not complete go back with a reason, are filed again, and nothing of it is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.cast import NOON
from tests.purchase.payment.conftest import LONG, PROOF, SMALL, TAXED, Counter

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import Hat
from eblangkon.ground.kernel import clock
from eblangkon.insight.transparency.queries.story import order_story
from eblangkon.purchase.ordering.models import Order, OrderStep
from eblangkon.purchase.ordering.permissions import access_order
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, Refused, Stale, WrongDuty
from eblangkon.purchase.payment.actions.correct_deposit import correct_deposit
from eblangkon.purchase.payment.actions.correct_step import correct_step
from eblangkon.purchase.payment.actions.record_deposits import record_deposits
from eblangkon.purchase.payment.actions.send_back import send_back
from eblangkon.purchase.payment.actions.take_step import take_step
from eblangkon.purchase.payment.models import Payment, PaymentStep, TaxDeposit
from eblangkon.purchase.payment.queries import orders_waiting_for_payment_step, steps_of
from eblangkon.purchase.payment.rules import Deposit
from eblangkon.services.notices import queries as notices

WHY = "Faktur pajak belum ada."


@pytest.fixture
def spp(counter: Counter) -> Order:
    """An order of LS whose SPP waits for the verifier."""
    order = counter.invoiced(LONG)
    take_step(order=order.number, stage="spp", by=counter.town.actor("treasurer"), number="1/SPP")
    return Order.objects.get(pk=order.number)


def test_an_spp_comes_back_and_is_filed_again(counter: Counter, spp: Order) -> None:
    who = counter.town.actor
    send_back(order=spp.number, stage="verified", reason=f" {WHY} ", by=who("ppk_skpd"), seen_version=spp.version)
    payment = Payment.objects.get(pk=spp.number)
    assert (payment.waits_for, payment.round, payment.due_since) == ("spp", 2, None)
    assert list(orders_waiting_for_payment_step(who("treasurer"))) == [spp]
    assert list(orders_waiting_for_payment_step(who("ppk_skpd"))) == []
    told = notices.inbox(who("treasurer").id).first()  # type: ignore[arg-type]
    assert told is not None
    assert (told.code, told.params["note"]) == ("payment.again.spp", WHY)
    take_step(order=spp.number, stage="spp", by=who("treasurer"), number="2/SPP")
    assert [step.number for step in steps_of(spp.number)] == ["2/SPP"]
    assert list(PaymentStep.objects.order_by("pk").values_list("number", "round")) == [("1/SPP", 1), ("2/SPP", 2)]
    take_step(order=spp.number, stage="verified", by=who("ppk_skpd"))
    take_step(order=spp.number, stage="spm", by=who("pa"), number="1/SPM")
    take_step(order=spp.number, stage="sp2d", by=who("treasurer"), number="1/SP2D")
    assert Order.objects.get(pk=spp.number).state == "paid"


def test_an_npd_comes_back_as_often_as_it_must(counter: Counter) -> None:
    who, order = counter.town.actor, counter.invoiced(SMALL)
    due = Payment.objects.get(pk=order.number).due_by
    for _ in range(2):
        take_step(order=order.number, stage="npd", by=who("pptk"))
        send_back(order=order.number, stage="npd_agreed", reason=WHY, by=who("kpa"))
    take_step(order=order.number, stage="npd", by=who("pptk"))
    take_step(order=order.number, stage="npd_agreed", by=who("pa"))
    take_step(order=order.number, stage="paid", by=who("treasurer"), method="cash", proof=PROOF)
    payment = Payment.objects.get(pk=order.number)
    assert (payment.round, payment.due_by) == (3, due)
    assert OrderStep.objects.filter(order=order.number, verb="send_back", note=WHY).count() == 2


def test_it_is_logged_and_stands_in_the_story(counter: Counter, spp: Order) -> None:
    with clock.set_to(NOON + timedelta(hours=1)):
        send_back(order=spp.number, stage="verified", reason=WHY, by=counter.town.actor("ppk_skpd"))
    entry = AuditEntry.objects.get(action="order.send_back")
    assert (entry.data["note"], entry.data["number"]) == (WHY, "1/SPP")
    told = order_story(access_order(counter.town.actor("pp"), spp.number))
    assert [step.code for step in told.steps if step.state == "done"][-2:] == ["stage-spp", "send_back"]
    back = next(step for step in told.steps if step.code == "send_back")
    assert (back.remarks, back.duty) == ((WHY,), "PPK-SKPD")
    assert told.waiting is not None
    assert told.waiting.code == "stage-spp"
    public = order_story(access_order(counter.town.actor("pp"), spp.number), public=True)
    assert WHY not in repr(public.steps)


def test_only_who_judges_it_and_only_once(counter: Counter, spp: Order) -> None:
    who = counter.town.actor
    for role in ("treasurer", "pa", "pptk", "pp", "vendor_owner", "other_ppk", "auditor"):
        with pytest.raises(WrongDuty):
            send_back(order=spp.number, stage="verified", reason=WHY, by=who(role))
    for reason in (" ", "x" * 501):
        with pytest.raises(Refused, match="Alasan"):
            send_back(order=spp.number, stage="verified", reason=reason, by=who("ppk_skpd"))
    assert OrderStep.objects.filter(verb="send_back").count() == 0
    send_back(order=spp.number, stage="verified", reason=WHY, by=who("ppk_skpd"))
    with pytest.raises(IllegalMove, match="menunggu"):
        send_back(order=spp.number, stage="verified", reason=WHY, by=who("ppk_skpd"))
    with pytest.raises(IllegalMove, match="tidak ada yang dapat dikembalikan"):
        send_back(order=spp.number, stage="spp", reason=WHY, by=who("treasurer"))
    assert OrderStep.objects.filter(verb="send_back").count() == 1


def test_a_page_of_before_decides_nothing_about_what_was_filed_since(counter: Counter, spp: Order) -> None:
    who = counter.town.actor
    send_back(order=spp.number, stage="verified", reason=WHY, by=who("ppk_skpd"))
    take_step(order=spp.number, stage="spp", by=who("treasurer"), number="2/SPP")
    for act in (
        lambda: take_step(order=spp.number, stage="verified", by=who("ppk_skpd"), seen_version=spp.version),
        lambda: send_back(order=spp.number, stage="verified", reason=WHY, by=who("ppk_skpd"), seen_version=spp.version),
    ):
        with pytest.raises(Stale):
            act()
    assert Payment.objects.get(pk=spp.number).waits_for == "verified"


def test_what_went_back_is_not_corrected(counter: Counter, spp: Order) -> None:
    step = PaymentStep.objects.get(payment=spp.number)
    send_back(order=spp.number, stage="verified", reason=WHY, by=counter.town.actor("ppk_skpd"))
    with pytest.raises(IllegalMove, match="dikembalikan"):
        correct_step(step=step.pk, by=counter.town.actor("treasurer"), number="9", day=clock.today(), note="Salah.")


def test_no_round_pays_twice(counter: Counter) -> None:
    order = counter.invoiced(SMALL)
    take_step(order=order.number, stage="npd", by=counter.town.actor("pptk"))
    take_step(order=order.number, stage="npd_agreed", by=counter.town.actor("kpa"))
    paid = take_step(
        order=order.number, stage="paid", by=counter.town.actor("treasurer"), method="cash", proof=PROOF
    )  # fmt: skip
    paid.pk, paid.round = None, 2
    with pytest.raises(IntegrityError, match="payment_paid_once"), transaction.atomic():
        paid.save(force_insert=True)


def test_deposits_are_kept_from_the_hands_that_the_payment_is_kept_from(counter: Counter) -> None:
    """Three people, and nobody of both sides (DOMAIN.md 3): withheld tax is money too."""
    order, who = counter.invoiced(TAXED), counter.town.actor
    take_step(order=order.number, stage="npd", by=who("pptk"))
    take_step(order=order.number, stage="npd_agreed", by=who("kpa"))
    treasurer = who("treasurer")
    take_step(order=order.number, stage="paid", by=treasurer, method="transfer", proof=PROOF)
    good = Deposit("22", "123456789012345", "ABCD1234EFGH5678", "BP-1", clock.today())
    both = replace(treasurer, hats=(*treasurer.hats, Hat("vendor_staff", "33.25", vendor=order.vendor_id)))
    approver = replace(who("ppk"), hats=treasurer.hats)
    counted = replace(who("inspector"), hats=treasurer.hats)
    wrong = [(both, "sekaligus"), (approver, "tiga orang"), (counted, "sudah memeriksa barang"), (who("pa"), "Hanya")]
    for hands, words in wrong:
        with pytest.raises(WrongDuty, match=words):
            record_deposits(order=order.number, deposits=[good], by=hands)
    assert TaxDeposit.objects.count() == 0
    (made,) = record_deposits(order=order.number, deposits=[good], by=treasurer)
    for hands, words in wrong:
        with pytest.raises(WrongDuty, match=words):
            correct_deposit(deposit=made.pk, right=good, note="Salah.", by=hands)
    assert TaxDeposit.objects.count() == 1
