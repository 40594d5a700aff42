"""In a real Chromium with a device that makes passkeys: add one, sign in with it, keep the last one."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from tests.cast import Town
from tests.journeys.people import CHROMIUM, PHONE, Taps, Visitor

from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.people.actions.set_password import set_password

pytestmark = [
    pytest.mark.browser,
    pytest.mark.commits,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="NO BROWSER: /usr/bin/chromium is missing, pages were not tried"),
]
PASSWORD = "gerobak bakso keliling"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def path(visitor: Visitor) -> str:
    return urlsplit(visitor.page.url).path


def test_added_named_given_and_the_last_one_kept(town: Town, person: Callable[..., Visitor]) -> None:
    bambang = town.people["ppk"]
    set_password(person=bambang.pk, password=PASSWORD, by=SYSTEM)
    visitor = person("visitor", Taps(), screen=PHONE)
    devices = visitor.page.context.new_cdp_session(visitor.page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})

    def sign_in() -> None:
        visitor.opens("/masuk?kembali=/meja")
        visitor.types("E-mail atau nomor HP", bambang.email or "")
        visitor.types("Kata sandi", PASSWORD)
        visitor.taps_button("Masuk")

    def gives() -> None:
        """Taps, and waits for the page that the device's answer leads to."""
        with visitor.page.expect_navigation():
            visitor.taps_button("kunci sandi")

    sign_in()
    assert path(visitor) == "/akun/keamanan"
    visitor.taps_link("Pakai kunci sandi")
    visitor.types("Nama kunci sandi", "Telepon kantor")
    gives()
    assert path(visitor) == "/akun/keamanan/kode"
    visitor.taps_button("Sudah saya simpan")
    assert path(visitor) == "/meja"
    visitor.opens("/keluar")
    visitor.taps_button("Keluar")

    sign_in()
    assert path(visitor) == "/masuk/bukti-kedua"
    gives()
    assert path(visitor) == "/meja"

    visitor.opens("/akun/keamanan")
    visitor.sees("Telepon kantor")
    visitor.sees("terakhir dipakai")
    visitor.taps_button("Hapus Telepon kantor")
    visitor.sees("Pasang yang lain dahulu")
    visitor.leaves()


def test_a_device_that_gives_none_leaves_the_other_ways(town: Town, person: Callable[..., Visitor]) -> None:
    visitor = person("treasurer", Taps())
    visitor.opens("/akun/keamanan/kunci")
    refusing = "() => { navigator.credentials.create = () => Promise.reject(new Error('no device')); }"
    visitor.page.evaluate(refusing)
    visitor.taps_button("Buat kunci sandi")
    visitor.page.get_by_role("alert").filter(has_text="tidak membuat kunci sandi").wait_for()
    assert visitor.page.get_by_label("Nama kunci sandi").input_value()
    visitor.leaves()


def test_without_script_the_page_names_the_other_way(town: Town, person: Callable[..., Visitor]) -> None:
    visitor = person("treasurer", Taps(), script=False)
    visitor.opens("/akun/keamanan/kunci")
    visitor.sees("Pakai aplikasi autentikator")
    visitor.taps_button("Buat kunci sandi")
    visitor.sees("Kunci sandinya tidak jadi dibuat")
