"""What may be asked of the search, and what it answers. No engine is known here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from eblangkon.ground.money.rupiah import Rupiah

Order = Literal["relevance", "cheap", "dear", "new"]
Facet = Literal["category", "leaf", "region", "origin", "kind", "size"]

MOST_WORDS: Final = 12
MOST_LETTERS: Final = 200
MOST_PAGES: Final = 50
"""Who has not found it on 50 pages narrows the search; a page far behind would cost more than the first."""
ORIGINS: Final = ("pdn", "import", "unknown")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the hits must be; an empty field asks nothing. Prices in rupiah a unit, as the shop writes them.

    `categories` holds codes of categories or of leaves; `origins` words of ORIGINS.
    """

    categories: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    least: Rupiah | None = None
    most: Rupiah | None = None
    vendor: int | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A product of a result with its price for one unit; `lead_days` are working days until it is ready."""

    product: int
    slug: str
    name: str
    unit: str
    contents: str
    photo: str
    price: Rupiah
    includes_ppn: bool
    pdn: bool | None
    tkdn: str
    lead_days: int
    vendor: int
    shop: str
    shop_slug: str
    region: str


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits. With `more` the total and the counts are the least that there is ("10.000+").

    `facets` counts hits by value, each facet without its own filter; `ranked` says that there were more hits than
    the engine ranks: the newest so many of them stand by relevance. `corrected` is what was searched instead, or ''.
    """

    total: int
    hits: Sequence[Hit]
    facets: Mapping[Facet, Mapping[str, int]] = field(default_factory=dict)
    more: bool = False
    ranked: int | None = None
    corrected: str = ""


def words_of(query: str) -> str:
    """What is searched of what was typed: at most MOST_WORDS words and MOST_LETTERS letters, without control signs."""
    typed = "".join(letter if letter.isprintable() else " " for letter in query[:MOST_LETTERS])
    return " ".join(typed.split()[:MOST_WORDS])
