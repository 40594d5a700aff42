"""From the vendor's tap to the deposited tax, on every road, and back again where it must not go."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from tests.cast import NOON
from tests.purchase.payment.conftest import LONG, PROOF, SMALL, TAXED, Counter

from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, Refused, WrongDuty
from eblangkon.purchase.payment.actions.confirm_invoice import confirm_invoice
from eblangkon.purchase.payment.actions.correct_deposit import correct_deposit
from eblangkon.purchase.payment.actions.correct_step import correct_step
from eblangkon.purchase.payment.actions.record_deposits import record_deposits
from eblangkon.purchase.payment.actions.take_step import take_step
from eblangkon.purchase.payment.models import Payment, PaymentStep, TaxDeposit
from eblangkon.purchase.payment.queries import (
    deposits_of,
    next_stage_of,
    orders_waiting_for_payment_step,
    orders_with_taxes_open,
    payment_of,
    steps_of,
    taxes_open,
    wait_of,
)
from eblangkon.purchase.payment.rules import Deposit, Waited
from eblangkon.services.documents.queries import papers_of
from eblangkon.services.notices import queries as notices


def papers(order: Order) -> list[tuple[str, int]]:
    return [(paper.kind, paper.version) for paper in papers_of(("order", str(order.number)))]


def pay(counter: Counter, order: Order) -> None:
    """The whole way of the float."""
    take_step(order=order.number, stage="npd", by=counter.town.actor("pptk"))
    take_step(order=order.number, stage="npd_agreed", by=counter.town.actor("kpa"))
    take_step(order=order.number, stage="paid", by=counter.town.actor("treasurer"), method="transfer", proof=PROOF)


def good(kind: str = "22") -> Deposit:
    return Deposit(kind, "123456789012345", "ABCD1234EFGH5678", "BP-22/1", clock.today())


def test_one_tap_opens_the_payment_and_starts_the_clock_of_the_float(counter: Counter) -> None:
    order = counter.invoiced(SMALL)
    payment = payment_of(order.number)
    assert payment is not None
    assert (order.state, payment.route, payment.amount) == ("payment_due", "UP", order.total)
    assert payment.due_since == order.moved_at
    assert payment.due_by is not None
    assert payment.due_by > clock.today() + timedelta(days=14)
    assert payment.invoice_number == ""
    assert papers(order)[-2:] == [("BAST", 2), ("KW", 1)]


def test_on_the_long_road_the_invoice_is_a_paper_of_its_own(counter: Counter) -> None:
    order = counter.invoiced(LONG)
    assert (order.state, order.route, order.short_road) == ("invoiced", "LS", False)
    payment = payment_of(order.number)
    assert payment is not None
    assert payment.due_since is None
    assert papers(order)[-3:] == [("BAST", 2), ("TG", 1), ("KW", 1)]


def test_a_second_tap_is_told_and_issues_nothing(counter: Counter) -> None:
    order = counter.invoiced(SMALL)
    before = papers(order)
    with pytest.raises(IllegalMove):
        confirm_invoice(order=order.number, by=counter.town.actor("vendor_staff"))
    assert papers(order) == before


def test_the_float_pays_in_three_acts_and_each_stands_on_the_kuitansi(counter: Counter) -> None:
    order = counter.invoiced(SMALL)
    pay(counter, order)
    order.refresh_from_db()
    payment = payment_of(order.number)
    assert payment is not None
    assert (order.state, payment.waits_for, payment.taxes_open) == ("paid", "", False)
    assert [(step.stage, step.number) for step in steps_of(order.number)] == [
        ("npd", "33.25/NPD/2026/000001"),
        ("npd_agreed", ""),
        ("paid", "33.25/TBP/2026/000001"),
    ]
    assert papers(order)[-3:] == [("KW", 1), ("KW", 2), ("KW", 3)]
    newest = papers_of(("order", str(order.number))).filter(kind="KW").latest("version").data["paper"]
    assert [one["caption"] for one in newest["signatures"]] == ["Setuju dibayar", "Lunas dibayar", "Penerima"]
    assert [one["act"] for one in newest["signatures"]] == ["account"] * 3
    assert newest["total"] == int(order.total)


def test_the_kuitansi_keeps_the_day_on_which_it_took_its_number(counter: Counter) -> None:
    order = counter.invoiced(SMALL)
    day = clock.today()
    with clock.set_to(NOON + timedelta(days=6)):
        pay(counter, order)
    versions = papers_of(("order", str(order.number))).filter(kind="KW").order_by("version")
    assert [paper.data["paper"]["day"] for paper in versions] == [day.isoformat()] * 3


def test_the_treasury_pays_in_four_stages_with_typed_numbers(counter: Counter) -> None:
    order = counter.invoiced(LONG)
    who = counter.town.actor
    with pytest.raises(Refused, match="Nomor SPP belum diisi"):
        take_step(order=order.number, stage="spp", by=who("treasurer"))
    take_step(order=order.number, stage="spp", by=who("treasurer"), number="00012/SPP-LS/2026")
    take_step(order=order.number, stage="verified", by=who("ppk_skpd"))
    payment = payment_of(order.number)
    assert payment is not None
    assert payment.due_since == clock.now()
    take_step(order=order.number, stage="spm", by=who("pa"), number="00012/SPM-LS/2026")
    take_step(order=order.number, stage="sp2d", by=who("treasurer"), number="04512/SP2D/2026")
    order.refresh_from_db()
    assert order.state == "paid"
    assert papers(order)[-2:] == [("KW", 1), ("KW", 2)]
    newest = papers_of(("order", str(order.number))).filter(kind="KW").latest("version").data["paper"]
    assert [one["caption"] for one in newest["signatures"]] == ["Setuju dibayar", "Penerima"]
    assert taxes_open(order) == {"22": Rupiah(180_000)}


def test_paid_but_tax_not_deposited_is_seen_until_it_is(counter: Counter) -> None:
    order = counter.invoiced(TAXED)
    pay(counter, order)
    order.refresh_from_db()
    treasurer = counter.town.actor("treasurer")
    assert taxes_open(order) == {"22": Rupiah(75_000)}
    assert list(orders_with_taxes_open(treasurer)) == [order]
    assert notices.inbox(treasurer.id).first().code == "payment.wait.tax"  # type: ignore[union-attr,arg-type]
    record_deposits(order=order.number, deposits=[good()], by=treasurer)
    assert taxes_open(order) == {}
    assert list(orders_with_taxes_open(treasurer)) == []
    with pytest.raises(IllegalMove):
        record_deposits(order=order.number, deposits=[good()], by=treasurer)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (Deposit("22", "12345", "ABCD1234EFGH5678", "BP", clock.today()), "billing_id-22"),
        (Deposit("22", "123456789012345", "abc", "BP", clock.today()), "ntpn-22"),
        (Deposit("22", "123456789012345", "ABCD1234EFGH5678", " ", clock.today()), "slip_number-22"),
        (Deposit("22", "123456789012345", "ABCD1234EFGH5678", "BP", clock.today() + timedelta(days=9999)), "day-22"),
    ],
)
def test_a_wrong_deposit_names_its_field(counter: Counter, wrong: Deposit, field: str) -> None:
    order = counter.invoiced(TAXED)
    pay(counter, order)
    with pytest.raises(Refused) as refused:
        record_deposits(order=order.number, deposits=[wrong], by=counter.town.actor("treasurer"))
    assert [problem.field for problem in refused.value.problems if problem.code != "future"] + [
        problem.field for problem in refused.value.problems if problem.code == "future" and field == "day-22"
    ] == [field]


def test_each_stage_waits_for_its_own_people_and_nobody_else(counter: Counter) -> None:
    order = counter.invoiced(SMALL)
    who = counter.town.actor
    assert list(orders_waiting_for_payment_step(who("pptk"))) == [order]
    assert list(orders_waiting_for_payment_step(who("treasurer"))) == []
    assert notices.inbox(who("pptk").id).first().code == "payment.wait.npd"  # type: ignore[union-attr,arg-type]
    for stage, role in (("npd_agreed", "kpa"), ("paid", "treasurer"), ("sp2d", "treasurer"), ("none", "pptk")):
        with pytest.raises(IllegalMove, match="menunggu"):
            take_step(order=order.number, stage=stage, by=who(role), method="cash", proof=PROOF)
    for role in ("ppk", "pp", "treasurer", "vendor_owner", "other_ppk", "auditor", "nobody"):
        with pytest.raises(WrongDuty):
            take_step(order=order.number, stage="npd", by=who(role))
    assert PaymentStep.objects.count() == 0


def test_paying_needs_a_proof_and_a_way(counter: Counter) -> None:
    order = counter.invoiced(SMALL)
    take_step(order=order.number, stage="npd", by=counter.town.actor("pptk"))
    take_step(order=order.number, stage="npd_agreed", by=counter.town.actor("pa"))
    with pytest.raises(Refused) as refused:
        take_step(
            order=order.number,
            stage="paid",
            by=counter.town.actor("treasurer"),
            day=clock.today() + timedelta(days=1),
            fee_by="nobody",
        )
    assert {problem.field for problem in refused.value.problems} == {"proof", "method", "day", "fee_by"}


def test_a_second_payment_is_told_who_was_faster(counter: Counter) -> None:
    order = counter.invoiced(SMALL)
    pay(counter, order)
    with pytest.raises(IllegalMove, match="sudah dicatat Sutarno"):
        take_step(order=order.number, stage="paid", by=counter.town.actor("treasurer"), method="cash", proof=PROOF)
    assert PaymentStep.objects.filter(stage="paid").count() == 1


def test_a_wrong_number_is_corrected_by_a_new_entry(counter: Counter) -> None:
    order = counter.invoiced(SMALL)
    pay(counter, order)
    treasurer = counter.town.actor("treasurer")
    wrong = steps_of(order.number)[-1]
    with pytest.raises(Refused, match="Alasan koreksi"):
        correct_step(step=wrong.pk, by=treasurer, number="TBP-9", day=clock.today(), note=" ")
    right = correct_step(step=wrong.pk, by=treasurer, number="TBP-9", day=clock.today(), note="Salah salin.")
    assert [step.number for step in steps_of(order.number)][-1] == "TBP-9"
    assert right.proof.name == wrong.proof.name
    assert PaymentStep.objects.filter(stage="paid").count() == 2
    with pytest.raises(IllegalMove, match="sudah dikoreksi"):
        correct_step(step=wrong.pk, by=treasurer, number="TBP-10", day=clock.today(), note="Lagi.")
    with pytest.raises(WrongDuty):
        correct_step(step=right.pk, by=counter.town.actor("pptk"), number="X", day=clock.today(), note="Lagi.")


def test_a_wrong_ntpn_is_corrected_by_a_new_entry(counter: Counter) -> None:
    order = counter.invoiced(TAXED)
    pay(counter, order)
    treasurer = counter.town.actor("treasurer")
    (wrong,) = record_deposits(order=order.number, deposits=[good()], by=treasurer)
    right = Deposit("22", "123456789012345", "ZZZZ1234EFGH5678", "BP-22/1", clock.today())
    correct_deposit(deposit=wrong.pk, right=right, note="Salah salin.", by=treasurer)
    assert [one.ntpn for one in deposits_of(order.number)] == ["ZZZZ1234EFGH5678"]
    assert TaxDeposit.objects.count() == 2


@pytest.mark.parametrize("table", ["payment_paymentstep", "payment_taxdeposit"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET note = 'x'", "DELETE FROM {}"])
def test_nothing_of_it_is_ever_changed_or_erased(counter: Counter, table: str, statement: str) -> None:
    order = counter.invoiced(TAXED)
    pay(counter, order)
    record_deposits(order=order.number, deposits=[good()], by=counter.town.actor("treasurer"))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def test_who_approved_does_not_pay(counter: Counter) -> None:
    order = counter.invoiced(SMALL)
    take_step(order=order.number, stage="npd", by=counter.town.actor("pptk"))
    take_step(order=order.number, stage="npd_agreed", by=counter.town.actor("kpa"))
    treasurer = counter.town.actor("treasurer")
    Order.objects.filter(pk=order.number).update(approved_by=treasurer.id)
    with pytest.raises(WrongDuty, match="tiga orang"):
        take_step(order=order.number, stage="paid", by=treasurer, method="cash", proof=PROOF)


def test_a_card_pays_at_once(counter: Counter) -> None:
    order = counter.handed_over(SMALL)
    Order.objects.filter(pk=order.number).update(route="KKPD")
    confirm_invoice(order=order.number, by=counter.town.actor("vendor_owner"))
    stage = next_stage_of(order.number)
    assert stage is not None
    assert stage.code == "paid"
    step = take_step(order=order.number, stage="paid", by=counter.town.actor("treasurer"), proof=PROOF)
    assert step.method == "card"
    assert Payment.objects.get(pk=order.number).paid_at is not None


def test_how_long_the_vendor_waits_stands_still_once_paid(counter: Counter) -> None:
    assert wait_of(counter.handed_over(SMALL)) is None
    assert wait_of(counter.invoiced(LONG)) is None  # the treasury's clock starts with the verification
    order, payer = counter.invoiced(SMALL), counter.town.actor
    payment = payment_of(order.number)
    assert payment is not None
    assert payment.due_by is not None
    assert wait_of(order) == Waited(0, 0)
    for stage, role in (("npd", "pptk"), ("npd_agreed", "kpa")):
        take_step(order=order.number, stage=stage, by=payer(role))
    with clock.set_to(NOON + (payment.due_by - clock.today())):
        assert wait_of(order) == Waited(14, 0)
    later = NOON + (payment.due_by - clock.today()) + timedelta(days=7)
    with clock.set_to(later):
        assert (found := wait_of(order)) is not None
        assert found.days == 14 + found.late
        assert 0 < found.late <= 5
        take_step(order=order.number, stage="paid", by=payer("treasurer"), method="transfer", proof=PROOF)
    with clock.set_to(later + timedelta(days=30)):
        assert wait_of(order) == found


def test_who_counted_the_goods_never_pays_for_them(counter: Counter) -> None:
    """Also months later, under another decree (DOMAIN.md 3)."""
    order = counter.invoiced(SMALL)
    town = counter.town
    take_step(order=order.number, stage="npd", by=town.actor("pptk"))
    take_step(order=order.number, stage="npd_agreed", by=town.actor("kpa"))
    counted = town.actor("inspector")
    moved = replace(counted, hats=town.actor("treasurer").hats)
    with pytest.raises(WrongDuty, match="sudah memeriksa barang"):
        take_step(order=order.number, stage="paid", by=moved, method="transfer", proof=PROOF)
    take_step(order=order.number, stage="paid", by=town.actor("treasurer"), method="transfer", proof=PROOF)
    paid = PaymentStep.objects.get(payment=order.number, stage="paid")
    with pytest.raises(WrongDuty, match="sudah memeriksa barang"):
        correct_step(step=paid.pk, by=moved, number="9", day=clock.today(), note="salah")


def test_nothing_about_the_money_is_older_than_the_invoice(counter: Counter) -> None:
    order = counter.invoiced(TAXED)
    who, before = counter.town.actor, clock.today() - timedelta(days=1)
    with pytest.raises(Refused, match="mendahului"):
        take_step(order=order.number, stage="npd", by=who("pptk"), day=before)
    pay(counter, order)
    step = PaymentStep.objects.get(payment=order.number, stage="npd")
    with pytest.raises(Refused, match="mendahului"):
        correct_step(step=step.pk, by=who("pptk"), number="1", day=before, note="salah hari")
    early = replace(good(), day=before)
    with pytest.raises(Refused, match="mendahului tagihan"):
        record_deposits(order=order.number, deposits=[early], by=who("treasurer"))
    (made,) = record_deposits(order=order.number, deposits=[good()], by=who("treasurer"))
    with pytest.raises(Refused, match="mendahului tagihan"):
        correct_deposit(deposit=made.pk, right=early, note="salah hari", by=who("treasurer"))


def test_the_card_pays_on_its_own_road_only(counter: Counter) -> None:
    order = counter.invoiced(SMALL)
    take_step(order=order.number, stage="npd", by=counter.town.actor("pptk"))
    take_step(order=order.number, stage="npd_agreed", by=counter.town.actor("kpa"))
    with pytest.raises(Refused, match="Cara bayar belum dipilih"):
        take_step(order=order.number, stage="paid", by=counter.town.actor("treasurer"), method="card", proof=PROOF)
