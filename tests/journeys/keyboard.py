"""A person who has only a keyboard: Tab, Shift+Tab, Enter, Space, arrows and letters; and what they must see of it.

Every stop on the way is looked at: what has the focus must be on the screen, uncovered, and show it.
"""

from dataclasses import dataclass
from datetime import date

from playwright.sync_api import FileChooser
from tests.journeys.people import Visitor

MOST = 250
"""So many presses of Tab, and a page counts as a trap: the longest page of the house has some hundred stops."""
# Of what has the focus: its name, the row or block around it, whether something shows it and whether it can be seen.
FOCUSED = """() => {
  const e = document.activeElement, s = getComputedStyle(e), whole = e.getBoundingClientRect();
  const tidy = (text) => (text || '').replace(/\\s+/g, ' ').trim();
  const label = e.labels && e.labels.length ? e.labels[0].innerText : '';
  const rect = e.querySelector && e.querySelector('rect');
  const within = e.closest('tr, .next, li, fieldset');
  const r = e.getClientRects()[0] || whole;
  const x = Math.min(Math.max(r.left + r.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(r.top + Math.min(r.height, 40) / 2, 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const outlined = parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== 'none';
  const drawn = rect && parseFloat(getComputedStyle(rect).strokeWidth) >= 2;
  return {
    nowhere: e === document.body || e === document.documentElement,
    name: tidy(e.getAttribute('aria-label') || label || e.innerText || e.value || e.name || e.tagName).slice(0, 300),
    row: within ? tidy(within.innerText) : '',
    kind: e.getAttribute('role') || e.tagName.toLowerCase(),
    shown: outlined || Boolean(drawn),
    seen: whole.width > 0 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth
      && Boolean(top) && (e.contains(top) || top.contains(e)),
  };
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """What has the focus."""

    nowhere: bool
    name: str
    row: str
    kind: str
    shown: bool
    seen: bool


class Keyboard:
    """One person's keys, on the page that a Visitor has before them."""

    def __init__(self, visitor: Visitor) -> None:
        self.who, self.page = visitor, visitor.page
        self.hidden: list[str] = []
        self.pressed = 0

    def stop(self) -> Stop:
        return Stop(**self.page.evaluate(FOCUSED))

    def hits(self, key: str) -> Stop:
        """Press a key that stays on the page. A stop that nobody can see is kept for `leaves`.

        The content itself, which the skip link leads to, is nothing that one operates.
        """
        self.page.keyboard.press(key)
        self.pressed += 1
        found = self.stop()
        if not (found.nowhere or found.kind == "main" or (found.shown and found.seen)):
            self.hidden.append(f"{self.page.url}: {found}")
        return found

    def reaches(self, words: str, row: str = "", kind: str = "", key: str = "Tab") -> Stop:
        """Tab on until something whose name begins so has the focus, in the row that holds `row`; `kind` is its tag.

        `key` is Shift+Tab for the way back.
        """
        passed: list[str] = []
        for _press in range(MOST):
            found = self.hits(key)
            if found.name.startswith(words) and row in found.row and kind in ("", found.kind):
                return found
            if found.nowhere:
                break
            passed.append(found.name[:60])
        raise AssertionError(f"{self.who.name} never reaches “{words}” at {self.page.url}; passed {passed}")

    def skips(self) -> None:
        """By the first link of every page to its content, where the browser is not there yet: a form that was sent
        after the skip link keeps its address, and the page that answers begins there too.
        """
        if self.page.url.endswith("#isi"):
            assert self.stop().kind == "main", f"{self.page.url}: begins at {self.stop()}"
            return
        assert self.hits("Tab").name == "Langsung ke isi", f"{self.page.url}: the first stop is no skip link"
        assert self.hits("Enter").kind == "main", f"{self.page.url}: the skip link leads nowhere"

    def sends(self, key: str = "Enter") -> None:
        """Press what has the focus, and be on the page that answers."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        self.pressed += 1

    def presses(self, words: str, row: str = "", kind: str = "", key: str = "Enter") -> None:
        self.reaches(words, row, kind)
        self.sends(key)

    def types(self, label: str, text: str) -> None:
        self.reaches(label)
        self.page.keyboard.type(text)

    def types_day(self, label: str, day: date) -> None:
        """In the order of the browser's own language, which a person reads in the empty field."""
        self.reaches(label)
        for order in ("%d%m%Y", "%m%d%Y"):
            self.page.keyboard.type(day.strftime(order))
            if self.page.evaluate("() => document.activeElement.value") == day.isoformat():
                return
            self.hits("ArrowLeft")
            self.hits("ArrowLeft")
        raise AssertionError(f"{self.who.name} cannot type {day} as {label}")

    def chooses(self, label: str, words: str) -> None:
        """Down the list until its line holds these words."""
        self.reaches(label)
        chosen = "() => document.activeElement.selectedOptions[0].innerText"
        for _press in range(MOST):
            if words in self.page.evaluate(chosen):
                return
            before = self.page.evaluate(chosen)
            self.hits("ArrowDown")
            if self.page.evaluate(chosen) == before:
                break
        raise AssertionError(f"{self.who.name} finds no “{words}” in {label}")

    def picks_a_file(self, label: str) -> FileChooser:
        """Space on a file field opens the chooser of the system, which is none of ours."""
        self.reaches(label)
        with self.page.expect_file_chooser() as opened:
            self.page.keyboard.press("Space")
        return opened.value

    def told_what_is_wrong(self) -> Stop:
        """After a refusal the focus is in the summary, and its first link leads to the field."""
        summary = self.stop()
        assert summary.kind == "alert", f"{self.page.url}: the focus is at {summary}"
        assert summary.seen, f"{self.page.url}: nobody sees the summary"
        self.who.faults = [fault for fault in self.who.faults if "422" not in fault]  # Chromium tells each answer
        assert self.hits("Tab").kind == "a"
        return self.hits("Enter")

    def round(self, key: str = "Tab") -> list[str]:
        """Through the whole page and out of it again; fails where the keys never come out."""
        reached: list[str] = []
        for _press in range(MOST):
            found = self.hits(key)
            if found.nowhere:
                return reached
            if not reached or reached[-1] != found.name:  # a date has three stops in one field
                reached.append(found.name)
        raise AssertionError(f"{self.page.url} is a trap: {reached[-8:]}")

    def leaves(self) -> None:
        self.who.leaves()
        assert self.hidden == [], f"{self.who.name} did not see where the focus was: {self.hidden}"
