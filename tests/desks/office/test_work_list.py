"""The work list: what waits, oldest first, one tap each; as many statements for one row as for many."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.cast import NOON, Town, build_town

from eblangkon.ground.kernel import clock
from eblangkon.purchase.ordering.actions.write_request import Wanted, write_request
from eblangkon.purchase.ordering.models import Order, RequestNote
from eblangkon.purchase.ordering.states import State

pytestmark = pytest.mark.django_db
QUERIES = 12
"""Five around every page; notes and orders that wait (a PPK has no stage of the payment) and their rows; holidays,
ceilings, where orders stand."""


@pytest.fixture
def town(db):
    with clock.set_to(NOON):
        yield build_town()


def ask(town: Town, purpose: str = "Kertas posyandu") -> RequestNote:
    return write_request(
        package=town.package.pk,
        purpose=purpose,
        needed_by=clock.today(),
        lines=[Wanted("Kertas HVS A4", "rim", 5, town.accounts[0].pk)],
        by=town.actor("pptk"),
    )


def html(town: Town, role: str, path: str = "/meja") -> str:
    page = town.client(role).get(path)
    assert page.status_code == 200
    return page.content.decode()


def test_the_ppk_approves_from_the_list_in_one_tap(town: Town) -> None:
    number = town.order("awaiting_approval")
    page = html(town, "ppk")
    assert f'action="/pesanan/{number}/setujui"' in page
    answer = town.client("ppk").post(f"/pesanan/{number}/setujui", {"versi": "2"}, follow=True)
    assert answer.redirect_chain == [("/meja", 303)]
    assert Order.objects.get(pk=number).state == State.PLACED
    assert "Surat pesanan 33.25/SP/" in answer.content.decode()


def test_the_head_says_how_many_are_past_their_last_day(town: Town) -> None:
    ask(town, "Terlambat")
    ask(town, "Juga terlambat")
    assert "sudah lewat batas" not in html(town, "ppk")
    with clock.set_to(NOON + timedelta(days=1)):
        assert "2 sudah lewat batas." in html(town, "ppk")
        assert "sudah lewat batas." in html(town, "ppk", "/meja?jenis=persetujuan")  # all of them, whatever is shown


def test_a_payment_past_its_day_counts_as_late(town: Town) -> None:
    number = town.order("payment_due")
    role = next(one for one in ("pptk", "kpa", "treasurer") if f"/pesanan/{number}" in html(town, one))
    page = html(town, role)
    with clock.set_to(NOON + timedelta(days=90)):
        assert "sudah lewat batas" in html(town, role)
    assert "sudah lewat batas" not in page


def test_the_ppk_agrees_to_a_request_in_one_tap(town: Town) -> None:
    note = ask(town)
    assert f'action="/permintaan/{note.pk}"' in html(town, "ppk")
    answer = town.client("ppk").post(f"/permintaan/{note.pk}", {"tindakan": "setujui"})
    assert (answer.status_code, answer["Location"]) == (303, "/meja")
    note.refresh_from_db()
    assert (note.state, note.answered_by_id) == ("agreed", town.people["ppk"].pk)
    assert "Kertas posyandu" in html(town, "pp")


def test_a_request_leaves_the_list_once_a_basket_answers_it(town: Town) -> None:
    assert f'href="/permintaan/{town.request.pk}"' not in html(town, "pp")
    Order.objects.update(state=State.REJECTED)  # nothing came of any of them: it waits again
    assert f'href="/permintaan/{town.request.pk}"' in html(town, "pp")


def test_tabs_hold_kinds_with_counts(town: Town) -> None:
    ask(town)
    page = html(town, "ppk", "/meja?jenis=permintaan")
    assert "Setujui permintaan" in page
    assert f"/pesanan/{town.order('awaiting_approval')}/setujui" not in page


def test_each_office_sees_its_own(town: Town) -> None:
    ask(town)
    page = html(town, "other_ppk")
    assert "Tidak ada yang menunggu Anda" in page
    assert "Kertas posyandu" not in page


@pytest.mark.parametrize("role", ["vendor_owner", "ukpbj", "auditor", "nobody"])
def test_others_have_their_own_home(town: Town, role: str) -> None:
    assert town.client(role).get("/meja").status_code == 403


def test_a_visitor_signs_in_first(town: Town) -> None:
    assert town.client("visitor").get("/meja")["Location"] == "/masuk?kembali=%2Fmeja"


@pytest.mark.parametrize("many", [1, 45])
def test_the_list_costs_the_same_for_one_row_and_for_many(
    town: Town, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(many):
        ask(town, f"Keperluan {n}")
    Order.objects.update(moved_at=NOON - timedelta(days=1))  # the oldest, so that an order stands among the notes
    client = town.client("ppk")
    with django_assert_num_queries(QUERIES):
        page = client.get("/meja")
    assert page.content.count(b"<tr>") - 1 == min(many + 1, 20)


def test_what_is_late_says_so(town: Town) -> None:
    note = ask(town)
    RequestNote.objects.filter(pk=note.pk).update(needed_by="2026-03-02")
    assert "lewat 2 hari kerja" in html(town, "ppk")
