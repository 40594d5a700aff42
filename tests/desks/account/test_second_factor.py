"""The second factor: who must have one, how it is set up and given, and what does not count as one."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import connection
from django.test import Client
from tests.desks.account.conftest import PASSWORD

from eblangkon.desks.account import security
from eblangkon.ground.access.actions.remove_second_factor import remove_second_factor
from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock, installation
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.services.notices.models import Notice


@pytest.fixture
def ukpbj(siti: Person) -> Person:
    """Siti, with a duty that administers."""
    assign_duty(person=siti.pk, code="ukpbj", region="33.25", decree_number="1", valid_from=clock.today(), by=SYSTEM)
    return siti


def enter(browser: Client, **more: str):
    return browser.post("/masuk", {"login": "siti@contoh.id", "password": PASSWORD, **more})


def code_of(secret: str, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(clock.now().timestamp()) // 30 + steps))


def secret_on(page: str) -> str:
    found = re.search(r"<code>([A-Z2-7 ]{39})</code>", page)
    assert found
    return found.group(1).replace(" ", "")


def set_up(browser: Client) -> str:
    secret = secret_on(browser.get("/akun/keamanan").content.decode())
    answer = browser.post("/akun/keamanan", {"code": code_of(secret)})
    assert (answer.status_code, answer["Location"]) == (303, "/akun/keamanan/kode")
    return secret


def codes_on(page: str) -> list[str]:
    return re.findall(r"<code>(\d{4} \d{4})</code>", page)


def actions() -> list[str]:
    return list(AuditEntry.objects.filter(action__startswith="access.").order_by("id").values_list("action", flat=True))


def test_whose_duty_administers_can_do_nothing_before_it_is_set_up(browser: Client, ukpbj: Person) -> None:
    assert enter(browser)["Location"] == "/pengawasan"
    for path in ("/pengawasan", "/aturan", "/akun", "/kotak", "/pesanan"):
        assert browser.get(path)["Location"].startswith("/akun/keamanan?kembali="), path
        assert browser.post(path, {}).status_code in (302, 405), path
    page = browser.get("/akun/keamanan?kembali=/aturan").content.decode()
    assert "belum ada yang dapat Anda kerjakan" in page
    assert "<svg" in page
    assert browser.get("/keluar").status_code == 200
    secret = secret_on(page)
    wrong = browser.post("/akun/keamanan", {"code": "000000", "kembali": "/aturan"})
    assert wrong.status_code == 422
    assert "tidak cocok" in wrong.content.decode()
    assert secret_on(wrong.content.decode()) == secret
    answer = browser.post("/akun/keamanan", {"code": code_of(secret), "kembali": "/aturan"})
    assert answer["Location"] == "/akun/keamanan/kode"
    assert browser.get("/pengawasan").status_code == 200
    assert browser.post("/akun/keamanan/kode")["Location"] == "/aturan"
    assert Notice.objects.filter(person=ukpbj, code="access.protected").count() == 1


def test_whose_duty_only_reads_is_not_asked(browser: Client, siti: Person) -> None:
    assign_duty(person=siti.pk, code="auditor", region="33.25", decree_number="1", valid_from=clock.today(), by=SYSTEM)
    enter(browser)
    assert browser.get("/pengawasan").status_code == 200


def test_a_duty_given_meanwhile_asks_in_the_open_session(browser: Client, siti: Person) -> None:
    enter(browser)
    assert browser.get("/akun").status_code == 200
    assign_duty(person=siti.pk, code="bud", region="33.25", decree_number="1", valid_from=clock.today(), by=SYSTEM)
    assert browser.get("/akun")["Location"].startswith("/akun/keamanan")


def test_at_the_next_sign_in_the_code_is_asked_and_holds_once(browser: Client, ukpbj: Person) -> None:
    enter(browser)
    secret = set_up(browser)
    for name in ("first", "second"):
        other = Client(HTTP_HOST="localhost")
        assert enter(other, kembali="/aturan")["Location"] == "/masuk/bukti-kedua"
        assert other.get("/aturan")["Location"].startswith("/masuk?"), "the password alone opens nothing"
        page = other.get("/masuk/bukti-kedua").content.decode()
        assert "Siti Aminah" in page
        assert "UKPBJ" in page
        answer = other.post("/masuk/bukti-kedua", {"code": code_of(secret)})
        if name == "first":
            assert (answer.status_code, answer["Location"]) == (302, "/aturan")
            assert other.get("/aturan").status_code == 200
        else:
            assert answer.status_code == 422
            assert "sudah tidak berlaku" in answer.content.decode()
            assert other.get("/aturan").status_code == 302
    assert "access.proof_failed" in actions()


def test_a_wrong_code_leaves_an_empty_field_with_the_focus(browser: Client, ukpbj: Person) -> None:
    enter(browser)
    set_up(browser)
    other = Client(HTTP_HOST="localhost")
    enter(other)
    page = other.post("/masuk/bukti-kedua", {"code": "123456"}).content.decode()
    field = re.search(r'<input[^>]+name="code"[^>]*>', page)
    assert field
    assert "autofocus" in field[0]
    assert "123456" not in page
    assert page.count("autofocus") == 1


def test_a_recovery_code_opens_once_and_they_are_shown_once(
    browser: Client, ukpbj: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(browser)
    set_up(browser)
    codes = codes_on(browser.get("/akun/keamanan/kode").content.decode())
    assert len(set(codes)) == 10
    assert codes[3] in browser.get("/akun/keamanan/kode/unduh").content.decode()
    browser.post("/akun/keamanan/kode")
    assert codes_on(browser.get("/akun/keamanan/kode").content.decode()) == []
    assert browser.get("/akun/keamanan/kode/unduh").status_code == 302
    for status in (302, 422):
        other = Client(HTTP_HOST="localhost")
        enter(other)
        assert other.post("/masuk/bukti-kedua?pakai=cadangan", {"code": codes[3]}).status_code == status
    assert "Tersisa 9" in browser.get("/akun/keamanan").content.decode()
    answer = browser.post("/akun/keamanan/ganti", {"apa": "kode", "code": codes[4].replace(" ", "-")})
    assert answer["Location"] == "/akun/keamanan/kode"
    fresh = codes_on(browser.get("/akun/keamanan/kode").content.decode())
    assert len(fresh) == 10
    assert not set(fresh) & set(codes)
    later = security.time.time() + security.SHOWN + 1
    monkeypatch.setattr(security.time, "time", lambda: later)
    assert codes_on(browser.get("/akun/keamanan/kode").content.decode()) == []


def test_another_phone_needs_a_code_and_is_set_up_at_once(browser: Client, ukpbj: Person) -> None:
    enter(browser)
    secret = set_up(browser)
    assert browser.post("/akun/keamanan/ganti", {"apa": "cabut", "code": "000000"}).status_code == 422
    assert (
        browser.post("/akun/keamanan/ganti", {"apa": "cabut", "code": code_of(secret)})["Location"] == "/akun/keamanan"
    )
    assert browser.get("/pengawasan")["Location"].startswith("/akun/keamanan")
    assert set_up(browser) != secret


def test_secrets_cannot_be_read_in_the_database(browser: Client, ukpbj: Person) -> None:
    enter(browser)
    pending = secret_on(browser.get("/akun/keamanan").content.decode())
    assert pending not in str(dict(browser.session))
    secret = set_up(browser)
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    assert not any(
        code.replace(" ", "") in stored for code in codes_on(browser.get("/akun/keamanan/kode").content.decode())
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT data::text FROM audit_entry")
        assert secret not in str(cursor.fetchall())


def test_a_second_window_that_has_it_set_up_is_asked_for_the_code(browser: Client, ukpbj: Person) -> None:
    other = Client(HTTP_HOST="localhost")
    enter(browser)
    enter(other)
    secret = set_up(browser)
    assert other.get("/akun/keamanan?kembali=/aturan")["Location"] == "/masuk/bukti-kedua?kembali=%2Faturan"
    answer = other.post("/masuk/bukti-kedua?kembali=/aturan", {"code": code_of(secret)})
    assert (answer.status_code, answer["Location"]) == (303, "/aturan")
    assert other.get("/aturan").status_code == 200


def test_guessing_codes_is_stopped_and_the_owner_still_gets_in(browser: Client, ukpbj: Person) -> None:
    enter(browser)
    secret = set_up(browser)
    browser.post("/keluar")
    thief = Client(HTTP_HOST="localhost")  # knows the password, sits in the same office
    enter(thief)
    tried = [thief.post("/masuk/bukti-kedua", {"code": f"{n:06}"}) for n in range(6)]
    assert [answer.status_code for answer in tried] == [422] * 5 + [429]
    assert "1 menit lagi" in tried[-1].content.decode()
    enter(browser)  # a device of the owner
    assert browser.post("/masuk/bukti-kedua", {"code": code_of(secret)}).status_code == 302


def test_codes_guessed_from_many_places_are_stopped_and_told_and_the_owner_still_gets_in(
    browser: Client, ukpbj: Person
) -> None:
    enter(browser)
    secret = set_up(browser)
    browser.post("/keluar")
    answers = []
    for place in range(9):
        thief = Client(HTTP_HOST="localhost", REMOTE_ADDR=f"203.0.113.{place}")
        enter(thief)
        answers += [thief.post("/masuk/bukti-kedua", {"code": f"{place}{n:05}"}) for n in range(4)]
    assert [answer.status_code for answer in answers] == [422] * 30 + [429] * 6
    assert "perangkat yang biasa dipakai" in answers[-1].content.decode()
    assert Notice.objects.filter(person=ukpbj, code="access.guessed").count() == 1, "once an hour"
    enter(browser)  # a device of the owner
    assert browser.post("/masuk/bukti-kedua", {"code": code_of(secret)}).status_code == 302
    assert "Beberapa bukti kedua yang salah" in browser.get("/kotak").content.decode()


def test_the_people_of_a_demonstration_are_not_forced(browser: Client, ukpbj: Person) -> None:
    installation.mark("demonstration")
    enter(browser)
    assert browser.get("/pengawasan").status_code == 200
    assert "Dalam peragaan tidak wajib" in browser.get("/akun/keamanan").content.decode()


def test_a_session_of_an_older_version_signs_in_again(browser: Client, siti: Person) -> None:
    browser.force_login(siti)
    session = browser.session
    del session["bukti"]
    session.save()
    assert browser.get("/akun")["Location"].startswith("/masuk?")


def test_an_inactive_person_gets_no_further_than_the_password(browser: Client, ukpbj: Person) -> None:
    enter(browser)
    secret = set_up(browser)
    other = Client(HTTP_HOST="localhost")
    enter(other)
    Person.objects.filter(pk=ukpbj.pk).update(is_active=False)
    assert other.post("/masuk/bukti-kedua", {"code": code_of(secret)})["Location"] == "/masuk"
    assert browser.get("/akun")["Location"].startswith("/masuk?")


def test_a_duty_that_ended_yesterday_does_nothing_in_an_open_session(
    browser: Client, siti: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = clock.today()
    assign_duty(
        person=siti.pk,
        code="ukpbj",
        region="33.25",
        decree_number="1",
        valid_from=today - timedelta(days=9),
        valid_to=today,
        by=SYSTEM,
    )
    browser.force_login(siti)
    assert browser.get("/aturan").status_code == 200
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    assert browser.get("/aturan").status_code == 403
    assert browser.post("/aturan/answer_days", {"nilai": "9"}).status_code == 403


def test_without_anything_to_prove_the_page_leads_to_the_sign_in(browser: Client, db: None) -> None:
    assert browser.get("/masuk/bukti-kedua")["Location"] == "/masuk"


def test_taking_it_away_takes_the_codes_too(browser: Client, ukpbj: Person) -> None:
    enter(browser)
    set_up(browser)
    remove_second_factor(person=ukpbj.pk, by=SYSTEM)
    assert not Authenticator.objects.exists()
