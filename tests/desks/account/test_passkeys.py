"""Passkeys: added, named, given, taken off; and what does not count as one."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.desks.account.conftest import PASSWORD
from tests.desks.account.soft_key import SoftKey
from tests.desks.account.test_second_factor import code_of, codes_on, secret_on

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.services.notices.models import Notice

ADD = "/akun/keamanan/kunci"


@pytest.fixture
def ukpbj(siti: Person) -> Person:
    assign_duty(person=siti.pk, code="ukpbj", region="33.25", decree_number="1", valid_from=clock.today(), by=SYSTEM)
    return siti


def enter(browser: Client):
    return browser.post("/masuk", {"login": "siti@contoh.id", "password": PASSWORD})


def page(browser: Client, path: str) -> str:
    return browser.get(path).content.decode()


def add(browser: Client, key: SoftKey, name: str = "Telepon kantor"):
    return browser.post(ADD, {"name": name, "credential": key.answers(page(browser, ADD))})


def give(browser: Client, key: SoftKey):
    return browser.post("/masuk/bukti-kedua", {"credential": key.answers(page(browser, "/masuk/bukti-kedua"))})


def removal_of(browser: Client, name: str) -> str:
    one = next(row for row in Authenticator.objects.filter(type="webauthn") if row.data["name"] == name)
    return f"{ADD}/{one.pk}/hapus"


def test_the_first_one_opens_the_desk_and_brings_recovery_codes(browser: Client, ukpbj: Person) -> None:
    enter(browser)
    assert browser.get("/pengawasan")["Location"].startswith("/akun/keamanan")
    assert ADD in page(browser, "/akun/keamanan")
    key = SoftKey()
    assert add(browser, key)["Location"] == "/akun/keamanan/kode"
    assert len(codes_on(page(browser, "/akun/keamanan/kode"))) == 10
    assert browser.get("/pengawasan").status_code == 200
    assert "Telepon kantor" in page(browser, "/akun/keamanan")
    assert Notice.objects.filter(person=ukpbj, code="access.protected").count() == 1
    assert AuditEntry.objects.filter(action="access.passkey_added").count() == 1
    other = Client(HTTP_HOST="localhost")
    assert enter(other)["Location"] == "/masuk/bukti-kedua"
    assert "enam angka" not in page(other, "/masuk/bukti-kedua").lower(), "there is no app"
    assert give(other, key)["Location"] == "/pengawasan"
    assert other.get("/pengawasan").status_code == 200


def test_what_is_no_proof(browser: Client, ukpbj: Person) -> None:
    enter(browser)
    key = SoftKey()
    add(browser, key)
    other = Client(HTTP_HOST="localhost")
    enter(other)
    shown = page(other, "/masuk/bukti-kedua")
    stranger, false_site = SoftKey(), SoftKey(origin="https://eblangkon.palsu.id")
    stranger.id = false_site.id = key.id
    false_site.private = key.private
    for answer in (stranger.answers(shown), false_site.answers(shown), "{}", "[", '{"rawId": 3}', "x" * 20_000):
        refused = other.post("/masuk/bukti-kedua", {"credential": answer})
        assert refused.status_code in (422, 429)
        shown = refused.content.decode()
        assert other.get("/pengawasan").status_code == 302
    assert "Terlalu banyak percobaan" in shown
    assert AuditEntry.objects.filter(action="access.proof_failed").count() == 5


def test_an_answer_serves_once(browser: Client, ukpbj: Person) -> None:
    enter(browser)
    key = SoftKey()
    add(browser, key)
    first, second = Client(HTTP_HOST="localhost"), Client(HTTP_HOST="localhost")
    enter(first)
    enter(second)
    answer = key.answers(page(first, "/masuk/bukti-kedua"))
    page(second, "/masuk/bukti-kedua")
    assert second.post("/masuk/bukti-kedua", {"credential": answer}).status_code == 422, "another session's question"
    assert first.post("/masuk/bukti-kedua", {"credential": answer}).status_code == 302


def test_a_second_one_needs_the_first_and_the_last_stays(browser: Client, ukpbj: Person) -> None:
    early = Client(HTTP_HOST="localhost")
    enter(early)
    enter(browser)
    old, new = SoftKey(), SoftKey()
    add(browser, old, "Telepon")
    assert early.get(ADD)["Location"].startswith("/masuk/bukti-kedua"), "a session of the password alone"
    assert early.post(ADD, {"name": "Pencuri", "credential": "{}"})["Location"].startswith("/masuk/bukti-kedua")
    assert add(browser, old, "Lagi").status_code == 422
    assert add(browser, new, "Laptop")["Location"] == "/akun/keamanan", "the codes of the first still hold"
    assert early.post(removal_of(browser, "Laptop"))["Location"].startswith("/akun/keamanan")
    assert browser.post(removal_of(browser, "Telepon"))["Location"] == "/akun/keamanan"
    refused = browser.post(removal_of(browser, "Laptop"), follow=True)
    assert "Pasang yang lain dahulu" in refused.content.decode()
    assert Authenticator.objects.filter(type="webauthn").count() == 1


def test_an_app_beside_it_and_then_it_may_go(browser: Client, ukpbj: Person) -> None:
    enter(browser)
    key = SoftKey()
    add(browser, key, "Telepon")
    secret = secret_on(page(browser, "/akun/keamanan?pasang=aplikasi"))
    answer = browser.post("/akun/keamanan?pasang=aplikasi", {"code": code_of(secret)})
    assert answer["Location"] == "/akun/keamanan"
    fresh = browser.post(
        "/akun/keamanan/ganti", {"apa": "kode", "credential": key.answers(page(browser, "/akun/keamanan"))}
    )
    assert fresh["Location"] == "/akun/keamanan/kode"
    assert browser.post(removal_of(browser, "Telepon"))["Location"] == "/akun/keamanan"
    assert browser.get("/pengawasan").status_code == 200
    assert set(Authenticator.objects.values_list("type", flat=True)) == {"totp", "recovery_codes"}


def test_taking_the_app_away_leaves_the_passkey(browser: Client, ukpbj: Person) -> None:
    enter(browser)
    add(browser, SoftKey(), "Telepon")
    secret = secret_on(page(browser, "/akun/keamanan?pasang=aplikasi"))
    browser.post("/akun/keamanan?pasang=aplikasi", {"code": code_of(secret)})
    browser.post("/akun/keamanan/ganti", {"apa": "cabut", "code": code_of(secret, 1)})
    assert browser.get("/pengawasan").status_code == 200
    assert set(Authenticator.objects.values_list("type", flat=True)) == {"webauthn", "recovery_codes"}


def test_whose_duty_demands_none_may_take_the_last_off(browser: Client, siti: Person) -> None:
    enter(browser)
    add(browser, SoftKey(), "Telepon")
    browser.post(removal_of(browser, "Telepon"))
    assert not Authenticator.objects.exists(), "the recovery codes went with it"
    assert browser.get("/akun").status_code == 200
    assert enter(Client(HTTP_HOST="localhost"))["Location"] != "/masuk/bukti-kedua"


def test_nobody_takes_off_anothers(browser: Client, ukpbj: Person, django_user_model: type[Person]) -> None:
    enter(browser)
    add(browser, SoftKey(), "Telepon")
    other = Client(HTTP_HOST="localhost")
    other.force_login(django_user_model.objects.create(name="Nur", email="nur@contoh.id"))
    assert other.post(removal_of(browser, "Telepon")).status_code == 404


@pytest.mark.parametrize("name", ["", "x" * 61])
def test_a_name_is_needed(browser: Client, siti: Person, name: str) -> None:
    enter(browser)
    assert add(browser, SoftKey(), name).status_code == 422
    assert not Authenticator.objects.exists()


def test_pages_ask_the_same_however_many_there_are(
    browser: Client, ukpbj: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    enter(browser)
    key = SoftKey()
    for number in range(3):
        add(browser, key if number == 0 else SoftKey(), f"Nomor {number}")
        other = Client(HTTP_HOST="localhost")
        enter(other)
        with django_assert_num_queries(16):
            browser.get("/akun/keamanan")
        with django_assert_num_queries(11):
            browser.get(ADD)
        with django_assert_num_queries(12):
            other.get("/masuk/bukti-kedua")
