"""A served site on a database of its own, a browser, and sessions for everybody of the town."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from playwright.sync_api import Browser, sync_playwright
from pytest_django.live_server_helper import LiveServer
from tests.cast import Town, build_town
from tests.journeys.people import CHROMIUM, QUIET, Taps, Visitor


@pytest.fixture
def town(_database_of_its_own: None, tmp_path: Path, settings: object) -> Town:
    """Built at the true time of day, for the served pages know no other."""
    settings.MEDIA_ROOT = str(tmp_path)  # type: ignore[attr-defined]  # pytest-django's wrapper takes any name
    built = build_town()
    for role in built.people:
        built.client(role)
    return built


@pytest.fixture
def site(town: Town) -> Iterator[str]:
    server = LiveServer("localhost")
    yield server.url
    server.stop()


@pytest.fixture
def browser(site: str) -> Iterator[Browser]:
    """Opened after the database is there: Playwright keeps an event loop in this thread, and Django gives whoever
    runs inside one connections of their own, which have to be closed in there too.
    """
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield opened
        opened.close()
        connections.close_all()


@pytest.fixture
def person(town: Town, site: str, browser: Browser) -> Callable[..., Visitor]:
    """`person("ppk", taps)` sits down before a screen, signed in."""

    def sit(role: str, taps: Taps, **screen: object) -> Visitor:
        cookie = town.client(role).cookies.get(settings.SESSION_COOKIE_NAME)
        session = (settings.SESSION_COOKIE_NAME, cookie.value) if cookie else None
        return Visitor(browser, site, role, taps, session=session, **screen)  # type: ignore[arg-type]

    return sit
