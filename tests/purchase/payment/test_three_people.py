"""Who orders, who approves and signs, and who pays are three people: at assignment, and again at each act."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from tests.cast import NOON, PROOF, Town, build_town

from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.actions.delegate_duty import delegate_duty
from eblangkon.parties.agencies.actions.grant_exemption import grant_exemption
from eblangkon.parties.agencies.models import Agency, Duty, DutyExemption
from eblangkon.parties.agencies.rules import AGENCY_DUTIES, DutyRefused
from eblangkon.purchase.delivery.actions.inspect import inspect
from eblangkon.purchase.delivery.actions.sign_handover import sign_handover
from eblangkon.purchase.ordering.actions.agree_request import agree_request
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.actions.write_request import Wanted, write_request
from eblangkon.purchase.ordering.models import Order, RequestNote
from eblangkon.purchase.ordering.rules.refusals import WrongDuty
from eblangkon.purchase.ordering.states import State
from eblangkon.purchase.payment.actions.take_step import take_step

pytestmark = pytest.mark.django_db
TODAY, DAY = NOON.date(), timedelta(days=1)
PAY = {"method": "transfer", "proof": PROOF}
ORDERS, APPROVES, PAYS = {"pp"}, {"ppk", "pa", "kpa"}, {"treasurer", "bpp"}
"""DOMAIN.md 3, written down once more and not read off the rules under test."""
PAIRS = list(combinations(sorted(AGENCY_DUTIES), 2))


@pytest.fixture
def town(db: None):
    with clock.set_to(NOON):
        yield build_town()


def apart(one: str, other: str) -> bool:
    sides = [side for side in (ORDERS, APPROVES, PAYS) if {one, other} & side]
    return len(sides) == 2 or ("inspector" in (one, other) and bool({one, other} & PAYS))


def give(person: Person, code: str, agency: Agency, first: date = TODAY, last: date | None = None) -> Duty:
    return assign_duty(
        person=person.pk, code=code, agency=agency.pk, decree_number="1", valid_from=first, valid_to=last, by=SYSTEM
    )


def moved(town: Town, role: str, code: str, last: date | None = None) -> None:
    """The person's own duty ended yesterday; since today they hold another at the same office."""
    Duty.objects.filter(person=town.people[role]).update(valid_to=TODAY - DAY)
    give(town.people[role], code, town.agency, last=last)


def exempt(town: Town, role: str, one: str, other: str) -> None:
    grant_exemption(
        agency=town.agency.pk,
        person=town.people[role].pk,
        duties=(one, other),
        reason="Dua pegawai.",
        decree_number="9",
        valid_from=TODAY,
        valid_to=TODAY,
        by=SYSTEM,
    )


def somebody(one: str, other: str) -> Person:
    return Person.objects.create(name=f"{one} {other}", email=f"{one}-{other}@coba.id", password="!")


def test_every_pair_at_assignment(town: Town) -> None:
    for one, other in PAIRS:
        person = somebody(one, other)
        give(person, one, town.agency, last=TODAY + DAY)
        if apart(one, other):
            with pytest.raises(DutyRefused):
                give(person, other, town.agency)
            assert give(person, other, town.agency, first=TODAY + 2 * DAY), "on other days"
        else:
            assert give(person, other, town.agency), (one, other)
        assert give(person, other, town.other_agency), "at another office"


def test_a_stand_in_is_no_way_around(town: Town) -> None:
    for one, other in PAIRS:
        person = somebody(one, other)
        give(person, one, town.agency)
        held = Duty.objects.get(agency=town.agency, person=town.people[other], code=other)
        lent = {"decree_number": "2", "reason": "Cuti", "valid_from": TODAY, "valid_to": TODAY, "by": SYSTEM}
        if apart(one, other):
            with pytest.raises(DutyRefused):
                delegate_duty(duty=held.pk, to=person.pk, **lent)
        else:
            assert delegate_duty(duty=held.pk, to=person.pk, **lent), (one, other)


