"""In and out, and what does not let anybody in."""

from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import NOON
from tests.desks.account.conftest import PASSWORD

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.ground.people.models import Person
from eblangkon.ground.regions.actions.set_rule import set_rule
from eblangkon.ground.regions.models import RegionalRule
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.services.notices.models import Notice

MISMATCH = "tidak cocok"


def ruled(code: str, value: int) -> None:
    day = clock.today()
    set_rule(actor=SYSTEM, code=code, region=None, value=value, effective_from=day, source="Uji", confidence="?")


def enter(browser: Client, login: str, password: str = PASSWORD, **more: str):
    return browser.post("/masuk", {"login": login, "password": password, **more})


@pytest.mark.parametrize(
    "login", ["siti@contoh.id", " SITI@contoh.id ", "0812-3456-7890", "62812 3456 7890", "+62 812 3456 7890"]
)
def test_one_person_by_every_spelling(browser: Client, siti: Person, login: str) -> None:
    answer = enter(browser, login)
    assert (answer.status_code, answer["Location"]) == (302, "/akun")
    assert "Siti Aminah" in browser.get("/akun").content.decode()


def test_whoever_has_a_duty_begins_at_its_desk(browser: Client, siti: Person) -> None:
    assign_duty(person=siti.pk, code="auditor", region="33.25", decree_number="1", valid_from=NOON.date(), by=SYSTEM)
    assert enter(browser, "siti@contoh.id")["Location"] == "/pengawasan"


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("siti@contoh.id", "keliru sekali"),
        ("081234567890", "keliru sekali"),
        ("tidak-ada@contoh.id", PASSWORD),
        ("089999999999", PASSWORD),
        ("bukan alamat", PASSWORD),
        ("12", PASSWORD),
    ],
)
def test_every_mismatch_says_the_same_and_names_the_remedy(
    browser: Client, siti: Person, login: str, password: str
) -> None:
    answer = enter(browser, login, password)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert MISMATCH in page
    assert "Lupa kata sandi" in page
    assert f'value="{login}"' in page
    assert password not in page
    assert "sessionid" not in browser.cookies


def test_who_is_no_longer_active_is_told_no_more_than_others(browser: Client, siti: Person) -> None:
    Person.objects.update(is_active=False)
    assert MISMATCH in enter(browser, "siti@contoh.id").content.decode()


def test_empty_fields_say_what_to_write(browser: Client, db: None) -> None:
    page = enter(browser, "", "").content.decode()
    assert "Tulis e-mail atau nomor HP" in page
    assert "Kata sandi belum diisi" in page


@pytest.mark.parametrize(
    ("wish", "to"),
    [
        ("/pesanan/7?tab=berkas", "/pesanan/7?tab=berkas"),
        ("https://evil.example/", "/akun"),
        ("//evil.example/x", "/akun"),
        ("/\\evil.example", "/akun"),
        ("javascript:alert(1)", "/akun"),
        ("/keluar", "/akun"),
        ("/masuk", "/akun"),
    ],
)
def test_the_way_back_leads_to_our_own_pages_only(browser: Client, siti: Person, wish: str, to: str) -> None:
    page = browser.get(f"/masuk?kembali={quote(wish)}").content.decode()
    assert (f'value="{wish}"' in page) is (to == wish)
    assert enter(browser, "siti@contoh.id", kembali=wish)["Location"] == to
    assert browser.get(f"/masuk?kembali={quote(wish)}")["Location"] == to


def test_a_stranger_who_tries_is_stopped_and_the_owner_is_not(browser: Client, siti: Person) -> None:
    stranger = Client(HTTP_HOST="localhost", REMOTE_ADDR="203.0.113.9")
    codes = [enter(stranger, "siti@contoh.id", f"coba {n}").status_code for n in range(6)]
    assert codes == [422] * 5 + [429]
    stopped = enter(stranger, "siti@contoh.id")
    assert stopped.status_code == 429
    page = stopped.content.decode()
    assert "tidak terkunci" in page
    assert "1 menit lagi" in page
    assert enter(browser, "siti@contoh.id").status_code == 302
    assert AuditEntry.objects.filter(action="access.failed", subject_key=str(siti.pk)).count() == 5


def test_in_the_same_office_a_device_of_the_owner_is_not_shut_out(browser: Client, siti: Person) -> None:
    enter(browser, "siti@contoh.id")
    browser.post("/keluar")
    neighbour = Client(HTTP_HOST="localhost")
    for n in range(6):
        enter(neighbour, "siti@contoh.id", f"coba {n}")
    assert enter(neighbour, "siti@contoh.id").status_code == 429
    assert enter(browser, "081234567890").status_code == 302
    browser.post("/keluar")
    codes = [enter(browser, "siti@contoh.id", f"coba {n}").status_code for n in range(6)]
    assert codes == [422] * 5 + [429], "tries of the device are counted too"


def test_tries_from_many_places_leave_the_owner_in_everywhere(browser: Client, siti: Person) -> None:
    """Whoever hammers an account uses up the tries of their own networks: neither the owner's device nor a new one."""
    enter(browser, "siti@contoh.id")
    browser.post("/keluar")
    for place in range(8):
        bot = Client(HTTP_HOST="localhost", REMOTE_ADDR=f"203.0.113.{place}")
        codes = [enter(bot, "siti@contoh.id", f"coba {n}").status_code for n in range(6)]
        assert codes == [422] * 5 + [429]
    assert enter(browser, "siti@contoh.id").status_code == 302
    assert enter(Client(HTTP_HOST="localhost", REMOTE_ADDR="198.51.100.7"), "siti@contoh.id").status_code == 302


