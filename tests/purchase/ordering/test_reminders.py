"""Reminded before a day, told higher up after silence: each once a step, in working days, by the clock alone."""

from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from tests.cast import NOON, Town, build_town

from eblangkon.ground.kernel import clock
from eblangkon.ground.regions.models import RegionalRule
from eblangkon.ground.regions.queries import reminding
from eblangkon.purchase.ordering.actions.accept_order import accept_order
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.remind_orders import remind_orders
from eblangkon.purchase.ordering.actions.remind_requests import remind_requests
from eblangkon.purchase.ordering.actions.write_request import Wanted, write_request
from eblangkon.purchase.ordering.models import Order, RequestNote
from eblangkon.purchase.payment.actions.remind_payments import remind_payments
from eblangkon.purchase.payment.models import Payment
from eblangkon.services.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    with clock.set_to(NOON):
        yield build_town()


def on(day: date) -> datetime:
    return datetime.combine(day, time(9), clock.WIB)


def run(day: date) -> list[tuple[str, str]]:
    """What the jobs of that day tell: kind of notice and role's name, in order."""
    before = set(Notice.objects.values_list("pk", flat=True))
    with clock.set_to(on(day)):
        remind_orders()
        remind_requests()
        remind_payments()
    new = Notice.objects.exclude(pk__in=before).select_related("person")
    return sorted((notice.code, notice.person.name.removesuffix(" (contoh)")) for notice in new)


def names(town: Town, *roles: str) -> list[str]:
    return sorted(town.people[role].name.removesuffix(" (contoh)") for role in roles)


def quiet(town: Town, *keep: int) -> None:
    """Only these orders are looked at; what the town itself asked stays out."""
    Order.objects.exclude(pk__in=keep).update(state="discarded")
    RequestNote.objects.exclude(pk__in=Order.objects.filter(pk__in=keep).values("request")).update(state="closed")


def test_the_shop_is_reminded_on_the_working_day_before_its_last_day_and_once(town: Town) -> None:
    number = town.order("placed")
    quiet(town, number)
    last = Order.objects.get(pk=number).answer_by
    assert last == date(2026, 3, 9)  # Wednesday and three working days
    assert run(date(2026, 3, 5)) == []
    friday = run(date(2026, 3, 6))
    assert friday == [("order.soon.placed", name) for name in names(town, "vendor_owner", "vendor_staff")]
    assert [run(date(2026, 3, day)) for day in (6, 7, 8, 9, 10)] == [[]] * 5


def test_a_weekend_reminds_nobody(town: Town) -> None:
    quiet(town, town.order("placed"))
    assert run(date(2026, 3, 7)) == []
    assert run(date(2026, 3, 9)) != []


def test_approval_is_asked_again_and_then_the_head_of_office_and_ukpbj_hear_of_it(town: Town) -> None:
    number = town.order("awaiting_approval")
    quiet(town, number)
    assert run(date(2026, 3, 5)) == []
    assert run(date(2026, 3, 6)) == [("order.still.awaiting_approval", *names(town, "ppk"))]
    assert run(date(2026, 3, 10)) == []
    assert run(date(2026, 3, 11)) == [("order.silent", name) for name in names(town, "pa", "kpa", "ukpbj")]
    assert run(date(2026, 3, 12)) == []
    state = Order.objects.get(pk=number)
    assert (state.state, state.version) == ("awaiting_approval", Order.objects.get(pk=number).version)
    with clock.set_to(on(date(2026, 3, 12))):
        approve_order(order=number, by=town.actor("ppk"))
    late = Notice.objects.filter(code__in=["order.still.awaiting_approval", "order.silent"], read_at__isnull=True)
    assert not late.exists()  # the step settles what was told about it


def test_a_new_step_is_reminded_anew(town: Town) -> None:
    number = town.order("placed")
    quiet(town, number)
    run(date(2026, 3, 6))
    with clock.set_to(on(date(2026, 3, 6))):
        accept_order(order=number, by=town.actor("vendor_owner"))
    Order.objects.filter(pk=number).update(needed_by=date(2026, 3, 12))
    near = run(date(2026, 3, 11))
    assert {code for code, _ in near} == {"order.soon.accepted"}


def test_goods_nobody_counts_are_told_to_the_counters_first(town: Town) -> None:
    quiet(town, town.order("shipped"))
    assert run(date(2026, 3, 6)) == [("order.still.shipped", name) for name in names(town, "inspector", "pptk")]
    assert {code for code, _ in run(date(2026, 3, 11))} == {"order.silent"}


def test_a_request_is_asked_again_and_its_day_comes_near(town: Town) -> None:
    quiet(town)
    with clock.set_to(NOON):
        asked = write_request(
            package=town.request.package_id,
            purpose="Tinta",
            needed_by=date(2026, 3, 20),
            lines=[Wanted("Tinta", "botol", 2)],
            by=town.actor("pptk"),
        )
    assert run(date(2026, 3, 6)) == [("request.still.asked", *names(town, "ppk"))]
    assert run(date(2026, 3, 6)) == []
    RequestNote.objects.filter(pk=asked.pk).update(state="agreed", answered_at=on(date(2026, 3, 9)))
    assert run(date(2026, 3, 10)) == []
    near = run(date(2026, 3, 20))
    assert near in ([], [("request.soon.agreed", *names(town, "pp"))])
    RequestNote.objects.filter(pk=asked.pk).update(needed_by=date(2026, 4, 8))
    if not near:  # a holiday: nobody works, nobody is reminded
        assert run(date(2026, 4, 7)) == [("request.soon.agreed", *names(town, "pp"))]


def test_the_last_day_to_pay_is_told_before_and_after(town: Town) -> None:
    number = town.order("payment_due")
    quiet(town, number)
    payment = Payment.objects.get(pk=number)
    Payment.objects.filter(pk=number).update(due_by=date(2026, 3, 10))
    assert run(date(2026, 3, 6)) == []
    assert run(date(2026, 3, 9)) == [(f"payment.soon.{payment.waits_for}", *names(town, "pptk"))]
    assert run(date(2026, 3, 12)) == []
    assert run(date(2026, 3, 13)) == [("payment.silent", name) for name in names(town, "pa", "kpa", "ukpbj")]
    assert run(date(2026, 3, 16)) == []


def test_a_second_run_costs_no_more_for_more_orders(town: Town, django_assert_num_queries) -> None:
    quiet(town, town.order("placed"), town.order("awaiting_approval"), town.order("shipped"))
    assert len(run(date(2026, 3, 6))) == 5
    with clock.set_to(on(date(2026, 3, 6))), django_assert_num_queries(4):  # orders, rules, holidays, what was told
        assert remind_orders() == 0


def test_without_the_rules_nobody_is_reminded(town: Town) -> None:
    RegionalRule.objects.filter(code__in=["remind_days", "waiting_days", "escalate_days"]).delete()
    quiet(town, town.order("placed"), town.order("awaiting_approval"))
    assert run(date(2026, 3, 9)) == []


def test_a_region_s_own_days_go_before_the_default(town: Town) -> None:
    RegionalRule.objects.create(
        code="waiting_days",
        region_id="33.25",
        value=1,
        effective_from=date(2026, 1, 2),
        source="Perbup",
        confidence="H",
    )
    assert reminding("33.25", date(2026, 3, 5)).waiting == 1
    assert reminding("33.76", date(2026, 3, 5)).waiting == 2
    quiet(town, town.order("awaiting_approval"))
    assert [code for code, _ in run(date(2026, 3, 5))] == ["order.still.awaiting_approval"]
