"""People at a real Chromium: each signs in as one person, taps, and is counted.

A tap is a click on a link, a button or a box, or a choice of a list. Signing in, typing and choosing a photograph are
none.
"""

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox --disable-gpu --disable-background-networking "
    "--disable-component-update --disable-sync --no-first-run"
).split()
PHONE, DESKTOP = (360, 740), (1280, 900)


@dataclass
class Taps:
    """What all people of a story did together, in their order."""

    made: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.made)


class Visitor:
    """One person before one screen, with a session of their own; without `session` a visitor of the public pages."""

    def __init__(
        self,
        browser: Browser,
        site: str,
        name: str,
        taps: Taps,
        *,
        session: tuple[str, str] | None = None,
        screen: tuple[int, int] = DESKTOP,
        script: bool = True,
    ) -> None:
        self.site, self.name, self.taps = site, name, taps
        context = browser.new_context(
            viewport={"width": screen[0], "height": screen[1]}, java_script_enabled=script, locale="id-ID"
        )
        if session:
            context.add_cookies([{"name": session[0], "value": session[1], "url": site}])
        self.page: Page = context.new_page()
        self.page.set_default_timeout(8_000)
        self.faults: list[str] = []
        self.page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        self.page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)

    def opens(self, path: str) -> None:
        """Type an address, as a bookmark or the home after signing in does: no tap."""
        answer = self.page.goto(self.site + path)
        assert answer is not None
        assert answer.ok, f"{self.name}: {path} answered {answer.status}"

    def taps_button(self, words: str, within: Locator | None = None) -> None:
        self._tap((within or self.page.locator("main")).get_by_role("button", name=words).first, words)

    def taps_link(self, words: str, within: Locator | None = None) -> None:
        self._tap((within or self.page.locator("main")).get_by_role("link", name=words).first, words)

    def _tap(self, target: Locator, words: str) -> None:
        target.click()
        self.taps.made.append(f"{self.name}: {words}")
        self.page.wait_for_load_state()

    def chooses(self, label: str, words: str) -> None:
        """Choose what has these words in it from a list: one tap."""
        choices = self.page.get_by_label(label).first
        choices.select_option(value=choices.locator("option").filter(has_text=words).first.get_attribute("value"))
        self.taps.made.append(f"{self.name}: {label} = {words}")

    def types(self, label: str, text: str) -> None:
        self.page.get_by_label(label).first.fill(text)

    def sees(self, words: str) -> None:
        assert words in self.page.locator("main").inner_text(), (
            f"{self.name} does not see “{words}” at {self.page.url}:\n{self.page.locator('main').inner_text()[:1500]}"
        )

    def leaves(self) -> None:
        """Close the page. Fails when a script or the console complained meanwhile."""
        self.page.context.close()
        assert self.faults == [], f"{self.name}: {self.faults}"
