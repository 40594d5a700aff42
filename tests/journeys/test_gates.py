"""Signing in by phone without script, a dated rule set by its procurement unit, and these pages readable by all."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.cast import Town
from tests.journeys.people import CHROMIUM, DESKTOP, PHONE, Taps, Visitor

from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.people.actions.set_password import set_password
from eblangkon.ground.people.models import Person

pytestmark = [
    pytest.mark.browser,
    pytest.mark.commits,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="NO BROWSER: /usr/bin/chromium is missing, pages were not tried"),
]
Sit = Callable[..., Visitor]
PASSWORD = "gerobak bakso keliling"
PAGES = (
    ("visitor", "/masuk"),
    ("visitor", "/sandi/lupa"),
    ("visitor", "/sandi/lupa/terkirim"),
    ("ppk", "/kotak"),
    ("nobody", "/kotak"),
    ("ppk", "/akun"),
    ("nobody", "/akun"),
    ("ppk", "/akun/sandi"),
    ("ppk", "/keluar"),
    ("ukpbj", "/pengawasan"),
    ("other_auditor", "/pengawasan"),
    ("province", "/pengawasan"),
    ("auditor", "/pengawasan?keadaan=terlambat"),
    ("ukpbj", "/aturan"),
    ("ukpbj", "/aturan/answer_days"),
    ("auditor", "/aturan/answer_days"),
)


@pytest.fixture
def siti(town: Town) -> Person:
    person = Person.objects.create(name="Siti Aminah (contoh)", phone="+6281234567890")
    return set_password(person=person.pk, password=PASSWORD, by=SYSTEM)


def test_a_phone_number_opens_the_door_without_script_and_leads_back(siti: Person, person: Sit) -> None:
    visitor = person("visitor", Taps(), screen=PHONE, script=False)
    visitor.opens("/kotak")
    assert urlsplit(visitor.page.url).path == "/masuk"
    visitor.types("E-mail atau nomor HP", "0812-3456-7890")
    visitor.types("Kata sandi", "salah sekali")
    visitor.taps_button("Masuk")
    visitor.sees("tidak cocok")
    assert visitor.page.get_by_label("E-mail atau nomor HP").input_value() == "0812-3456-7890"
    visitor.types("Kata sandi", PASSWORD)
    visitor.taps_button("Masuk")
    assert urlsplit(visitor.page.url).path == "/kotak"
    visitor.sees("Kotak Anda masih kosong")
    visitor.opens("/keluar")
    visitor.taps_button("Keluar")
    visitor.sees("Anda sudah keluar")
    visitor.opens("/akun")
    assert urlsplit(visitor.page.url).path == "/masuk"


def test_a_procurement_unit_sets_a_rule_and_an_auditor_reads_it(town: Town, person: Sit) -> None:
    unit = person("ukpbj", Taps(), screen=PHONE)
    unit.opens("/aturan")
    unit.taps_link("Waktu jawab penyedia")
    unit.types("Nilai baru", "5")
    unit.types("Dasar", "Perbup Batang 1/2026 pasal 4")
    unit.taps_button("Tetapkan")
    unit.sees("Tersimpan. Berlaku mulai")
    unit.leaves()
    auditor = person("auditor", Taps(), screen=DESKTOP)
    auditor.opens("/aturan/answer_days")
    auditor.sees("5 hari kerja")
    auditor.sees("Perbup Batang 1/2026 pasal 4")
    assert auditor.page.get_by_role("button", name="Tetapkan").count() == 0
    auditor.leaves()


def test_every_page_is_readable_by_all(town: Town, person: Sit) -> None:
    pages = (*PAGES, ("auditor", f"/pengawasan/jejak/{town.order('accepted')}"))
    for role, path in pages:
        for screen in ((320, 740), DESKTOP):
            who = person(role, Taps(), screen=screen)
            who.opens(path)
            found = [(one["id"], one["nodes"][0]["html"]) for one in Axe().run(who.page).response["violations"]]
            assert found == [], f"{role} {path} {screen}"
            assert who.page.evaluate("document.documentElement.scrollWidth") <= screen[0], f"{role} {path} {screen}"
            assert who.page.locator("h1").count() == 1
            who.leaves()


def test_a_session_that_ends_under_an_open_form_loses_nothing_typed(siti: Person, town: Town, person: Sit) -> None:
    visitor = person("visitor", Taps(), screen=PHONE, script=False)
    pptk = town.people["pptk"]
    set_password(person=pptk.pk, password=PASSWORD, by=SYSTEM)
    pptk.phone = "+6281299990000"
    pptk.save(update_fields=["phone", "phone_blind"])

    def signs_in() -> None:
        visitor.types("E-mail atau nomor HP", "0812-9999-0000")
        visitor.types("Kata sandi", PASSWORD)
        visitor.taps_button("Masuk")

    visitor.opens("/permintaan/baru")
    signs_in()
    visitor.page.locator("[name=keperluan]").fill("Rapat koordinasi")
    visitor.page.locator("[name=jumlah-0]").fill("7")
    visitor.page.context.clear_cookies(name="sessionid")
    visitor.page.locator("main button.gold[name=kirim]").click()
    assert urlsplit(visitor.page.url).path == "/masuk"
    signs_in()
    assert urlsplit(visitor.page.url).path == "/permintaan/baru"
    visitor.sees("Isian Anda belum terkirim")
    assert visitor.page.locator("[name=keperluan]").input_value() == "Rapat koordinasi"
    assert visitor.page.locator("[name=jumlah-0]").input_value() == "7"
    visitor.leaves()
