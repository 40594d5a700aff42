"""Who may share duties in one purchase, and what the exemption of a small office lets through."""

from datetime import date, timedelta

import pytest
from tests.cast import NOON, Town
from tests.purchase.payment.conftest import PROOF, SMALL, Counter

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.actions.delegate_duty import delegate_duty
from eblangkon.parties.agencies.actions.end_duty import end_duty
from eblangkon.parties.agencies.actions.grant_exemption import grant_exemption
from eblangkon.parties.agencies.models import Duty
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.models import OrderStep
from eblangkon.purchase.ordering.rules.refusals import WrongDuty
from eblangkon.purchase.payment.actions.take_step import take_step
from eblangkon.purchase.payment.models import PaymentStep

TODAY = NOON.date()


def give(town: Town, role: str, code: str, last: date | None = None) -> None:
    assign_duty(
        person=town.people[role].pk,
        code=code,
        agency=town.agency.pk,
        decree_number="1",
        valid_from=TODAY,
        valid_to=last,
        by=SYSTEM,
    )


def exempt(town: Town, role: str, one: str, other: str, days: int = 0) -> int:
    granted = grant_exemption(
        agency=town.agency.pk,
        person=town.people[role].pk,
        duties=(one, other),
        reason="Dua pegawai saja.",
        decree_number="9",
        valid_from=TODAY,
        valid_to=TODAY + timedelta(days=days),
        by=SYSTEM,
    )
    return granted.pk


def entry(number: int, action: str) -> AuditEntry:
    return AuditEntry.objects.get(subject_kind="order", subject_key=str(number), action=action)


def test_an_assistant_treasurer_pays_for_the_office(counter: Counter) -> None:
    town, order = counter.town, counter.invoiced(SMALL)
    give(town, "nobody", "bpp")
    take_step(order=order.number, stage="npd", by=town.actor("pptk"))
    take_step(order=order.number, stage="npd_agreed", by=town.actor("kpa"))
    paid = take_step(order=order.number, stage="paid", by=town.actor("nobody"), method="transfer", proof=PROOF)
    assert paid.actor_duty == "bpp"


def test_who_ordered_approves_only_by_an_exemption_in_force_and_it_is_named(counter: Counter) -> None:
    town, number = counter.town, counter.town.order("draft")
    send_for_approval(order=number, by=town.actor("pp"))
    granted = exempt(town, "pp", "pp", "ppk")
    end_duty(duty=Duty.objects.get(person=town.people["pp"]).pk, last_day=TODAY, by=SYSTEM)
    give(town, "pp", "ppk", last=TODAY)
    approve_order(order=number, by=town.actor("pp"))
    assert entry(number, "order.approve").data["exemptions"] == [granted]
    with clock.set_to(NOON + timedelta(days=1)):
        assert town.actor("pp").hats == ()


def test_without_an_exemption_who_ordered_does_not_approve(counter: Counter) -> None:
    town, number = counter.town, counter.town.order("draft")
    send_for_approval(order=number, by=town.actor("pp"))
    end_duty(duty=Duty.objects.get(person=town.people["pp"]).pk, last_day=TODAY, by=SYSTEM)
    exempt(town, "pp", "treasurer", "pp", days=30)
    with clock.set_to(NOON + timedelta(days=1)):
        assign_duty(
            person=town.people["pp"].pk,
            code="ppk",
            agency=town.agency.pk,
            decree_number="2",
            valid_from=TODAY + timedelta(days=1),
            by=SYSTEM,
        )
        with pytest.raises(WrongDuty, match="tiga orang"):
            approve_order(order=number, by=town.actor("pp"))


def test_a_stand_in_signs_with_both_names(counter: Counter) -> None:
    town, number = counter.town, counter.town.order("draft")
    send_for_approval(order=number, by=town.actor("pp"))
    delegate_duty(
        duty=Duty.objects.get(person=town.people["ppk"]).pk,
        to=town.people["nobody"].pk,
        decree_number="3",
        reason="Cuti",
        valid_from=TODAY,
        valid_to=TODAY,
        by=SYSTEM,
    )
    approve_order(order=number, by=town.actor("nobody"))
    both = f"{town.people['nobody'].name}, a.n. {town.people['ppk'].name}"
    assert OrderStep.objects.get(order=number, verb="approve").actor_name == both
    assert entry(number, "order.approve").actor_name == both


def test_a_payment_names_its_exemption_and_its_stand_in(counter: Counter) -> None:
    town, order = counter.town, counter.invoiced(SMALL)
    treasurer = Duty.objects.get(person=town.people["treasurer"])
    end_duty(duty=Duty.objects.get(person=town.people["ppk"]).pk, last_day=TODAY, by=SYSTEM)
    granted = exempt(town, "ppk", "ppk", "treasurer")
    delegate_duty(
        duty=treasurer.pk,
        to=town.people["ppk"].pk,
        decree_number="4",
        reason="Cuti",
        valid_from=TODAY,
        valid_to=TODAY,
        by=SYSTEM,
    )
    take_step(order=order.number, stage="npd", by=town.actor("pptk"))
    take_step(order=order.number, stage="npd_agreed", by=town.actor("kpa"))
    take_step(order=order.number, stage="paid", by=town.actor("ppk"), method="transfer", proof=PROOF)
    assert entry(order.number, "payment.paid").data["exemptions"] == [granted]
    assert entry(order.number, "order.pay").data["exemptions"] == [granted]
    step = PaymentStep.objects.get(payment_id=order.number, stage="paid")
    assert step.actor_name.endswith(f"a.n. {town.people['treasurer'].name}")


def test_an_approver_who_left_at_midnight_does_nothing_with_the_page_still_open(counter: Counter) -> None:
    town, number = counter.town, counter.town.order("awaiting_approval")
    end_duty(duty=Duty.objects.get(person=town.people["ppk"]).pk, last_day=TODAY, by=SYSTEM)
    page = town.client("ppk")
    assert page.get(f"/pesanan/{number}").status_code == 200
    midnight = NOON.replace(hour=17)  # 00.00 WIB of the next day
    with clock.set_to(midnight):
        assert page.post(f"/pesanan/{number}/setujui", {"versi": "2"}).status_code in (403, 404)
    with clock.set_to(midnight - timedelta(seconds=1)):
        assert page.post(f"/pesanan/{number}/setujui", {"versi": "2"}).status_code == 303
