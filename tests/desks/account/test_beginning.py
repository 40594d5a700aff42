"""An official's first password: by one letter, once, for some days, and only while there is a duty."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.desks.account.conftest import PASSWORD

from eblangkon.config.retention import erase_overdue
from eblangkon.ground.access.models import Invitation
from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.ground.people.actions.set_password import set_password
from eblangkon.ground.people.models import Person
from eblangkon.ground.regions.actions.set_rule import set_rule
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.models import Duty
from eblangkon.services.notices.actions.notify import notify
from eblangkon.services.notices.actions.send_mail import send_mail

LINK = re.compile(r"http\S+(/undangan-pejabat/[\w-]{22})\n")


@pytest.fixture
def wahyu(db: None) -> Person:
    """Appointed and told, as whoever is taken in by hand or by a list."""
    person = create_person(name="Wahyu Hidayat", email="wahyu@contoh.id", by=SYSTEM)
    duty = assign_duty(
        person=person.pk, code="bud", region="33.25", decree_number="1", valid_from=clock.today(), by=SYSTEM
    )
    notify(people=(person.pk,), code="duty.invited", subject=("duty", str(duty.pk)), params={"duty": "Kuasa BUD"})
    return person


@pytest.fixture
def admin(db: None) -> Client:
    person = create_person(name="Ratih", email="ratih@contoh.id", by=SYSTEM)
    assign_duty(person=person.pk, code="admin", region="33.25", decree_number="1", valid_from=clock.today(), by=SYSTEM)
    client = Client(HTTP_HOST="localhost")
    client.force_login(person)
    return client


def letter() -> str:
    """The link in the newest letter."""
    send_mail()
    found = LINK.findall(mail.outbox[-1].body)
    assert len(found) == 1
    return str(found[0])


def opens(browser: Client, link: str) -> Any:
    return browser.get(link, follow=True)


def test_the_letter_leads_to_a_password_and_on_to_the_second_factor(browser: Client, wahyu: Person) -> None:
    link = letter()
    assert browser.get(link)["Location"] == "/undangan-pejabat/isi"
    page = browser.get("/undangan-pejabat/isi").content.decode()
    assert "Kuasa BUD" in page
    assert "wahyu@contoh.id" in page
    weak = browser.post("/undangan-pejabat/isi", {"password": "12345678901"})
    assert weak.status_code == 422
    answer = browser.post("/undangan-pejabat/isi", {"password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/akun/keamanan")
    assert browser.get("/akun/keamanan").status_code == 200
    assert browser.get("/pengawasan")["Location"].startswith("/akun/keamanan"), "the password alone opens no desk"
    done = AuditEntry.objects.filter(subject_kind="person", subject_key=str(wahyu.pk), action__startswith="access.")
    assert list(done.order_by("id").values_list("action", flat=True))[:2] == ["access.invited", "access.begun"]
    assert Client(HTTP_HOST="localhost").post("/masuk", {"login": wahyu.email, "password": PASSWORD}).status_code == 302


def test_used_twice_it_says_so_and_leads_to_the_sign_in(browser: Client, wahyu: Person) -> None:
    link, other = letter(), Client(HTTP_HOST="localhost")
    opens(other, link)
    opens(browser, link)
    browser.post("/undangan-pejabat/isi", {"password": PASSWORD})
    late = other.post("/undangan-pejabat/isi", {"password": "becak motor malam"})
    for answer in (late, opens(Client(HTTP_HOST="localhost"), link)):
        assert answer.status_code == 410
        page = answer.content.decode()
        assert "sudah dipakai" in page
        assert 'href="/masuk"' in page
        assert "Kirim ulang undangan" in page
    assert Person.objects.get(pk=wahyu.pk).check_password(PASSWORD)


def test_after_the_dated_days_it_is_over_and_another_letter_helps(
    browser: Client, wahyu: Person, admin: Client
) -> None:
    rule: dict[str, Any] = {"code": "invitation_days", "region": "33.25", "source": "Uji", "confidence": "?"}
    set_rule(actor=SYSTEM, value=5, effective_from=clock.today(), **rule)
    link, now = letter(), clock.now()
    with clock.set_to(now + timedelta(days=5)):
        assert opens(browser, link).status_code == 200
    with clock.set_to(now + timedelta(days=6)):
        answer = opens(Client(HTTP_HOST="localhost"), link)
        assert answer.status_code == 410
        assert "lewat waktu" in answer.content.decode()
        assert admin.post(f"/akun-pejabat/{wahyu.pk}/undangan")["Location"] == f"/pejabat/{wahyu.pk}"
        fresh = letter()
        assert fresh != link
        assert opens(Client(HTTP_HOST="localhost"), fresh).status_code == 200
        old = opens(Client(HTTP_HOST="localhost"), link)
        assert "lebih baru" in old.content.decode()


def test_without_a_duty_it_opens_nothing(browser: Client, wahyu: Person) -> None:
    link = letter()
    opens(browser, link)
    Duty.objects.filter(person=wahyu).update(
        valid_from=clock.today() - timedelta(days=9), valid_to=clock.today() - timedelta(days=1)
    )
    for answer in (browser.post("/undangan-pejabat/isi", {"password": PASSWORD}), opens(browser, link)):
        assert answer.status_code == 410
        assert "berakhir atau dibatalkan" in answer.content.decode()
    assert not Person.objects.get(pk=wahyu.pk).has_usable_password()


def test_whoever_has_got_a_password_meanwhile_is_led_to_the_sign_in(
    browser: Client, wahyu: Person, admin: Client
) -> None:
    link = letter()
    set_password(person=wahyu.pk, password="becak motor malam", by=SYSTEM)
    answer = opens(browser, link)
    assert answer.status_code == 410
    assert "sudah punya kata sandi" in answer.content.decode()
    sent = len(mail.outbox)
    page = admin.post(f"/akun-pejabat/{wahyu.pk}/undangan", follow=True).content.decode()
    assert "Tidak dikirim" in page
    assert "Kirim ulang undangan" not in page
    send_mail()
    assert len(mail.outbox) == sent


@pytest.mark.parametrize("token", ["isi", "xxxxxxxxxxxxxxxxxxxxxx"])
def test_a_made_up_link_opens_nothing(browser: Client, wahyu: Person, token: str) -> None:
    answer = opens(browser, f"/undangan-pejabat/{token}")
    assert answer.status_code == 410
    assert "tidak dikenal" in answer.content.decode()


def test_only_the_region_sends_it_again_and_its_page_offers_it(wahyu: Person, admin: Client) -> None:
    assert "Kirim ulang undangan" in admin.get(f"/pejabat/{wahyu.pk}").content.decode()
    stranger = create_person(name="Nur", email="nur@contoh.id", by=SYSTEM)
    assign_duty(
        person=stranger.pk, code="admin", region="33.28", decree_number="1", valid_from=clock.today(), by=SYSTEM
    )
    client = Client(HTTP_HOST="localhost")
    client.force_login(stranger)
    assert client.post(f"/akun-pejabat/{wahyu.pk}/undangan").status_code == 404


def test_the_token_lies_nowhere_but_in_the_letter(browser: Client, wahyu: Person, admin: Client) -> None:
    link = letter()
    token = link.rpartition("/")[2]
    opens(browser, link)
    admin.post(f"/akun-pejabat/{wahyu.pk}/undangan")
    assert mail.outbox[-1].body.count("http") == 1
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}" AS r WHERE r::text LIKE %s', [f"%{token}%"])
            assert cursor.fetchone() == (0,), table
    assert token not in str(dict(browser.session))


def test_spent_invitations_are_erased_by_their_dated_rule(wahyu: Person) -> None:
    letter()
    now = clock.now()
    with clock.set_to(now + timedelta(days=32)):
        assert erase_overdue()["invitations"] == 0
    with clock.set_to(now + timedelta(days=34)):
        assert erase_overdue()["invitations"] == 1
    assert not Invitation.objects.exists()
    assert AuditEntry.objects.get(action="access.invitations_erased").data["count"] == 1


def test_the_page_asks_the_same_however_many_duties_wait(
    browser: Client, wahyu: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    opens(browser, letter())
    for code in ("auditor", "province"):
        with django_assert_num_queries(6):
            browser.get("/undangan-pejabat/isi")
        region = "33.25" if code == "auditor" else "33"
        assign_duty(person=wahyu.pk, code=code, region=region, decree_number="2", valid_from=clock.today(), by=SYSTEM)
