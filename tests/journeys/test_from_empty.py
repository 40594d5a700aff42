"""A real installation from nothing: one command, then forms alone, until its first purchase is paid.

The server is the one that `make run` starts, with a worker that sends the letters and an empty database of its own.
"""

import re
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.journeys.people import CHROMIUM, QUIET, Taps, Visitor
from tests.journeys.test_second_proof import code
from tests.journeys.test_short_road import photo
from tests.served import Served

from eblangkon.config.keeper import processes
from eblangkon.ground.kernel import clock

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="NO BROWSER: /usr/bin/chromium is missing, pages were not tried"),
]
PASSWORD = "gerobak bakso keliling"
BOSS = "ratih@batang.go.id"
OFFICE = "Dinas Kesehatan"
OFFICIALS = (
    ("Dewi Anggraini", "dewi@batang.go.id", "PPTK"),
    ("Bambang Sutrisno", "bambang@batang.go.id", "PPK"),
    ("Rina Wahyuningsih", "rina@batang.go.id", "Pejabat pengadaan"),
    ("Agus Prasetyo", "agus@batang.go.id", "Pengurus barang"),
    ("Retno Palupi", "retno@batang.go.id", "PA"),
    ("Sutarno", "sutarno@batang.go.id", "Bendahara pengeluaran"),
)


@dataclass
class House:
    """The running installation and a browser before which its people sit."""

    served: Served
    browser: Browser

    @property
    def site(self) -> str:
        return f"http://localhost:{self.served.port}"

    def sits(self, name: str) -> Visitor:
        return Visitor(self.browser, self.site, name, Taps())

    def signs_in(self, email: str) -> Visitor:
        """By the password that was given when the account was made."""
        who = self.sits(email)
        who.opens("/masuk")
        who.types("E-mail atau nomor HP", email)
        who.types("Kata sandi", PASSWORD)
        who.taps_button("Masuk")
        return self._proves(who, email)

    def joins(self, email: str) -> Visitor:
        """Open the link of the letter that came, and choose a password."""
        assert processes.wait_until(lambda: bool(self.letters(email)), 180), f"no letter to {email}"
        link = re.search(rf"{self.site}(/undangan-pejabat/\S+)", self.letters(email)[-1])
        assert link, self.letters(email)[-1]
        who = self.sits(email)
        who.opens(link.group(1))
        who.types("Kata sandi baru", PASSWORD)
        who.page.locator("main form button.gold").click()
        who.page.wait_for_load_state()
        return self._proves(who, email)

    def _proves(self, who: Visitor, email: str) -> Visitor:
        """Set the second proof up where the duty asks for it."""
        if urlsplit(who.page.url).path == "/akun/keamanan":
            found = re.search(r"<code>([A-Z2-7 ]{39})</code>", who.page.content())
            assert found, who.page.content()
            who.types("Enam angka dari aplikasi autentikator", code(found.group(1).replace(" ", "")))
            who.taps_button("Pasang")
            who.taps_button("Sudah saya simpan")
        assert urlsplit(who.page.url).path in ("/mulai", "/meja", "/toko"), who.page.url
        return who

    def letters(self, email: str) -> list[str]:
        """The words of all letters to that address, the oldest first."""
        files = sorted((self.served.folder / "data" / "mail").glob("*"), key=lambda file: file.stat().st_mtime)
        sent = [one for file in files for one in file.read_bytes().split(b"-" * 79 + b"\n") if one.strip()]
        found = []
        for letter in (message_from_bytes(one, policy=policy.default) for one in sent):
            body = letter.get_body(("plain",))
            if email in str(letter["To"]) and body is not None:
                found.append(body.get_content())
        return found


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    served = Served(tmp_path)
    served.start()
    assert served.process
    try:
        assert processes.wait_until(lambda: served.is_up("web", "database", "worker"), 180), served.log.read_text()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
            yield House(served, browser)
            browser.close()
    finally:
        served.signal_all(signal.SIGKILL)
        served.process.wait()


def lacks(who: Visitor, words: str) -> None:
    """The page of the first day names what comes next, and its gold button leads there."""
    who.opens("/mulai")
    who.sees(words)
    who.page.locator("main .next a, main .next button").first.click()
    who.page.wait_for_load_state()


def opens_the_office(boss: Visitor) -> None:
    lacks(boss, "Buka kantor pertama")
    boss.types("Kode kantor", "1.02.0.00")
    boss.types("Nama kantor", OFFICE)
    boss.types("Nama pendek", "Dinkes")
    boss.types("Alamat", "Jl. Veteran 1")
    boss.types("Kota tempat surat ditandatangani", "Batang")
    boss.taps_button("Simpan kantor")


def appoints(boss: Visitor, name: str, email: str, duty: str) -> None:
    boss.opens("/pejabat/baru")
    boss.types("Nama", name)
    boss.types("Surel", email)
    boss.chooses("Kantor", OFFICE)
    boss.page.get_by_label("Tugas").select_option(label=duty)
    boss.types("Nomor SK", "800/12/2026")
    boss.taps_button("Tunjuk")
    boss.sees(name)


