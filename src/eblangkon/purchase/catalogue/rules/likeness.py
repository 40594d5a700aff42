"""Which item of a price standard speaks of the same thing as a product: by words and sizes, never by guessing."""

import re
from collections.abc import Iterable
from typing import Protocol, TypeVar

_WORD = re.compile(r"[a-z0-9]+")
_BRACKETS = re.compile(r"\([^)]*\)")


class Described(Protocol):
    """An item with a name and what is said of it."""

    @property
    def name(self) -> str: ...
    @property
    def specification(self) -> str: ...


Item = TypeVar("Item", bound=Described)


def words(text: str) -> frozenset[str]:
    """Small letters and figures; `70gr` stays one word, `A4,70` becomes two."""
    return frozenset(_WORD.findall(text.lower()))


def names_of(written: str) -> list[frozenset[str]]:
    """The names that an item goes by: `Flashdisk / FD` has two, what stands in brackets belongs to none."""
    return [found for part in _BRACKETS.sub(" ", written).split("/") if (found := words(part))]


def likeness(product: frozenset[str], item: Described) -> int | None:
    """How many words the item shares with the product; None when it is another thing or another size.

    All words of one of the item's names must stand in the product's name; no figure of its specification may be one
    that the product does not have.
    """
    said = words(item.specification)
    if any(word not in product for word in said if any(sign.isdigit() for sign in word)):
        return None
    fitting = [name for name in names_of(item.name) if name <= product]
    if not fitting:
        return None
    return max(len((name | said) & product) for name in fitting)


def most_alike(product: str, items: Iterable[Item], least: int = 2) -> Item | None:
    """The item most like the product, with at least `least` words in common; a tie goes to the earlier one.

    A product of one word may match by that word alone.
    """
    asked = words(product)
    best, most = None, min(least, len(asked)) - 1
    for item in items:
        shared = likeness(asked, item)
        if shared is not None and shared > most:
            best, most = item, shared
    return best
