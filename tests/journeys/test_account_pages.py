"""The pages around signing in, with what may go wrong on them: readable by all, at both widths, light and dark."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.cast import Town
from tests.desks.account.soft_key import SoftKey
from tests.journeys.people import CHROMIUM, DESKTOP, Taps, Visitor

from eblangkon.ground.access.actions.add_authenticator import add_authenticator
from eblangkon.ground.access.actions.make_invitation import make_invitation
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.ground.people.actions.set_password import set_password
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.vendors.actions.invite_member import invite_member

pytestmark = [
    pytest.mark.browser,
    pytest.mark.commits,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="NO BROWSER: /usr/bin/chromium is missing, pages were not tried"),
]
PASSWORD = "gerobak bakso keliling"
SCREENS = ((360, 740), DESKTOP)


def look(visitor: Visitor, name: str) -> None:
    """Nothing to complain about and nothing beside the screen, light and dark, at both widths."""
    for width, height in SCREENS:
        visitor.page.set_viewport_size({"width": width, "height": height})
        wide = visitor.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{name} is {wide} px wide at {width}"
        for scheme in ("light", "dark"):
            visitor.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the words it takes
            found = Axe().run(visitor.page)
            assert found.violations_count == 0, f"{name} {width} {scheme}: {found.generate_report()}"


@pytest.fixture
def protected(town: Town) -> Town:
    """Somebody with an app, a passkey and a password; somebody new, invited as an official."""
    ppk = set_password(person=town.people["ppk"].pk, password=PASSWORD, by=SYSTEM)
    client = town.client("ppk")
    client.force_login(ppk)
    page = client.get("/akun/keamanan/kunci").content.decode()
    client.post("/akun/keamanan/kunci", {"name": "Telepon kantor", "credential": SoftKey().answers(page)})
    add_authenticator(person=ppk.pk, secret="JBSWY3DPEHPK3PXP", by=SYSTEM)
    return town


def test_pages_of_who_is_not_signed_in(protected: Town, person: Callable[..., Visitor]) -> None:
    wahyu = create_person(name="Wahyu Hidayat (contoh)", email="wahyu@contoh.id", by=SYSTEM)
    given = {"agency": protected.agency.pk, "decree_number": "1", "valid_from": clock.today()}
    assign_duty(person=wahyu.pk, code="treasurer", by=SYSTEM, **given)
    letter = make_invitation(person=wahyu.pk, region="33.25", by=SYSTEM)[1]
    owner = protected.actor("vendor_owner")
    shop = invite_member(vendor=protected.vendor.pk, role="staff", meant_for="Wahyu", by=owner)[1]
    visitor = person("visitor", Taps())
    visitor.opens("/masuk")
    look(visitor, "masuk")
    visitor.types("E-mail atau nomor HP", protected.people["ppk"].email or "")
    visitor.types("Kata sandi", "salah sekali")
    visitor.taps_button("Masuk")
    look(visitor, "masuk-salah")
    visitor.types("Kata sandi", PASSWORD)
    visitor.taps_button("Masuk")
    look(visitor, "bukti-kedua")
    visitor.types("Enam angka dari aplikasi autentikator", "123456")
    visitor.taps_button("Lanjutkan")
    assert visitor.page.evaluate("document.activeElement.name") == "code"
    assert visitor.page.get_by_label("Enam angka dari aplikasi autentikator").input_value() == ""
    look(visitor, "bukti-kedua-salah")
    visitor.opens(f"/undangan-pejabat/{letter}")
    look(visitor, "undangan-pejabat")
    visitor.types("Kata sandi baru", "12345678901")
    visitor.taps_button("Simpan, lalu pasang bukti kedua")
    look(visitor, "undangan-pejabat-salah")
    visitor.page.goto(f"{visitor.site}/undangan-pejabat/{letter[::-1]}")
    look(visitor, "undangan-pejabat-tidak-berlaku")
    visitor.opens(f"/undangan/{shop}")
    look(visitor, "undangan")
    visitor.taps_button("Buat akun dan terima")
    look(visitor, "undangan-salah")


def test_pages_of_ones_own_account(protected: Town, person: Callable[..., Visitor]) -> None:
    visitor = person("treasurer", Taps())
    visitor.opens("/akun/keamanan")
    look(visitor, "pasang")
    visitor.types("Enam angka dari aplikasi autentikator", "123456")
    visitor.taps_button("Pasang")
    look(visitor, "pasang-salah")
    visitor.opens("/akun/keamanan/kunci")
    look(visitor, "kunci")
    visitor = person("ppk", Taps())
    for path, name in (
        ("/akun/keamanan/kode", "kode"),
        ("/akun/keamanan", "keamanan"),
        ("/akun", "akun"),
        ("/akun/kabar", "kabar"),
    ):
        visitor.opens(path)
        look(visitor, name)
    visitor.opens("/akun/keamanan")
    visitor.types("Enam angka dari aplikasi autentikator", "123456")
    visitor.taps_button("Buat kode cadangan baru")
    look(visitor, "keamanan-salah")
    unit = person("ukpbj", Taps())
    unit.opens(f"/akun-pejabat/{protected.people['ppk'].pk}/pemulihan")
    look(unit, "pemulihan")
    unit.taps_button("Minta pemulihan")
    look(unit, "pemulihan-salah")
    unit.types("Alasan", "Telepon hilang; kartu pegawai diperiksa.")
    unit.taps_button("Minta pemulihan")
    look(unit, "pemulihan-menunggu")
