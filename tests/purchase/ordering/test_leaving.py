"""A duty ends by its date: what waited for its holder stands in a work list, or on the page of officials."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from tests.cast import NOON, Town, build_town

from eblangkon.desks.office.tasks_of import keys_of
from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.models import Duty
from eblangkon.purchase.ordering.actions.return_request import return_request
from eblangkon.purchase.ordering.actions.write_request import Wanted, write_request
from eblangkon.purchase.ordering.models import Order, RequestNote
from eblangkon.purchase.ordering.tasks import remind
from eblangkon.purchase.payment.actions.take_step import take_step
from eblangkon.services.notices.models import Notice

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
HOLDERS = {
    "draft": ("pp",),
    "awaiting_approval": ("ppk", "pa", "kpa"),
    "shipped": ("inspector", "pptk"),
    "received": ("ppk", "pa", "kpa"),
    "payment_due": ("pptk",),
    "npd_agreed": ("pa", "kpa"),
    "pay": ("treasurer", "bpp"),
    "invoiced": ("treasurer", "bpp"),
    "verified": ("ppk_skpd",),
    "spm": ("pa", "kpa"),
    "asked": ("ppk", "pa", "kpa"),
    "agreed": ("pp",),
}


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    with clock.set_to(NOON):
        yield build_town()


def note(town: Town, purpose: str = "Kertas lagi") -> RequestNote:
    return write_request(
        package=town.package.pk,
        purpose=purpose,
        needed_by=clock.today() + 14 * DAY,
        lines=[Wanted("Kertas HVS", "rim", 2)],
        by=town.actor("pptk"),
    )


def only(town: Town, state: str) -> int:
    """Nothing but one order (or note) is open at the office; its number."""
    roads = {
        "npd_agreed": ("payment_due", [("npd", "pptk")]),
        "pay": ("payment_due", [("npd", "pptk"), ("npd_agreed", "kpa")]),
        "verified": ("invoiced", [("spp", "treasurer")]),
        "spm": ("invoiced", [("spp", "treasurer"), ("verified", "ppk_skpd")]),
    }
    reached, stages = roads.get(state, (state, []))
    if state == "asked":
        number = note(town).pk
    elif state == "agreed":
        number = town.request.pk
    else:
        number = town.order(reached)
        for stage, role in stages:
            take_step(order=number, stage=stage, by=town.actor(role), number=f"1/{stage}")
    keep = -1 if state in ("asked", "agreed") else number
    Order.objects.exclude(pk=keep).update(state="cancelled")
    RequestNote.objects.exclude(pk=number if state == "asked" else town.request.pk).update(state="closed")
    if state != "agreed":
        RequestNote.objects.filter(pk=town.request.pk).update(state="closed")
    return number


def ends(town: Town, *codes: str) -> None:
    Duty.objects.filter(agency=town.agency, code__in=codes).update(valid_to=clock.today())


def appears(town: Town, number: int) -> bool:
    """Whether some official of the office has it in their work list."""
    people = Duty.objects.filter(agency=town.agency).values_list("person_id", flat=True)
    roles = [role for role, person in town.people.items() if person.pk in set(people)]
    return any(key.pk == number for role in roles for key in keys_of(town.actor(role)))


@pytest.mark.parametrize("state", HOLDERS)
def test_nobody_is_left_holding_it(town: Town, state: str) -> None:
    number, codes = only(town, state), HOLDERS[state]
    assert appears(town, number)
    if len(codes) > 1:
        ends(town, codes[0])
        with clock.set_to(NOON + DAY):
            assert appears(town, number), "another may do it too"
    ends(town, *codes)
    page = unescape(town.client("admin").get("/pejabat").content.decode())
    assert "tidak ada orangnya" not in page, "it holds to the end of its last day"
    with clock.set_to(NOON + DAY):
        assert not appears(town, number)
        page = unescape(town.client("admin").get("/pejabat").content.decode())
        assert "tidak ada orangnya" in page
        last = Duty.objects.filter(agency=town.agency, code=codes[0]).latest("pk")
        assert f'href="/pejabat/tugas/{last.pk}"' in page
        assert "tidak ada orangnya" not in town.client("other_admin").get("/pejabat").content.decode()
        # A successor finds it without anybody moving it.
        assign_duty(
            person=town.people["nobody"].pk,
            code=codes[-1],
            agency=town.agency.pk,
            decree_number="800/2",
            valid_from=clock.today(),
            by=SYSTEM,
        )
        assert appears(town, number)
        assert "tidak ada orangnya" not in town.client("admin").get("/pejabat").content.decode()


def test_a_returned_note_of_who_has_left_is_handed_on(town: Town) -> None:
    left = return_request(note=note(town).pk, reason="Kurangi.", by=town.actor("ppk"))
    ends(town, "pptk")
    successor, admin = town.people["nobody"], town.client("admin")
    with clock.set_to(NOON + DAY):
        duty = Duty.objects.get(agency=town.agency, code="pptk")
        page = unescape(admin.get("/pejabat").content.decode())
        assert f'href="/pejabat/tugas/{duty.pk}"' in page
        path, sent = f"/pejabat/tugas/{duty.pk}", {"apa": "serahkan", "successor": str(successor.pk)}
        assert admin.post(path, sent).status_code == 422, "nobody there holds the duty yet"
        assign_duty(
            person=successor.pk,
            code="pptk",
            agency=town.agency.pk,
            decree_number="800/2",
            valid_from=clock.today(),
            by=SYSTEM,
        )
        assert "Serahkan pekerjaannya" in admin.get(path).content.decode()
        assert admin.post(path, sent).status_code == 303
        left.refresh_from_db()
        assert left.asked_by_id == successor.pk
        assert town.client("nobody").get(f"/permintaan/{left.pk}/ubah").status_code == 200
        assert Notice.objects.filter(person=successor, code="duty.handed_over").count() == 1
        assert AuditEntry.objects.filter(action="request.handed_over", subject_key=str(left.pk)).count() == 1


def test_holder_and_administrators_are_reminded_before_and_told_after_each_once(town: Town) -> None:
    number = only(town, "verified")
    Duty.objects.filter(agency=town.agency, code="ppk_skpd").update(valid_to=date(2026, 6, 30))
    Duty.objects.filter(agency=town.agency, code="inspector").update(valid_to=date(2026, 6, 30))
    assert number

    def told(code: str) -> set[int]:
        return set(Notice.objects.filter(code=code).values_list("person_id", flat=True))

    remind.func(0)
    assert told("duty.ends") == set()
    with clock.set_to(datetime(2026, 6, 23, 5, tzinfo=UTC)):
        remind.func(0)
        remind.func(0)
        assert told("duty.ends") == {town.people["ppk_skpd"].pk}, "of the inspector nothing is open"
        assert told("duty.ending") == {town.people["admin"].pk, town.people["ukpbj"].pk}
        assert Notice.objects.filter(code="duty.ending").count() == 2
    with clock.set_to(datetime(2026, 7, 1, 5, tzinfo=UTC)):
        remind.func(0)
        assert told("duty.left") == {town.people["admin"].pk, town.people["ukpbj"].pk}
        key = Duty.objects.get(agency=town.agency, code="ppk_skpd").pk
        admin = town.client("admin")
        lead = admin.get(f"/kotak/{Notice.objects.filter(code='duty.left', person=town.people['admin']).get().pk}")
        lead = admin.get(lead["Location"])
        assert lead["Location"] == f"/pejabat/tugas/{key}"


def test_a_request_without_answer_goes_up(town: Town) -> None:
    waiting = note(town)
    with clock.set_to(NOON + 7 * DAY):
        remind.func(0)
    told = Notice.objects.filter(code="request.silent", subject_key=str(waiting.pk))
    people = {town.people[role].pk for role in ("pa", "kpa", "ukpbj")}
    assert set(told.values_list("person_id", flat=True)) == people
    with clock.set_to(NOON + 8 * DAY):
        remind.func(0)
    assert told.count() == 3


def test_an_agreed_request_of_which_nothing_is_bought_goes_up_after_its_day(town: Town) -> None:
    number = only(town, "agreed")
    with clock.set_to(datetime(2026, 3, 30, 5, tzinfo=UTC)):
        remind.func(0)
    assert Notice.objects.filter(code="request.silent", subject_key=str(number)).count() == 3


def test_the_page_asks_no_more_for_more(town: Town) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    admin = town.client("admin")
    admin.get("/pejabat")
    ends(town, "ppk_skpd", "pp")
    with clock.set_to(NOON + DAY):
        with CaptureQueriesContext(connection) as asked:
            admin.get("/pejabat")
        before = len(asked)
        Order.objects.filter(state__in=("placed", "accepted")).update(state="draft")
        RequestNote.objects.create(
            agency=town.agency,
            package=town.package,
            asked_by=town.people["pptk"],
            purpose="Lagi",
            needed_by=clock.today(),
            state="agreed",
        )
        with CaptureQueriesContext(connection) as asked:
            admin.get("/pejabat")
        assert len(asked) == before == 15
