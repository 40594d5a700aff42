"""On a phone without script: an official signs in, sets up the second proof, keeps the codes, and signs in with it."""

import re
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
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


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_set_up_and_given_on_a_phone_without_script(town: Town, person: Callable[..., Visitor]) -> None:
    bambang = town.people["ppk"]
    set_password(person=bambang.pk, password=PASSWORD, by=SYSTEM)
    visitor = person("visitor", Taps(), screen=PHONE, script=False)

    def sign_in() -> None:
        visitor.opens("/masuk?kembali=/meja")
        visitor.types("E-mail atau nomor HP", bambang.email or "")
        visitor.types("Kata sandi", PASSWORD)
        visitor.taps_button("Masuk")

    sign_in()
    assert urlsplit(visitor.page.url).path == "/akun/keamanan"
    visitor.sees("belum ada yang dapat Anda kerjakan")
    found = re.search(r"<code>([A-Z2-7 ]{39})</code>", visitor.page.content())
    assert found
    secret = found.group(1).replace(" ", "")
    visitor.types("Enam angka dari aplikasi autentikator", code(secret))
    visitor.taps_button("Pasang")
    visitor.sees("Ditampilkan sekali ini saja")
    visitor.taps_button("Sudah saya simpan")
    assert urlsplit(visitor.page.url).path == "/meja"
    visitor.opens("/keluar")
    visitor.taps_button("Keluar")
    sign_in()
    assert urlsplit(visitor.page.url).path == "/masuk/bukti-kedua"
    visitor.types("Enam angka dari aplikasi autentikator", "000000")
    visitor.taps_button("Lanjutkan")
    visitor.sees("Tulis angka yang sekarang tampil")
    visitor.types("Enam angka dari aplikasi autentikator", code(secret))
    visitor.taps_button("Lanjutkan")
    assert urlsplit(visitor.page.url).path == "/meja"
