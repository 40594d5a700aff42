"""The acts of PP and PPK with the keyboard alone: everything is reached by Tab, seen where it is, and done by Enter."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.cast import Town
from tests.journeys.people import CHROMIUM, PHONE, Taps, Visitor

from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import State

pytestmark = [
    pytest.mark.browser,
    pytest.mark.commits,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="NO BROWSER: /usr/bin/chromium is missing, pages were not tried"),
]
Sit = Callable[..., Visitor]
MOST = 150
# What has the focus: its words, whether an outline or border shows it, and whether it is on the screen.
FOCUSED = """() => {
  const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
  const words = (e.innerText || e.getAttribute('aria-label') || e.name || e.value || e.tagName).trim();
  const shown = parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== 'none';
  const seen = r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
  return [e === document.body, words, shown, seen, e.name || ''];
}"""


def round_of(page: Page) -> list[str]:
    """Tab through the whole page once; whatever has the focus must be seen and show it."""
    page.evaluate("document.activeElement.blur()")
    reached, unseen = [], []
    for _step in range(MOST):
        page.keyboard.press("Tab")
        nowhere, words, shown, seen, name = page.evaluate(FOCUSED)
        if nowhere:
            break
        reached.append(words or name)
        if not (shown and seen):
            unseen.append((words, shown, seen))
    assert unseen == [], f"{page.url}: {unseen}"
    return reached


def presses(page: Page, words: str) -> None:
    """Tab until something with these words has the focus, then Enter."""
    page.evaluate("document.activeElement.blur()")
    for _step in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED)[1] == words:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"{page.url}: Tab never reaches “{words}”")


@pytest.mark.parametrize("screen", [PHONE, (1280, 900)])
def test_every_stop_of_the_main_pages_shows_its_focus(town: Town, person: Sit, screen: tuple[int, int]) -> None:
    draft, waiting = town.order("draft"), town.order("awaiting_approval")
    pages = {
        "pp": ("/meja", f"/keranjang/{draft}", f"/pesanan/{waiting}", "/katalog"),
        "ppk": ("/meja", f"/pesanan/{waiting}", f"/pesanan/{waiting}/kembalikan", "/permintaan/baru"),
    }
    for role, paths in pages.items():
        visitor = person(role, Taps(), screen=screen)
        for path in paths:
            visitor.opens(path)
            assert round_of(visitor.page)[0] == "Langsung ke isi"
        visitor.leaves()


def test_the_pp_sends_and_the_ppk_approves_without_a_mouse(town: Town, person: Sit) -> None:
    number = town.order("draft")
    pp = person("pp", Taps())
    pp.opens(f"/keranjang/{number}")
    presses(pp.page, "Kirim ke PPK")
    assert Order.objects.get(pk=number).state == State.AWAITING_APPROVAL
    pp.leaves()
    ppk = person("ppk", Taps())
    ppk.opens(f"/pesanan/{number}")
    presses(ppk.page, "Kembalikan")
    ppk.page.locator("textarea").first.wait_for()
    ppk.page.go_back()
    presses(ppk.page, "Setujui, terbitkan surat pesanan")
    assert Order.objects.get(pk=number).state == State.PLACED
    ppk.leaves()
