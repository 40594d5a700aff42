"""The one way to search, whatever engine stands behind it."""

from typing import Protocol

from eblangkon.purchase.catalogue.adapters.postgres_search import PostgresSearch
from eblangkon.purchase.catalogue.rules.search import Filters, Order, Results


class SearchIndex(Protocol):
    """An engine over the products on sale."""

    def search(self, query: str, filters: Filters, page: int, *, size: int = 24, order: Order = "relevance") -> Results:
        """Page `page` (from 1) of `size` hits. Without words everything on sale, by relevance the newest first."""
        ...


def search_index() -> SearchIndex:
    """The engine of this installation."""
    return PostgresSearch()
