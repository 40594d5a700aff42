"""Every address, as every role: who may, gets in; who may not, is refused and has changed nothing."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import DjangoDbBlocker
from tests.cast import NOON, Town, build_town
from tests.matrix.rows import ROLES, VISITOR, Row
from tests.unchanged import tried

from eblangkon.ground.kernel import clock

HERE = Path(__file__).parent
DESKS = sorted(
    file.stem
    for file in HERE.glob("*.py")
    if file.stem not in ("rows", "seats", "act_table", "conftest") and not file.stem.startswith("test_")
)
ROWS: tuple[Row, ...] = tuple(row for desk in DESKS for row in import_module(f"tests.matrix.{desk}").ROWS)


def named(patterns: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from named(pattern.url_patterns)
        else:
            yield pattern


PATTERNS = {str(pattern.name): pattern for pattern in named(get_resolver().url_patterns)}


def test_every_address_has_one_row() -> None:
    names = [row.name for row in ROWS]
    assert sorted(set(PATTERNS) - set(names)) == [], "say in tests/matrix/<desk>.py who may open these"
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_every_row_has_an_address() -> None:
    assert sorted({row.name for row in ROWS} - set(PATTERNS)) == []


def test_every_address_has_a_name() -> None:
    assert "None" not in PATTERNS


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_view_says_whom_it_opens_to(row: Row) -> None:
    """`frame.acting` marks it; a page with no mark has forgotten to ask."""
    pattern = PATTERNS.get(row.name)
    assert pattern is None or hasattr(pattern.callback, "opens_to") or row.opens == frozenset(ROLES)


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Town]:
    """Built once, in a transaction that is taken back at the end."""
    with django_db_blocker.unblock(), clock.set_to(NOON), transaction.atomic():
        yield build_town()
        transaction.set_rollback(True)


def _ask(town: Town, row: Row, role: str, method: str) -> tuple[HttpResponse, list[str]]:
    """The answer, and the tables whose content it has changed; then everything is as before."""
    with clock.set_to(NOON):
        client, path = town.client(role), reverse(row.name, kwargs=dict(row.url(town)))
        return tried(lambda: client.get(path) if method == "GET" else client.post(path, dict(row.data(town))))


def _is_refusal(answer: HttpResponse) -> bool:
    to_sign_in = answer.status_code in (302, 303) and answer.headers["Location"].startswith("/masuk")
    return answer.status_code in (403, 404) or to_sign_in


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_open(town: Town, row: Row, role: str) -> None:
    answer, changed = _ask(town, row, role, "GET")
    if role not in row.opens:
        assert _is_refusal(answer) or (not row.get and answer.status_code == 405), answer.status_code
        assert changed == []
    elif not row.get:
        assert answer.status_code == 405
    elif row.name == "health":
        assert answer.status_code in (200, 503)  # here is no worker and no sealer
    else:
        assert answer.status_code in (200, 301, 302, 303), answer.status_code
        assert role != VISITOR or not _is_refusal(answer)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_post_by_a_wrong_hand_changes_nothing(town: Town, row: Row, role: str) -> None:
    if role in row.may_post() and row.post:
        return  # what a right hand does is told by the desk's own tests
    answer, changed = _ask(town, row, role, "POST")
    assert _is_refusal(answer) or answer.status_code == 405, answer.status_code
    assert changed == []
