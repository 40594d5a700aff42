"""The ten main pages as a screen reader is told of them (tests/golden/aria), and what must hold on each."""

import re
from collections.abc import Callable

import pytest
from tests.cast import Town
from tests.journeys.aria import differs
from tests.journeys.people import CHROMIUM, Taps, Visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.commits,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="NO BROWSER: /usr/bin/chromium is missing, pages were not tried"),
]
Sit = Callable[..., Visitor]
# name of the golden file, who looks, and the address
PAGES: tuple[tuple[str, str, Callable[[Town], str]], ...] = (
    ("front", "visitor", lambda _: "/"),
    ("search", "visitor", lambda _: "/katalog?q=kertas"),
    ("product", "visitor", lambda town: f"/produk/{town.products[0].pk}"),
    ("region", "visitor", lambda _: "/wilayah/33.25"),
    ("public-story", "visitor", lambda town: f"/pembelian/{town.order('paid')}"),
    ("work-list", "ppk", lambda _: "/meja"),
    ("order-to-approve", "ppk", lambda town: f"/pesanan/{town.order('awaiting_approval')}"),
    ("payment", "pptk", lambda town: f"/pesanan/{town.order('payment_due')}/bayar/npd"),
    ("shop-home", "vendor_owner", lambda _: "/toko"),
    ("first-day", "admin", lambda _: "/mulai"),
)
# What no snapshot shows at a glance: headings in order, names of controls that make sense alone, tables with heads.
LOOK = """() => {
  const told = [], tidy = (text) => (text || '').replace(/\\s+/g, ' ').trim();
  const seen = (e) => e.checkVisibility();
  let last = 0;
  for (const h of [...document.querySelectorAll('h1, h2, h3, h4')].filter(seen)) {
    const level = Number(h.tagName[1]);
    if (level > last + 1) told.push(`heading “${tidy(h.innerText)}” jumps from ${last} to ${level}`);
    last = level;
  }
  for (const tag of ['header', 'main', 'footer']) {
    const found = document.querySelectorAll(`body > ${tag}`).length;
    if (found !== 1) told.push(`${found} of ${tag}`);
  }
  const named = document.querySelectorAll('nav:not([aria-label])');
  if (named.length) told.push(`${named.length} navigation without a name`);
  const where = new Map();
  for (const a of [...document.querySelectorAll('main a[href], main button')].filter(seen)) {
    const name = tidy(a.getAttribute('aria-label') || a.innerText || a.querySelector('[alt]')?.alt);
    if (!name) told.push(`without a name: ${a.outerHTML.slice(0, 120)}`);
    const sent = a.form ? [...new FormData(a.form, a)].filter(([k]) => k !== 'csrfmiddlewaretoken') : '';
    const to = a.href || `${a.form?.action} with ${sent}`;
    if (where.has(name) && where.get(name) !== to) told.push(`“${name}” leads to ${where.get(name)} and to ${to}`);
    where.set(name, to);
  }
  for (const t of [...document.querySelectorAll('main table')].filter(seen)) {
    if (!t.caption) told.push(`table without a caption: ${tidy(t.innerText).slice(0, 60)}`);
    if (!t.querySelector('thead th[scope=col]')) told.push(`table without column heads: ${tidy(t.caption?.innerText)}`);
  }
  for (const f of [...document.querySelectorAll('main :is(input, select, textarea):not([type=hidden])')].filter(seen)) {
    if (!f.labels?.length && !f.getAttribute('aria-label')) told.push(`field without a label: ${f.name}`);
  }
  return told;
}"""


def test_the_ten_main_pages_are_told_as_they_were(town: Town, person: Sit) -> None:
    """One browser for all of them: opening it costs more than the pages."""
    paths = [(name, role, path(town)) for name, role, path in PAGES]
    told: list[str] = []
    for name, role, path in paths:
        visitor = person(role, Taps())
        visitor.opens(path)
        body = visitor.page.locator("body").aria_snapshot()
        told += [f"{name}: {one}" for one in visitor.page.evaluate(LOOK)]
        difference = differs(name, body)
        if difference:
            told.append(difference)
        assert re.search(r"^- main:?", body, re.MULTILINE), name
        visitor.leaves()
    assert told == [], "\n".join(["EBLANGKON_GOLDEN=write rewrites the golden files, once the change is meant:", *told])
