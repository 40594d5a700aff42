"""The main road: a purchase of some three million rupiah, from the request to the deposited tax, by all its people."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from tests.cast import Town
from tests.journeys.people import CHROMIUM, DESKTOP, PHONE, Taps, Visitor

from eblangkon.ground.kernel import clock
from eblangkon.insight.transparency.queries.totals import totals
from eblangkon.purchase.ordering.models import Order
from eblangkon.services.documents.queries import papers_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.commits,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="NO BROWSER: /usr/bin/chromium is missing, pages were not tried"),
]
MOST_TAPS = 26
README = Path(__file__).parents[2] / "README.md"
Sit = Callable[..., Visitor]


def photo() -> dict[str, object]:
    written = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(written, "JPEG")
    return {"name": "struk.jpg", "mimeType": "image/jpeg", "buffer": written.getvalue()}


def asks(who: Visitor) -> None:
    who.opens("/meja")
    who.taps_link("Tulis permintaan")
    who.types("Untuk keperluan apa", "Kertas untuk laporan semester")
    who.chooses("Paket RUP", "52001")
    who.types("Diperlukan paling lambat", (clock.today() + timedelta(days=14)).isoformat())
    who.types("Apa baris 1", "Kertas HVS A4")
    who.types("Jumlah baris 1", "70")
    who.types("Satuan baris 1", "buah")
    who.chooses("Sub kegiatan, rekening, sumber dana", "5.1.02.01.01.0025")
    who.taps_button("Kirim ke PPK")
    who.leaves()


def taps_first(who: Visitor, home: str, words: str) -> None:
    """One tap in the list of what waits, on the row of this purchase."""
    who.opens(home)
    mine = "70 buah" if home == "/toko" else "Kertas untuk laporan semester"
    row = who.page.locator("tr, .next").filter(has_text=mine).filter(has=who.page.get_by_role("button", name=words))
    who.taps_button(words, row.first)
    who.leaves()


def fills_the_basket(who: Visitor) -> None:
    who.opens("/meja")
    row = (
        who.page.locator("tr, .next")
        .filter(has_text="Kertas untuk laporan semester")
        .filter(has=who.page.get_by_role("link", name="Cari barangnya"))
    )
    who.taps_link("Cari barangnya", row.first)
    who.taps_button("Masukkan keranjang")
    who.sees("Rp3.500.000")
    who.taps_button("Kirim ke PPK")
    who.leaves()


def pays(who: Visitor) -> None:
    who.opens("/meja")
    row = who.page.locator("tr, .next").filter(has_text="Kertas untuk laporan semester")
    who.taps_link("Catat pembayaran", row.first)
    who.page.get_by_label("Bukti bayar").set_input_files([photo()])  # type: ignore[list-item]  # a file in memory
    who.taps_button("Catat pembayaran")
    who.leaves()


def deposits(who: Visitor) -> None:
    who.opens("/meja")
    row = who.page.locator("tr, .next").filter(has_text="Kertas untuk laporan semester")
    who.taps_link("Catat setoran", row.first)
    who.types("ID billing", "123456789012345")
    who.types("NTPN", "ABCD1234EFGH5678")
    who.types("Nomor bukti potong", "BP-22/000123")
    who.taps_button("Simpan setoran")
    who.leaves()


def walk(person: Sit, taps: Taps, **screen: object) -> None:
    def sits(role: str) -> Visitor:
        return person(role, taps, **screen)

    asks(sits("pptk"))
    taps_first(sits("ppk"), "/meja", "Setujui")
    fills_the_basket(sits("pp"))
    taps_first(sits("ppk"), "/meja", "Setujui")
    for role, home, words in (
        ("vendor_owner", "/toko", "Terima pesanan"),
        ("vendor_staff", "/toko", "Kirim semua"),
        ("inspector", "/meja", "Sesuai semua"),
        ("ppk", "/meja", "Tanda tangani"),
        ("vendor_owner", "/toko", "Tanda tangani dan tagih"),
        ("pptk", "/meja", "Ajukan NPD"),
        ("kpa", "/meja", "Setujui dibayar"),
    ):
        taps_first(sits(role), home, words)
    pays(sits("treasurer"))
    deposits(sits("treasurer"))


@pytest.mark.parametrize(
    ("screen", "script"), [(DESKTOP, True), (PHONE, False)], ids=["desktop", "phone-without-script"]
)
def test_all_people_of_the_main_road(town: Town, person: Sit, screen: tuple[int, int], script: bool) -> None:
    taps = Taps()
    walk(person, taps, screen=screen, script=script)
    order = Order.objects.latest("number")
    assert (order.state, order.short_road) == ("paid", True)
    newest = {paper.kind: paper.version for paper in papers_of(("order", str(order.number)))}
    assert newest == {"SP": 2, "BAST": 2, "KW": 3}
    assert [(year.packages, year.value) for year in totals("33.25")] == [(1, 3_500_000)]
    print(f"\n{len(taps)} taps:", *taps.made, sep="\n  ")  # read with -s
    assert len(taps) <= MOST_TAPS
    told = re.search(r"(\d+) clicks and taps", README.read_text(encoding="utf-8"))
    assert told is not None, "the README says how many taps the main road takes"
    assert int(told[1]) == len(taps)
    everybody_sees_it(person, order, screen=screen, script=script)


def everybody_sees_it(person: Sit, order: Order, **screen: object) -> None:
    """Each side its own page of the order; the public the whole story without a name, and every paper checked."""
    for role in ("pptk", "pp", "treasurer", "vendor_owner", "auditor"):
        who = person(role, Taps(), **screen)
        who.opens(f"/pesanan/{order.number}")
        who.sees("Kertas untuk laporan semester")
        who.sees("Dibayar")
        who.leaves()
    visitor = person("visitor", Taps(), **screen)
    visitor.opens(f"/pembelian/{order.number}")
    visitor.sees("Toko Subah")
    story = visitor.page.locator("main").inner_text()
    assert not [name for name in ("Rina", "Bambang", "Sutarno", "Sri Lestari") if name in story]
    for paper in papers_of(("order", str(order.number))):
        visitor.opens(f"/periksa/{paper.token}")
        visitor.sees("asli")
    visitor.leaves()
