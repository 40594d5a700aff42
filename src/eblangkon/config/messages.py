"""Words and their translations: extracted, merged and compiled by Babel, for a fresh machine has no gettext."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE: Final = Path(__file__).parents[1]
LOCALE: Final = SOURCE / "locale"
KEYWORDS: Final = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "lazy": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "said": None,
}


def _code_of(file: Path) -> bytes:
    if file.suffix == ".html":
        return str(templatize(file.read_text(), origin=str(file))).encode()
    return file.read_bytes()


def _files() -> Iterator[Path]:
    for kind in ("*.py", "*.html"):
        yield from sorted(file for file in SOURCE.rglob(kind) if "migrations" not in file.parts)


def extracted() -> Catalog:
    """Every message in source and templates, with the file it stands in."""
    found = Catalog(project="e-Blangkon", charset="utf-8")
    for file in _files():
        for _line, words, comments, context in extract("python", BytesIO(_code_of(file)), keywords=KEYWORDS):
            place = [(str(file.relative_to(SOURCE)), 0)]
            found.add(words, None, place, auto_comments=comments, context=context)
    return found


def _path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def translated(language: str) -> Catalog:
    """The translations kept for `language`; an empty catalogue when there are none yet."""
    file = _path(language)
    return read_po(BytesIO(file.read_bytes()), locale=language) if file.exists() else Catalog(locale=language)


def merge(language: str) -> int:
    """Bring new messages into the `.po` file, drop those that stand nowhere. Returns how many await a translation."""
    kept, file = translated(language), _path(language)
    kept.update(extracted(), no_fuzzy_matching=True)
    kept.obsolete.clear()
    kept.revision_date = kept.creation_date = datetime(2026, 1, 1, tzinfo=UTC)  # no change where no word changed
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        write_po(out, kept, sort_output=True, width=110, include_lineno=False)
    return sum(1 for message in kept if message.id and not message.string)


def compile_all() -> int:
    """Write a `.mo` file beside each `.po` file. Returns how many."""
    done = 0
    for file in LOCALE.glob("*/LC_MESSAGES/*.po"):
        with file.with_suffix(".mo").open("wb") as out:
            write_mo(out, read_po(BytesIO(file.read_bytes()), locale=file.parts[-3]))
        done += 1
    return done


def missing(language: str) -> list[str]:
    """Messages that have no translation, or none for one of their plurals, or one that is only guessed."""
    kept = translated(language)
    lacking = []
    for message in extracted():
        known = kept.get(message.id, message.context) if message.id else None
        if message.id and (known is None or known.fuzzy or not _whole(known.string)):
            lacking.append(str(message.id))
    return lacking


def _whole(words: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(words) and (isinstance(words, str) or all(words or ()))
