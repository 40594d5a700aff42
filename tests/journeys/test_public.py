"""What a journalist reads, in a real Chromium: every public page, full and empty, readable by all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from tests.desks.storefront.test_public_check import letter
from tests.insight.purchases import office, purchase, shop
from tests.journeys.people import CHROMIUM, QUIET

from eblangkon.ground.kernel import clock
from eblangkon.purchase.ordering.models import Order

pytestmark = [
    pytest.mark.browser,
    pytest.mark.commits,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="NO BROWSER: /usr/bin/chromium is missing, pages were not tried"),
]


@pytest.fixture
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def site() -> Iterator[str]:
    """Built after the test's data: the database of a `commits` test is its own."""
    server = LiveServer("localhost")
    yield server.url
    server.stop()


def readable(page: Page, width: int) -> None:
    found = Axe().run(page).response["violations"]
    assert [(page.url, one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url


@pytest.fixture
def bought() -> tuple[int, str]:
    """A few purchases of today and a letter; the number of one and the code of the other.

    Asked for before the browser: while Playwright runs, this thread may not ask the database.
    """
    order = purchase(clock.now(), 3_400_000)
    Order.objects.filter(pk=order.pk).update(letter_number="33.25/SP/2026/000001")
    semarang = office("33.74", "Dinas Pekerjaan Umum dan Penataan Ruang Kota Semarang (contoh)")
    for day in range(12):
        purchase(clock.now(), 100_000_000 + day, agency=semarang, vendor=shop("33.74", f"Dapur Bu Sri {day} (contoh)"))
    return order.number, letter(subject=str(order.number)).token


PATHS = ("/", "/angka", "/angka?tahun=semua", "/wilayah/33.74", "/wilayah/33.74/pembelian", "/wilayah/33", "/periksa")


def walk(chromium: Browser, site: str, paths: tuple[str, ...], width: int, theme: str) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=theme)  # type: ignore[arg-type]
    page = context.new_page()
    for path in paths:
        page.goto(site + path)
        readable(page, width)
    context.close()


@pytest.mark.parametrize(("width", "theme"), [(360, "dark"), (1280, "light")])
def test_every_page_empty(site: str, chromium: Browser, width: int, theme: str) -> None:
    walk(chromium, site, PATHS, width, theme)


@pytest.mark.parametrize(("width", "theme"), [(320, "light"), (360, "dark"), (1280, "dark")])
def test_every_page_full(bought: tuple[int, str], site: str, chromium: Browser, width: int, theme: str) -> None:
    number, token = bought
    more = (f"/pembelian/{number}", f"/periksa/{token}", "/periksa?nomor=33.25/SP/2024/9")
    walk(chromium, site, (*PATHS, *more), width, theme)


def test_from_the_paper_to_the_whole_story_and_back_without_script(
    bought: tuple[int, str], site: str, chromium: Browser, tmp_path: Path
) -> None:
    number, token = bought
    context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/periksa/{token}")
    page.get_by_role("link", name="Baca seluruh pembeliannya").click()
    assert page.url.endswith(f"/pembelian/{number}")
    page.get_by_role("link", name="Kabupaten Batang").first.click()
    assert "/wilayah/33.25" in page.url
    page.get_by_role("link", name="Lihat 1 pembelian").click()
    page.get_by_label("Kantor").select_option(label="Dinas Kesehatan (contoh)")
    page.get_by_role("button", name="Terapkan saringan").click()
    assert page.get_by_role("link", name="Kertas untuk rapat koordinasi").is_visible()
    file = tmp_path / "surat.pdf"
    file.write_bytes(b"%PDF-1.7 bukan dari sini")
    page.goto(f"{site}/periksa")
    page.get_by_label("PDF surat").set_input_files(str(file))
    page.get_by_role("button", name="Bandingkan").click()
    assert page.get_by_text("tidak pernah diterbitkan").is_visible()
    context.close()
