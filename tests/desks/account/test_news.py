"""Choosing what comes by e-mail; the link of a notice leads to the act."""

from datetime import time

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import Town

from eblangkon.desks.account.places import place_of
from eblangkon.ground.people.models import Person
from eblangkon.purchase.ordering.states import State
from eblangkon.services.notices.models import MailChoice
from eblangkon.services.notices.rules import WORDINGS

GIVEN = {"waits": "daily", "late": "at_once", "done": "never", "quiet_from": "19:30", "quiet_to": "05:00"}


def test_the_page_shows_what_holds_and_keeps_what_is_chosen(
    browser: Client, siti: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser.force_login(siti)
    with django_assert_num_queries(8):  # session, person, hats 2, rule, choice, own address, unread
        page = browser.get("/akun/kabar").content.decode()
    assert 'value="20:00"' in page
    assert page.count("selected") == 3
    assert browser.post("/akun/kabar", GIVEN).status_code == 303
    kept = MailChoice.objects.get(pk=siti.pk)
    assert (kept.waits, kept.done, kept.quiet_from, kept.quiet_to) == ("daily", "never", time(19, 30), time(5))
    page = browser.get("/akun/kabar").content.decode()
    assert "Pilihan tersimpan" in page
    assert 'value="19:30"' in page


def test_hours_left_as_they_are_follow_the_rule(browser: Client, siti: Person) -> None:
    browser.force_login(siti)
    browser.post("/akun/kabar", GIVEN | {"quiet_from": "20.00", "quiet_to": "06:00"})
    assert MailChoice.objects.get(pk=siti.pk).quiet_from is None


def test_midnight_is_an_hour_like_any_other(browser: Client, siti: Person) -> None:
    browser.force_login(siti)
    browser.post("/akun/kabar", GIVEN | {"quiet_from": "00:00", "quiet_to": "00:00"})
    assert 'value="20:00"' not in browser.get("/akun/kabar").content.decode()


@pytest.mark.parametrize("wrong", [{"waits": "besok"}, {"quiet_from": "malam"}, {"quiet_to": ""}])
def test_what_cannot_be_kept_is_said_and_nothing_changes(browser: Client, siti: Person, wrong: dict[str, str]) -> None:
    browser.force_login(siti)
    answer = browser.post("/akun/kabar", GIVEN | wrong)
    assert answer.status_code == 422
    assert 'value="05:00"' in answer.content.decode() or "quiet_to" in wrong
    assert not MailChoice.objects.exists()


def test_every_notice_that_asks_for_an_order_s_step_leads_to_its_page() -> None:
    asking = [
        code for code, wording in WORDINGS.items() if wording.waits and code.split(".")[0] in ("order", "payment")
    ]
    plain = [code for code in asking if place_of("order", "7", code) == "/pesanan/7"]
    # Papers that lie before the clock starts have no one step: the order's page names the next.
    assert [code for code in plain if "silent" not in code] == ["payment.unstarted"]
    assert place_of("order", "7", "payment.again.npd") == "/pesanan/7/bayar/npd"
    assert place_of("request", "7", "request.wait.returned") == "/permintaan/7/ubah"
    assert place_of("order", "7", "payment.wait.../..") == "/pesanan/7"
    assert place_of("order", "7", "//jahat.example") == "/pesanan/7"
    assert place_of("rumah", "7") is None


STEPS = [
    ("ppk", "order.wait.awaiting_approval", State.AWAITING_APPROVAL, State.PLACED),
    ("vendor_owner", "order.wait.placed", State.PLACED, State.ACCEPTED),
    ("inspector", "order.wait.shipped", State.SHIPPED, State.RECEIVED),
    ("ppk", "order.wait.received", State.RECEIVED, State.HANDED_OVER),
    ("vendor_owner", "order.wait.handed_over", State.HANDED_OVER, State.INVOICED),
    ("treasurer", "payment.wait.paid", State.PAYMENT_DUE, State.PAID),
]


@pytest.mark.parametrize(("role", "code", "now", "later"), STEPS)
def test_the_link_opens_the_act_and_says_when_somebody_else_has_done_it(
    town: Town, role: str, code: str, now: State, later: State
) -> None:
    client = town.client(role)
    open_act = client.get(f"/ke/order/{town.order(now)}?langkah={code}", follow=True)
    assert open_act.status_code == 200
    assert open_act.request["PATH_INFO"] != f"/pesanan/{town.order(now)}" or code == "payment.wait.paid"
    done = client.get(f"/ke/order/{town.order(later)}?langkah={code}", follow=True)
    assert done.status_code == 200
    told = done.content.decode()
    assert any(words in told for words in ("Keadaan pesanan ini sekarang", "tidak lagi", "Tidak ada"))
