"""The whole purchase with the keyboard alone, by all its people: from the sign-in to the deposited tax."""

import time
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from tests.cast import Town
from tests.journeys.keyboard import Keyboard
from tests.journeys.people import CHROMIUM, DESKTOP, PHONE, Taps, Visitor
from tests.journeys.test_short_road import photo

from eblangkon.ground.access.actions.add_authenticator import add_authenticator
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.actions.set_password import set_password
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.payment.queries import taxes_open

pytestmark = [
    pytest.mark.browser,
    pytest.mark.commits,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="NO BROWSER: /usr/bin/chromium is missing, pages were not tried"),
]
Sit = Callable[..., Visitor]
PASSWORD = "gerobak bakso keliling"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
"""One for all their authenticator apps."""
PURPOSE = "Kertas untuk laporan semester"


class Cast:
    """Who works on the purchase; each signs in once and stays at their page, as people do."""

    def __init__(self, town: Town, person: Sit) -> None:
        self.town, self.person = town, person
        self.seated: dict[str, Keyboard] = {}

    def __call__(self, role: str) -> Keyboard:
        if role not in self.seated:
            self.seated[role] = self._signs_in(role)
        return self.seated[role]

    def _signs_in(self, role: str) -> Keyboard:
        someone = self.town.people[role]
        set_password(person=someone.pk, password=PASSWORD, by=SYSTEM)
        add_authenticator(person=someone.pk, secret=SECRET, by=SYSTEM)
        visitor = self.person("visitor", Taps(), screen=PHONE if role.startswith("vendor") else DESKTOP)
        visitor.name = role
        visitor.opens("/masuk")
        keys = Keyboard(visitor)
        keys.skips()
        keys.types("E-mail atau nomor HP", str(someone.email))
        keys.types("Kata sandi", PASSWORD)
        keys.sends()
        if urlsplit(visitor.page.url).path == "/masuk/bukti-kedua":
            keys.skips()
            keys.types("Enam angka dari", format_hotp_value(hotp_value(SECRET, int(time.time()) // 30)))
            keys.sends()
        return keys

    def goes_home(self, role: str, home: str) -> Keyboard:
        """To the list of what waits: where the sign-in leads, later by the navigation, for it may have changed."""
        if role in self.seated:
            keys = self.seated[role]
            inside = keys.page.url.endswith("#isi")
            keys.reaches({"/meja": "Daftar tugas", "/toko": "Beranda"}[home], key="Shift+Tab" if inside else "Tab")
            keys.sends()
        keys = self(role)
        assert urlsplit(keys.page.url).path == home
        keys.skips()
        return keys

    def one_press(self, role: str, home: str, words: str, key: str = "Enter") -> Keyboard:
        """One press in the list of what waits, on the row of this purchase."""
        keys = self.goes_home(role, home)
        keys.presses(words, "70 buah" if home == "/toko" else PURPOSE, "button", key)
        return keys


def asks(everybody: Cast) -> None:
    """An empty form is refused: the focus goes to what is wrong, its first link to the first field."""
    keys = everybody.goes_home("pptk", "/meja")
    keys.presses("Tulis permintaan")
    keys.skips()
    keys.presses("Kirim ke PPK", kind="button")
    assert keys.told_what_is_wrong().name.startswith("Untuk keperluan apa")
    keys.page.keyboard.type(PURPOSE)
    keys.chooses("Paket RUP", "52001")
    keys.types_day("Diperlukan paling lambat", clock.today() + timedelta(days=14))
    keys.types("Apa baris 1", "Kertas HVS A4")
    keys.types("Jumlah baris 1", "70")
    keys.types("Satuan baris 1", "buah")
    keys.chooses("Sub kegiatan, rekening, sumber dana", "5.1.02.01.01.0025")
    keys.presses("Kirim ke PPK", kind="button")


def sends_back(everybody: Cast) -> None:
    """The PPK gives a basket back; without a reason it stays."""
    keys = everybody.goes_home("ppk", "/meja")
    keys.presses("Setujui pesanan", PURPOSE)
    keys.skips()
    keys.presses("Kembalikan")
    keys.skips()
    keys.presses("Kembalikan", kind="button", key="Space")
    assert keys.told_what_is_wrong().name.startswith("Alasan")
    keys.page.keyboard.type("Tambah penerima di tempat.")
    keys.presses("Kembalikan", kind="button", key="Space")


def fills_the_basket(everybody: Cast) -> None:
    keys = everybody.goes_home("pp", "/meja")
    keys.presses("Cari barangnya", PURPOSE)
    keys.skips()
    keys.presses("Masukkan keranjang", kind="button")
    keys.skips()
    keys.presses("Kirim ke PPK", kind="button")


def mends_the_basket(everybody: Cast) -> None:
    keys = everybody.goes_home("pp", "/meja")
    keys.presses("Buka keranjang", PURPOSE)
    keys.skips()
    keys.types("Penerima di tempat", "Agus Prasetyo")
    keys.presses("Kirim ke PPK", kind="button")


def pays(everybody: Cast) -> None:
    keys = everybody.goes_home("treasurer", "/meja")
    keys.presses("Catat pembayaran", PURPOSE)
    keys.skips()
    keys.picks_a_file("Bukti bayar").set_files([photo()])  # type: ignore[list-item]  # a file in memory
    keys.reaches("Isi nomor, tanggal, atau catatan")
    keys.hits("Space")
    keys.types("Catatan", "Dibayar lewat KKPD.")
    keys.presses("Catat pembayaran", kind="button")


def deposits(everybody: Cast) -> None:
    keys = everybody.goes_home("treasurer", "/meja")
    keys.presses("Catat setoran", PURPOSE)
    keys.skips()
    keys.types("ID billing", "123456789012345")
    keys.types("NTPN", "ABCD1234EFGH5678")
    keys.types("Nomor bukti potong", "BP-22/000123")
    keys.presses("Simpan setoran", kind="button")


def test_all_people_of_the_main_road_have_only_a_keyboard(town: Town, person: Sit) -> None:
    everybody = Cast(town, person)
    asks(everybody)
    everybody.one_press("ppk", "/meja", "Setujui", key="Space")
    fills_the_basket(everybody)
    sends_back(everybody)
    mends_the_basket(everybody)
    for role, home, words in (
        ("ppk", "/meja", "Setujui"),
        ("vendor_owner", "/toko", "Terima pesanan"),
        ("vendor_staff", "/toko", "Kirim semua"),
        ("inspector", "/meja", "Sesuai semua"),
        ("ppk", "/meja", "Tanda tangani"),
        ("vendor_owner", "/toko", "Tanda tangani dan tagih"),
        ("pptk", "/meja", "Ajukan NPD"),
        ("kpa", "/meja", "Setujui dibayar"),
    ):
        everybody.one_press(role, home, words)
    pays(everybody)
    deposits(everybody)
    order = Order.objects.latest("number")
    assert order.state == "paid"
    assert order.recipient == "Agus Prasetyo"
    assert not taxes_open(order)
    for keys in everybody.seated.values():
        keys.leaves()
    print(f"\n{sum(keys.pressed for keys in everybody.seated.values())} keys")  # read with -s


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_page_holds_the_keyboard_and_every_stop_is_seen(town: Town, person: Sit, screen: tuple[int, int]) -> None:
    draft, waiting, due = town.order("draft"), town.order("awaiting_approval"), town.order("payment_due")
    pages = {
        "visitor": ("/", "/katalog"),
        "pp": ("/meja", f"/keranjang/{draft}", f"/pesanan/{waiting}"),
        "ppk": (f"/pesanan/{waiting}/kembalikan", "/permintaan/baru"),
        "pptk": (f"/pesanan/{due}/bayar",),
        "vendor_owner": ("/toko",),
        "admin": ("/mulai",),
    }
    for role, paths in pages.items():
        visitor = person(role, Taps(), screen=screen)
        for path in paths:
            visitor.opens(path)
            keys = Keyboard(visitor)
            there = keys.round()
            assert there[0] == "Langsung ke isi"
            back = keys.round("Shift+Tab")
            assert sorted(set(back)) == sorted(set(there)), path
            assert keys.hidden == [], path
        visitor.leaves()
