"""Where one is signed in, and signing out there from here."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from tests.desks.account.conftest import PASSWORD

from eblangkon.desks.frame import proof
from eblangkon.ground.access.actions.add_authenticator import add_authenticator
from eblangkon.ground.access.actions.make_invitation import make_invitation
from eblangkon.ground.access.models import SignIn
from eblangkon.ground.access.rules import browser_of
from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.actions.assign_duty import assign_duty

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:132.0) Gecko/20100101 Firefox/132.0"
CHROME = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def signed_in(agent: str, login: str = "siti@contoh.id") -> Client:
    client = Client(HTTP_HOST="localhost", headers={"user-agent": agent})
    assert client.post("/masuk", {"login": login, "password": PASSWORD}).status_code == 302
    return client


@pytest.mark.parametrize(
    ("agent", "words"), [(FIREFOX, "Firefox, Windows"), (CHROME, "Chrome, Android"), ("", ""), ("curl/8", "")]
)
def test_a_device_is_named_as_people_know_it(agent: str, words: str) -> None:
    assert browser_of(agent) == words


def test_the_page_lists_them_and_one_is_signed_out_at_once(siti: Person) -> None:
    here, there = signed_in(FIREFOX), signed_in(CHROME)
    page = here.get("/akun").content.decode()
    assert "Firefox, Windows" in page
    assert "Chrome, Android" in page
    assert page.count("Perangkat ini") == 1
    other = SignIn.objects.get(browser="Chrome, Android")
    assert f'value="{other.pk}"' in page
    assert here.post("/akun/perangkat/keluarkan", {"perangkat": str(other.pk)}).status_code == 303
    assert there.get("/akun")["Location"].startswith("/masuk?")
    assert "1 perangkat dikeluarkan" in here.get("/akun").content.decode()
    assert AuditEntry.objects.filter(action="access.ended").count() == 1
    here.post("/akun/perangkat/keluarkan", {"perangkat": str(other.pk)})
    assert "sudah tidak masuk" in here.get("/akun").content.decode()


def test_all_others_end_and_this_one_stays(siti: Person) -> None:
    here, others = signed_in(FIREFOX), [signed_in(CHROME) for _ in range(3)]
    here.post("/akun/perangkat/keluarkan")
    assert here.get("/akun").status_code == 200
    assert [client.get("/akun").status_code for client in others] == [302] * 3


def test_nobody_signs_out_another_person(siti: Person) -> None:
    create_person(name="Budi", email="budi@contoh.id", password=PASSWORD, by=SYSTEM)
    mine, theirs = signed_in(FIREFOX), signed_in(CHROME, "budi@contoh.id")
    row = SignIn.objects.get(browser="Chrome, Android")
    for value in (str(row.pk), "9" * 30, "x"):
        mine.post("/akun/perangkat/keluarkan", {"perangkat": value})
    assert theirs.get("/akun").status_code == 200


def test_a_new_password_ends_the_others_and_keeps_this_one_listed(siti: Person) -> None:
    here, there = signed_in(FIREFOX), signed_in(CHROME)
    here.post("/akun/sandi", {"old": PASSWORD, "password": "sepeda onthel hijau"})
    assert there.get("/akun").status_code == 302
    page = here.get("/akun").content.decode()
    assert "Perangkat ini" in page
    assert "Chrome" not in page


def test_signing_out_takes_the_device_off_the_list(siti: Person) -> None:
    signed_in(FIREFOX).post("/keluar")
    assert SignIn.objects.get().ended_at is not None


def test_the_last_use_is_noted_once_an_hour(siti: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    here = signed_in(FIREFOX)
    first = SignIn.objects.get().last_at
    here.get("/akun")
    assert SignIn.objects.get().last_at == first
    later = time.time() + 3601
    monkeypatch.setattr(proof.time, "time", lambda: later)
    here.get("/akun")
    assert SignIn.objects.get().last_at > first


@pytest.fixture
def budi(db: None) -> Person:
    """Of whom a second proof is asked."""
    person = create_person(name="Budi", email="budi@contoh.id", password=PASSWORD, by=SYSTEM)
    add_authenticator(person=person.pk, secret=SECRET, by=SYSTEM)
    return person


def test_whoever_signs_in_as_another_is_the_first_no_more(siti: Person, budi: Person) -> None:
    client = signed_in(CHROME)
    answer = client.post("/masuk?kembali=/akun/kabar", {"login": "budi@contoh.id", "password": PASSWORD})
    assert answer["Location"].startswith("/masuk/bukti-kedua")
    assert SignIn.objects.get(person=siti).ended_at is not None
    assert not SignIn.objects.filter(person=budi).exists()
    assert client.get("/akun")["Location"].startswith("/masuk?")
    code = format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))
    assert client.post("/masuk/bukti-kedua", {"code": code})["Location"] == "/akun/kabar"
    assert "Budi" in client.get("/akun").content.decode()
    assert SignIn.objects.get(person=budi).ended_at is None


def test_a_device_is_not_known_before_its_second_proof(siti: Person, budi: Person) -> None:
    SignIn.objects.create(person=budi, session_key="lain", device="lain", browser="")
    client = signed_in(CHROME)
    client.post("/masuk", {"login": "budi@contoh.id", "password": PASSWORD})
    assert SignIn.objects.filter(person=budi).count() == 1


def test_sessions_that_no_list_shows_end_with_the_others(siti: Person) -> None:
    here, hidden = signed_in(FIREFOX), signed_in(CHROME)
    SignIn.objects.filter(browser="Chrome, Android").update(session_key=None, ended_at=clock.now())
    assert hidden.get("/akun").status_code == 200
    here.post("/akun/perangkat/keluarkan")
    assert hidden.get("/akun").status_code == 302
    assert here.get("/akun").status_code == 200


def test_a_session_that_no_list_shows_ends_within_an_hour(siti: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = signed_in(CHROME)
    SignIn.objects.update(session_key=None, ended_at=clock.now())
    later = time.time() + 3601
    monkeypatch.setattr(proof.time, "time", lambda: later)
    hidden.get("/akun")
    assert hidden.get("/akun").status_code == 302


def test_a_first_password_set_in_anothers_session_ends_it(siti: Person) -> None:
    wahyu = create_person(name="Wahyu", email="wahyu@contoh.id", by=SYSTEM)
    assign_duty(person=wahyu.pk, code="bud", region="33.25", decree_number="1", valid_from=clock.today(), by=SYSTEM)
    _made, token = make_invitation(person=wahyu.pk, region="33.25", by=SYSTEM)
    client = signed_in(CHROME)
    client.get(f"/undangan-pejabat/{token}")
    assert client.post("/undangan-pejabat/isi", {"password": PASSWORD}).status_code == 302
    assert SignIn.objects.get(person=siti).ended_at is not None
    assert SignIn.objects.get(person=wahyu).session_key == client.session.session_key
