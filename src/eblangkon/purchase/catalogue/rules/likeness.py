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

    All words of one of the item's names must stand in the product's name, and its sizes must be the product's.
    """
    if not _sizes_fit(product, item.specification):
        return None
    fitting = [name for name in names_of(item.name) if name <= product]
    if not fitting:
        return None
    return max(len((name | words(item.specification)) & product) for name in fitting)


def _sizes_fit(product: frozenset[str], specification: str) -> bool:
    """Whether the product has every figure that is said; of parts that differ in the figure alone (`70 gram, 80 gram`)
    one is enough, for they are the sizes that the item comes in."""
    sizes: dict[str, bool] = {}
    for part in re.split(r"[,;]", specification.lower()):
        figures = {word for word in words(part) if any(sign.isdigit() for sign in word)}
        shape = re.sub(r"\d+", "#", " ".join(part.split()))
        sizes[shape] = sizes.get(shape, False) or figures <= product
    return all(sizes.values())


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