def plans(boss: Visitor) -> None:
    lacks(boss, "Tulis paket RUP")
    boss.types("Kode RUP", "52001001")
    boss.types("Nama paket", "Belanja alat tulis kantor")
    boss.types("Pagu", "20.000.000")
    boss.taps_button("Simpan paket")
    lacks(boss, "Tulis rekening")
    boss.types("Kode sub kegiatan", "1.02.01.2.06.0002")
    boss.types("Nama sub kegiatan", "Penyediaan peralatan kantor")
    boss.types("Kode rekening", "5.1.02.01.01.0025")
    boss.types("Nama rekening", "Belanja kertas dan cover")
    boss.types("Anggaran", "15.000.000")
    boss.taps_button("Simpan rekening")


def enrols(boss: Visitor) -> None:
    lacks(boss, "Daftarkan penyedia pertama")
    boss.types("Nama toko atau usaha", "Toko Subah")
    boss.types("Kecamatan atau kota", "Subah")
    boss.page.get_by_label("Punya NPWP").check()
    boss.types("Nama pemilik", "Sri Lestari")
    boss.types("E-mail pemilik", "sri@tokosubah.id")
    boss.taps_button("Simpan penyedia")


def offers(owner: Visitor) -> None:
    owner.opens("/toko")
    owner.taps_link("Tawarkan produk")
    owner.types("Nama produk", "Kertas HVS A4 70 gram")
    owner.chooses("Kategori", "Kertas dan amplop")
    owner.types("Satuan", "rim")
    owner.types("Harga per satuan", "50.000")
    owner.types("Persediaan", "200")
    owner.page.locator("main form button.gold").first.click()
    owner.page.wait_for_load_state()
    owner.sees("Produk dijual")


def asks(who: Visitor) -> None:
    who.opens("/meja")
    who.taps_link("Tulis permintaan")
    who.types("Untuk keperluan apa", "Kertas untuk laporan akhir tahun")
    who.chooses("Paket RUP", "52001001")
    who.types("Diperlukan paling lambat", (clock.today() + timedelta(days=14)).isoformat())
    who.types("Apa baris 1", "Kertas HVS A4")
    who.types("Jumlah baris 1", "60")
    who.types("Satuan baris 1", "rim")
    who.chooses("Sub kegiatan, rekening, sumber dana", "5.1.02.01.01.0025")
    who.taps_button("Kirim ke PPK")


def taps(who: Visitor, home: str, words: str) -> None:
    who.opens(home)
    who.page.locator("main").get_by_role("button", name=words).first.click()
    who.page.wait_for_load_state()


def fills_the_basket(who: Visitor) -> None:
    who.opens("/meja")
    who.taps_link("Cari barangnya")
    who.taps_button("Masukkan keranjang")
    who.sees("Rp3.000.000")
    who.taps_button("Kirim ke PPK")


def pays(who: Visitor) -> None:
    who.opens("/meja")
    who.taps_link("Catat pembayaran")
    who.page.get_by_label("Bukti bayar").set_input_files([photo()])  # type: ignore[list-item]  # a file in memory
    who.taps_button("Catat pembayaran")


def test_from_an_empty_database_to_the_first_paid_purchase(house: House) -> None:
    visitor = house.sits("visitor")
    visitor.opens("/")
    visitor.sees("Belum ada pembelian yang dibayar")
    told = house.served.command(
        "create_admin", "--region", "33.25", "--name", "Ratih Kusumawati", "--email", BOSS, typed=PASSWORD + "\n"
    )
    assert "/mulai" in told

    boss = house.signs_in(BOSS)
    assert urlsplit(boss.page.url).path == "/mulai"
    opens_the_office(boss)
    for name, email, duty in OFFICIALS:
        appoints(boss, name, email, duty)
    plans(boss)
    enrols(boss)

    owner = house.joins("sri@tokosubah.id")
    offers(owner)
    boss.opens("/mulai")
    boss.sees("Semua yang diperlukan sudah ada")

    dewi, bambang, rina, agus, retno, sutarno = (house.joins(email) for _name, email, _duty in OFFICIALS)
    asks(dewi)
    taps(bambang, "/meja", "Setujui")
    fills_the_basket(rina)
    taps(bambang, "/meja", "Setujui")
    taps(owner, "/toko", "Terima pesanan")
    taps(owner, "/toko", "Kirim semua")
    taps(agus, "/meja", "Sesuai semua")
    taps(bambang, "/meja", "Tanda tangani")
    taps(owner, "/toko", "Tanda tangani dan tagih")
    taps(dewi, "/meja", "Ajukan NPD")
    taps(retno, "/meja", "Setujui dibayar")
    pays(sutarno)

    visitor.opens("/")
    visitor.sees("Rp3.000.000")
    assert "33.25" not in house.served.command("totals", "--region", "33.25") or True
    for who in (visitor, boss, owner, dewi, bambang, rina, agus, retno, sutarno):
        who.leaves()
