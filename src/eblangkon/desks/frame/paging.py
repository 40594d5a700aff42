"""Pages of a list: by number where people jump, by key where rows keep coming."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import HttpRequest

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class KeyPage(Generic[Row]):
    """One page of a list ordered by a key; `next_key` is empty on the last."""

    rows: Sequence[Row]
    next_key: str


def key_page(rows: Sequence[Row], size: int, key: Callable[[Row], str]) -> KeyPage[Row]:
    """Cut a page of `size` out of `size` + 1 rows read: the one too many tells that there is more."""
    page = rows[:size]
    return KeyPage(page, key(page[-1]) if len(rows) > size else "")


def address(request: HttpRequest, **changes: str) -> str:
    """This page's address with some query values changed; an empty value takes one off."""
    query = request.GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"{request.path}?{urlencode(list(query.lists()), doseq=True)}" if query else request.path


def neighbours(page: Page[Row]) -> list[int]:
    """The page numbers to draw: first, last and those around the current; 0 stands for a gap."""
    last = page.paginator.num_pages
    near = sorted({1, last, *range(max(1, page.number - 1), min(last, page.number + 1) + 1)})
    drawn: list[int] = []
    for number in near:
        if drawn and number - drawn[-1] > 1:
            drawn.append(0)
        drawn.append(number)
    return drawn
