"""What people are told, and where it leads."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from eblangkon.ground.people.models import Person
from eblangkon.services.notices import rules
from eblangkon.services.notices.actions.notify import notify
from eblangkon.services.notices.queries import inbox, unread_count


@pytest.fixture(autouse=True)
def _words(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {
        "test.told": rules.NoticeWording("Pesanan {n} sudah dibayar", "Tidak ada yang perlu dilakukan."),
        "test.wait": rules.NoticeWording("Setujui pesanan {n}", "Rina menunggu.", waits=True),
    }
    monkeypatch.setattr(rules, "WORDINGS", {**rules.WORDINGS, **words})


def tell(person: Person, code: str, *numbers: int) -> None:
    for number in numbers:
        notify(people=[person.pk], code=code, subject=("order", str(number)), params={"n": number})


def test_what_is_new_stands_first_and_links_to_the_act(
    browser: Client, siti: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tell(siti, "test.told", *range(1, 31))
    tell(siti, "test.wait", 31)
    browser.force_login(siti)
    with django_assert_num_queries(8):  # session, person, hats 2, counts, rows of the page and how many, unread
        page = browser.get("/kotak").content.decode()
    assert page.count('class="new"') == 20
    assert "31 pesan baru." in page
    assert "Di antaranya 1 menunggu" in page
    assert "Setujui pesanan 31" in browser.get("/kotak?saring=menunggu").content.decode()
    assert "Pesanan 1 sudah" in browser.get("/kotak?halaman=2").content.decode()


def test_opening_marks_as_read_and_leads_on(browser: Client, siti: Person) -> None:
    tell(siti, "test.told", 7)
    tell(siti, "test.wait", 8)
    browser.force_login(siti)
    waits, told = inbox(siti.pk)
    answer = browser.get(f"/kotak/{told.pk}")
    assert answer["Location"] == "/ke/order/7"
    assert browser.get("/ke/order/7")["Location"] == "/pesanan/7"
    browser.get(f"/kotak/{waits.pk}")
    assert unread_count(siti.pk) == 1  # what waits stays until it is done


def test_all_can_be_marked_as_read(browser: Client, siti: Person) -> None:
    tell(siti, "test.told", 1, 2)
    browser.force_login(siti)
    assert 'class="sogan">2</b>' in browser.get("/kotak").content.decode()
    assert browser.post("/kotak").status_code == 303
    page = browser.get("/kotak").content.decode()
    assert "2 pesan ditandai sudah dibaca" in page
    assert "Hari ini" in page
    assert "Tandai semua" not in page


def test_an_empty_inbox_says_what_will_come(browser: Client, siti: Person) -> None:
    browser.force_login(siti)
    assert "Kotak Anda masih kosong" in browser.get("/kotak").content.decode()
    assert "Tidak ada yang menunggu" in browser.get("/kotak?saring=menunggu").content.decode()


def test_a_place_that_is_gone_is_said(browser: Client, siti: Person) -> None:
    browser.force_login(siti)
    for path in ("/ke/rumah/7", "/ke/order/..", "/kotak/999"):
        assert browser.get(path).status_code == 404
