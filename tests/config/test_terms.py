"""One thing has one name: messages keep to `docs/terms.md`."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from eblangkon.config import messages

ROOT = Path(__file__).parents[2]
HOLDER = re.compile(r"%\(\w+\)[sd]|\{[^}]*\}")
ROWS = [
    [cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|")]
    for line in (ROOT / "docs" / "terms.md").read_text().splitlines()
    if line.startswith("| ") and not line.startswith(("| ---", "| Indonesian"))
]


def said(words: str | Iterable[str]) -> str:
    return HOLDER.sub(" ", words if isinstance(words, str) else " | ".join(words))


def breaking(texts: Iterable[str], forbidden: str) -> list[str]:
    names = [name.strip() for name in forbidden.split(",") if name.strip()]
    if not names:
        return []
    wrong = re.compile(rf"\b({'|'.join(map(re.escape, names))})s?\b", re.IGNORECASE)
    return [text for text in texts if wrong.search(text)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_messages_keep_to_the_term(row: list[str]) -> None:
    assert len(row) == 6
    kept = [message for message in messages.translated("en") if message.id]
    assert breaking([said(message.id) for message in kept], row[4]) == [], f"say {row[0]}"
    assert breaking([said(message.string) for message in kept], row[5]) == [], f"say {row[1]}"


def test_no_term_stands_twice() -> None:
    names = [row[0] for row in ROWS]
    assert sorted(set(names)) == sorted(names)