def test_one_bad_typist_does_not_lock_an_office_behind_one_address(siti: Person) -> None:
    for n in range(12):
        create_person(name=f"Rekan {n}", email=f"rekan{n}@contoh.id", password=PASSWORD, by=SYSTEM)
    typist = Client(HTTP_HOST="localhost")
    codes = [enter(typist, "siti@contoh.id", f"salah {n}").status_code for n in range(200)]
    assert codes.count(429) == 195, "what is not looked at does not count against the network"
    for n in range(12):  # each on a device that is new here
        colleague = Client(HTTP_HOST="localhost")
        assert enter(colleague, f"rekan{n}@contoh.id", "salah ketik").status_code == 422
        assert enter(colleague, f"rekan{n}@contoh.id").status_code == 302


def test_a_whole_network_that_guesses_is_stopped_and_known_devices_in_it_are_not(browser: Client, siti: Person) -> None:
    enter(browser, "siti@contoh.id")
    browser.post("/keluar")
    ruled("sign_in_tries_network", 8)
    bot = Client(HTTP_HOST="localhost")
    codes = [enter(bot, f"orang{n}@contoh.id", "coba").status_code for n in range(9)]
    assert codes == [422] * 8 + [429]
    assert enter(Client(HTTP_HOST="localhost"), "siti@contoh.id").status_code == 429
    assert enter(browser, "siti@contoh.id").status_code == 302


def test_how_often_one_may_try_is_a_dated_rule(siti: Person) -> None:
    ruled("sign_in_tries_minute", 2)
    stranger = Client(HTTP_HOST="localhost")
    assert [enter(stranger, "siti@contoh.id", f"coba {n}").status_code for n in range(3)] == [422, 422, 429]
    RegionalRule.objects.filter(code="sign_in_tries_minute").delete()
    other = Client(HTTP_HOST="localhost", REMOTE_ADDR="203.0.113.9")
    codes = [enter(other, "siti@contoh.id", f"coba {n}").status_code for n in range(6)]
    assert codes == [422] * 5 + [429], "without a rule nobody is shut out and nobody guesses freely"


def test_a_device_known_to_one_person_is_not_anothers(browser: Client, siti: Person) -> None:
    create_person(name="Pencuri", email="pencuri@contoh.id", password=PASSWORD, by=SYSTEM)
    enter(browser, "pencuri@contoh.id")
    browser.post("/keluar")
    codes = [enter(browser, "siti@contoh.id", f"coba {n}").status_code for n in range(6)]
    assert codes[-1] == 429
    stranger = Client(HTTP_HOST="localhost")
    assert enter(stranger, "siti@contoh.id").status_code == 429, "counted with the network, not with the device"


def test_a_new_device_is_told_once_and_the_first_not(browser: Client, siti: Person) -> None:
    enter(browser, "siti@contoh.id")
    browser.post("/keluar")
    enter(browser, "siti@contoh.id")
    assert not Notice.objects.exists()
    phone = Client(HTTP_HOST="localhost", headers={"user-agent": "Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile"})
    enter(phone, "siti@contoh.id")
    phone.post("/keluar")
    enter(phone, "siti@contoh.id")
    (told,) = Notice.objects.filter(person=siti)
    assert (told.code, told.params) == ("access.new_device", {"browser": "Chrome, Android"})
    assert AuditEntry.objects.filter(action="access.signed_in").count() == 4


def test_tries_stay_counted_while_many_others_try_theirs(browser: Client, siti: Person) -> None:
    for n in range(10):
        enter(browser, "siti@contoh.id", f"coba {n}")
    for n in range(400):
        cache.set(f"zz{n}", 1)
    assert enter(browser, "siti@contoh.id").status_code == 429


def test_right_passwords_do_not_use_up_the_tries(browser: Client, siti: Person) -> None:
    assert [enter(browser, "siti@contoh.id").status_code for _ in range(15)] == [302] * 15


def test_signing_in_changes_the_key_of_the_session(browser: Client, siti: Person) -> None:
    session = browser.session
    session["x"] = 1
    session.save()
    before = browser.cookies["sessionid"].value
    enter(browser, "siti@contoh.id")
    assert browser.cookies["sessionid"].value != before


def test_the_page_asks_one_query_of_visitors(
    browser: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):  # whether this is a demonstration
        page = browser.get("/masuk")
    assert b"csrfmiddlewaretoken" in page.content
    assert "no-store" in page["Cache-Control"]


def test_a_form_without_token_is_refused(siti: Person) -> None:
    strict = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    assert enter(strict, "siti@contoh.id").status_code == 403


def test_a_link_does_not_sign_out(browser: Client, siti: Person) -> None:
    browser.force_login(siti)
    assert "Keluar dari e-Blangkon?" in browser.get("/keluar").content.decode()
    assert browser.get("/akun").status_code == 200
    answer = browser.post("/keluar")
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert "Anda sudah keluar" in browser.get("/").content.decode()
    assert browser.get("/akun")["Location"] == "/masuk?kembali=%2Fakun"


@pytest.mark.parametrize(("chosen", "shown"), [("", "en"), ("id", "id")])
def test_a_new_browser_speaks_as_its_owner_has_chosen(browser: Client, siti: Person, chosen: str, shown: str) -> None:
    Person.objects.update(language="en")
    if chosen:
        browser.cookies["bahasa"] = chosen
    enter(browser, "siti@contoh.id")
    assert f'<html lang="{shown}"' in browser.get("/akun").content.decode()
