"""The component sheet in a real Chromium: readable by all, in every width and theme."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox --disable-gpu --disable-background-networking "
    "--disable-component-update --disable-sync --no-first-run"
).split()
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="NO BROWSER: /usr/bin/chromium is missing, pages were not tried"),
]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """These pages ask no database, so the server needs none."""
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield browser
        browser.close()


def _open(chromium: Browser, address: str, width: int, theme: str, script: bool = True) -> Page:
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=theme,  # type: ignore[arg-type]  # one of two words
        java_script_enabled=script,
    )
    page = context.new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("path", ["/gaya", "/gaya#menu", "/tidak-ada"])
@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_readable_by_all(chromium: Browser, site: str, path: str, width: int, theme: str) -> None:
    page = _open(chromium, site + path, width, theme)
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_menu_and_theme_work_without_script(chromium: Browser, site: str) -> None:
    page = _open(chromium, f"{site}/gaya", 360, "light", script=False)
    assert not page.locator("#menu").is_visible()
    page.get_by_role("link", name="Menu", exact=True).click()
    assert page.locator("#menu").is_visible()
    page.get_by_role("button", name="Tampilan gelap").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.context.close()


def test_a_form_goes_out_once(chromium: Browser, site: str) -> None:
    page = _open(chromium, f"{site}/gaya", 360, "light")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method) if request.method == "POST" else None)
    with page.expect_navigation():
        page.get_by_role("button", name="Tampilan gelap").dblclick()
    assert sent == ["POST"]
    page.context.close()
