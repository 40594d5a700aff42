"""What is one's own: data, duties, password, language; and a forgotten password."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoAssertNumQueries
from tests.desks.account.conftest import PASSWORD

from eblangkon.desks.account.tasks import reset_letter
from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.actions.assign_duty import assign_duty

NEW = "sepeda onthel hijau"


def test_the_page_says_who_which_duties_and_until_when(
    browser: Client, siti: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    today = clock.today()
    for code, first in (("auditor", today), ("bud", today + timedelta(days=9))):
        assign_duty(person=siti.pk, code=code, region="33.25", decree_number=f"800/{code}", valid_from=first, by=SYSTEM)
    browser.force_login(siti)
    with django_assert_num_queries(9):  # session, person, hats 2, the person's record, duties, shops, devices, unread
        page = browser.get("/akun").content.decode()
    assert "siti@contoh.id" in page
    assert "SK 800/auditor" in page
    assert "Kabupaten Batang" in page
    assert '<b class="warn">mulai' in page


def test_without_duties_the_page_says_where_they_will_come_from(browser: Client, siti: Person) -> None:
    browser.force_login(siti)
    assert "Belum ada tugas" in browser.get("/akun").content.decode()


def test_a_changed_password_signs_other_devices_out(browser: Client, siti: Person) -> None:
    browser.force_login(siti)
    other = Client(HTTP_HOST="localhost")
    other.force_login(siti)
    answer = browser.post("/akun/sandi", {"old": PASSWORD, "password": NEW})
    assert (answer.status_code, answer["Location"]) == (303, "/akun")
    assert browser.get("/akun").status_code == 200
    assert other.get("/akun").status_code == 302
    assert AuditEntry.objects.filter(action="person.password", subject_key=str(siti.pk)).count() == 1


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [("keliru", NEW, "tidak cocok"), (PASSWORD, "pendek", "10"), (PASSWORD, "0123456789", "angka"), ("", "", "belum")],
)
def test_a_change_that_cannot_be_says_why(browser: Client, siti: Person, old: str, new: str, words: str) -> None:
    browser.force_login(siti)
    answer = browser.post("/akun/sandi", {"old": old, "password": new})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    siti.refresh_from_db()
    assert siti.check_password(PASSWORD)


def test_guessing_the_old_password_is_stopped(browser: Client, siti: Person) -> None:
    browser.force_login(siti)
    for _ in range(10):
        browser.post("/akun/sandi", {"old": "keliru", "password": NEW})
    assert "Terlalu banyak" in browser.post("/akun/sandi", {"old": PASSWORD, "password": NEW}).content.decode()


def test_the_language_is_kept_for_pages_and_letters(browser: Client, siti: Person) -> None:
    browser.force_login(siti)
    assert browser.post("/akun/bahasa", {"language": "en"}).status_code == 303
    siti.refresh_from_db()
    assert siti.language == "en"
    assert '<html lang="en"' in browser.get("/akun").content.decode()


def work() -> None:
    """What the worker does with the letters asked for."""
    for job in ProcrastinateJob.objects.filter(task_name="account.reset_letter").order_by("id"):
        reset_letter(**job.args)


def letter() -> str:
    work()
    body = str(mail.outbox[-1].body)
    found = re.search(r"http://localhost:8000(/sandi/baru/\S+)", body)
    assert found
    return found.group(1)


def test_a_letter_lets_its_reader_set_a_new_password_once(browser: Client, siti: Person) -> None:
    siti_before = siti.password
    answer = browser.post("/sandi/lupa", {"email": "Siti@contoh.id"}, headers={"host": "localhost"})
    assert (answer.status_code, answer["Location"]) == (303, "/sandi/lupa/terkirim")
    assert mail.outbox == []  # by the worker: the answer waits for no post
    path = letter()
    assert mail.outbox[0].to == ["siti@contoh.id"]
    first = browser.get(path)
    assert first["Location"] == "/sandi/baru/isi"  # the key does not stay in the address
    assert browser.post("/sandi/baru/isi", {"password": "pendek"}).status_code == 422
    done = browser.post("/sandi/baru/isi", {"password": NEW})
    assert (done.status_code, done["Location"]) == (303, "/masuk")
    siti.refresh_from_db()
    assert siti.check_password(NEW)
    assert siti.password != siti_before
    for used in (path, "/sandi/baru/isi"):
        assert browser.get(used).status_code == 410
    assert browser.post("/sandi/baru/isi", {"password": "kata sandi lain lagi"}).status_code == 410


def test_an_unknown_address_gets_the_same_answer_and_no_letter(browser: Client, siti: Person) -> None:
    answer = browser.post("/sandi/lupa", {"email": "tidak-ada@contoh.id"})
    assert (answer.status_code, answer["Location"]) == (303, "/sandi/lupa/terkirim")
    work()
    assert mail.outbox == []


def test_known_and_unknown_addresses_cost_the_same(browser: Client, siti: Person) -> None:
    asked = []
    for email in ("siti@contoh.id", "tidak-ada@contoh.id"):
        with CaptureQueriesContext(connection) as found:
            browser.post("/sandi/lupa", {"email": email})
        asked.append(len(found))
    assert asked[0] == asked[1]
    assert "sandi" not in str(list(ProcrastinateJob.objects.values_list("args", flat=True)))  # no key waits there


def test_who_is_no_longer_active_gets_no_letter(browser: Client, siti: Person) -> None:
    browser.post("/sandi/lupa", {"email": "siti@contoh.id"})
    Person.objects.filter(pk=siti.pk).update(is_active=False)
    work()
    assert mail.outbox == []


def test_letters_cannot_be_sent_without_end(browser: Client, siti: Person) -> None:
    codes = [browser.post("/sandi/lupa", {"email": "siti@contoh.id"}).status_code for _ in range(4)]
    assert codes == [303, 303, 303, 429]
    elsewhere = Client(HTTP_HOST="localhost", REMOTE_ADDR="203.0.113.9")
    assert elsewhere.post("/sandi/lupa", {"email": "siti@contoh.id"}).status_code == 303


@pytest.mark.parametrize("key", ["isi", "x", "1-x", "-1", "-", "zzzzzz-zzz-zzzz", "zzzzzzzzzzzzz-1"])
def test_a_made_up_key_opens_nothing(browser: Client, siti: Person, key: str) -> None:
    assert browser.get(f"/sandi/baru/{key}").status_code == 410


def test_letters_lie_in_files_until_a_post_is_named(
    browser: Client, siti: Person, settings: LazySettings, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    browser.post("/sandi/lupa", {"email": "siti@contoh.id"})
    work()
    (file,) = tmp_path.iterdir()
    assert "/sandi/baru/" in file.read_text()