def acts_as_approver(town: Town, number: int, by: str) -> None:
    approve_order(order=number, by=town.actor(by))


def signs(town: Town, number: int, by: str) -> None:
    sign_handover(order=number, by=town.actor(by))


def agrees_to_pay(town: Town, number: int, by: str) -> None:
    take_step(order=number, stage="npd_agreed", by=town.actor(by))


def pays(town: Town, number: int, by: str) -> None:
    take_step(order=number, stage="paid", by=town.actor(by), **PAY)


def due(town: Town, *stages: str) -> int:
    number = town.order("payment_due")
    for stage in stages:
        take_step(order=number, stage=stage, by=town.actor({"npd": "pptk", "npd_agreed": "kpa"}[stage]))
    return number


LATER = (
    # who, did what up to this state, now holds, and would do
    ("pp", lambda town: town.order("awaiting_approval"), "ppk", acts_as_approver),
    ("pp", lambda town: town.order("received"), "ppk", signs),
    ("pp", lambda town: due(town, "npd"), "pa", agrees_to_pay),
    ("pp", lambda town: due(town, "npd", "npd_agreed"), "treasurer", pays),
    ("ppk", lambda town: due(town, "npd", "npd_agreed"), "treasurer", pays),
    ("kpa", lambda town: due(town, "npd", "npd_agreed"), "bpp", pays),
    ("inspector", lambda town: due(town, "npd", "npd_agreed"), "treasurer", pays),
)


@pytest.mark.parametrize(
    ("who", "reached", "holds", "would"), LATER, ids=lambda value: getattr(value, "__name__", value)
)
def test_a_new_duty_does_not_wash_an_earlier_hand(town: Town, who: str, reached, holds: str, would) -> None:
    number = reached(town)
    moved(town, who, holds)
    with pytest.raises(WrongDuty) as refused:
        would(town, number, who)
    assert refused.value.problems[0].code == "same_person"


@pytest.mark.parametrize(
    ("who", "reached", "holds", "would"), LATER, ids=lambda value: getattr(value, "__name__", value)
)
def test_an_exemption_lets_it_through_in_its_days_only(town: Town, who: str, reached, holds: str, would) -> None:
    number = reached(town)
    moved(town, who, holds)
    exempt(town, who, who, holds)
    with clock.set_to(NOON + DAY), pytest.raises(WrongDuty):
        would(town, number, who)
    would(town, number, who)


def test_who_filed_the_papers_as_treasurer_does_not_order_their_payment_as_pa(town: Town) -> None:
    number = town.order("invoiced")
    take_step(order=number, stage="spp", by=town.actor("treasurer"), number="1/SPP")
    take_step(order=number, stage="verified", by=town.actor("ppk_skpd"))
    moved(town, "treasurer", "kpa")
    with pytest.raises(WrongDuty):
        take_step(order=number, stage="spm", by=town.actor("treasurer"), number="1/SPM")
    take_step(order=number, stage="spm", by=town.actor("pa"), number="1/SPM")


def test_who_agreed_the_request_neither_begins_nor_sends_what_answers_it(town: Town) -> None:
    number = town.order("draft")
    assert RequestNote.objects.get(pk=town.request.pk).answered_by_id == town.people["ppk"].pk
    moved(town, "ppk", "pp")
    with pytest.raises(WrongDuty):
        send_for_approval(order=number, by=town.actor("ppk"))
    send_for_approval(order=number, by=town.actor("pp"))


def test_two_offices_are_two_worlds(town: Town) -> None:
    """PP here and PPK there: the duty at the other office helps with no order of this one."""
    give(town.people["other_ppk"], "pp", town.agency)
    number = town.order("awaiting_approval")
    with pytest.raises(WrongDuty) as refused:
        approve_order(order=number, by=town.actor("other_ppk"))
    assert refused.value.problems[0].code == "wrong_duty"


def shared(town: Town, role: str, code: str) -> None:
    give(town.people[role], code, town.agency)
    Duty.objects.filter(agency=town.agency, code=code).exclude(person=town.people[role]).update(valid_to=TODAY - DAY)


@pytest.mark.parametrize("head", ["pa", "kpa"])
def test_a_head_of_office_is_the_ppk_without_an_exemption(town: Town, head: str) -> None:
    """By a decree of its own or without one: the whole way to the payment that they agree to."""
    shared(town, head, "ppk")
    number = town.order("awaiting_approval")
    approve_order(order=number, by=town.actor(head))
    town.bring_on(number, State.RECEIVED, "placed")
    sign_handover(order=number, by=town.actor(head))
    town.bring_on(number, State.PAYMENT_DUE, "handed_over")
    take_step(order=number, stage="npd", by=town.actor("pptk"))
    take_step(order=number, stage="npd_agreed", by=town.actor(head))
    take_step(order=number, stage="paid", by=town.actor("bpp"), **PAY)
    assert Order.objects.get(pk=number).approved_by == town.people[head]
    assert not DutyExemption.objects.exists()


def test_a_pptk_with_the_duties_of_a_ppk_does_all_of_both(town: Town) -> None:
    shared(town, "pptk", "ppk")
    by = town.actor("pptk")
    note = write_request(
        package=town.package.pk,
        purpose="Sendiri",
        needed_by=TODAY + 9 * DAY,
        lines=[Wanted("Kertas", "rim", 2)],
        by=by,
    )
    assert note.state == "agreed"
    number = town.order("awaiting_approval")
    approve_order(order=number, by=by)
    town.bring_on(number, State.SHIPPED, "placed")
    inspect(order=number, by=by)
    sign_handover(order=number, by=by)
    town.bring_on(number, State.PAYMENT_DUE, "handed_over")
    take_step(order=number, stage="npd", by=by)
    take_step(order=number, stage="npd_agreed", by=town.actor("kpa"))
    take_step(order=number, stage="paid", by=town.actor("treasurer"), **PAY)


def test_a_ppk_may_inspect_and_who_inspects_may_be_the_ppk(town: Town) -> None:
    shared(town, "ppk", "inspector")
    number = town.order("shipped")
    inspect(order=number, by=town.actor("ppk"))
    sign_handover(order=number, by=town.actor("ppk"))
    assert Order.objects.get(pk=number).state == State.HANDED_OVER


def test_a_blud_has_officers_of_its_own_beside_those_of_its_office(town: Town) -> None:
    """The leader is KPA and PPK there, the finance officer verifies; at the mother office they are nobody."""
    blud = Agency.objects.create(region_id="33.25", code="1.02.01", name="RSUD", short_name="RSUD", city="Batang")
    leader, finance = town.people["nobody"], town.people["other_pp"]
    for code in ("kpa", "ppk"):
        give(leader, code, blud)
    give(finance, "ppk_skpd", blud)
    give(town.people["ppk_skpd"], "treasurer", blud)
    number = town.order("awaiting_approval")
    with pytest.raises(WrongDuty):
        approve_order(order=number, by=town.actor("nobody"))
    assert {hat.duty for hat in town.actor("nobody").hats} == {"kpa", "ppk"}


def test_agreeing_is_no_ordering(town: Town) -> None:
    """The PPK who agreed the request approves the order that answers it: that is the ordinary way."""
    note = write_request(
        package=town.package.pk,
        purpose="Lagi",
        needed_by=TODAY + 9 * DAY,
        lines=[Wanted("Kertas", "rim", 2)],
        by=town.actor("pptk"),
    )
    agree_request(note=note.pk, by=town.actor("ppk"))
    approve_order(order=(number := town.order("awaiting_approval")), by=town.actor("ppk"))
    assert Order.objects.get(pk=number).state == State.PLACED
