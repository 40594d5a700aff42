"""What one row of the permission matrix says. Every desk keeps its own rows: `tests/matrix/<desk>.py`, as `ROWS`.

A row names a URL, who may open it, and how its address is built from the cast (tests/cast.py). Whoever is not named
must be refused, by GET and by POST, and nothing may have changed afterwards.

    ROWS = (
        Row("order", INSIDE, lambda town: {"number": town.order("placed")}),
        Row("approve", APPROVERS, lambda town: {"number": town.order("awaiting_approval")}),
        Row("sign_out", SIGNED_IN),
    )
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests import cast
from tests.cast import Town

VISITOR = "visitor"
ROLES = (VISITOR, *cast.OFFICE, *cast.REGION, *cast.ADMIN, *cast.SHOP, *cast.ELSEWHERE)

EVERYBODY = frozenset(ROLES)
SIGNED_IN = EVERYBODY - {VISITOR}
NOBODY: frozenset[str] = frozenset()
OFFICE = frozenset(cast.OFFICE)
"""The people of the first office."""
OFFICES = OFFICE | {"other_pp", "other_ppk"}
"""Of any office: for pages that are one's own list."""
SHOP = frozenset(cast.SHOP)
SHOPS = SHOP | {"other_owner"}
APPROVERS = frozenset({"ppk", "pa", "kpa"})
REGION = frozenset(cast.REGION)
"""Who sees everything in Batang."""
ADMINS = frozenset(cast.ADMIN)
"""Administrators of the first region and of another."""
OVERSIGHT = REGION | {"other_ukpbj", "other_auditor"}
INSIDE = OFFICE | SHOP | REGION
"""Who may see an order that the shop knows of: both its sides and those who watch over both."""
BUYER_SIDE = OFFICE | REGION
"""Who may see an order that has not reached the shop."""


def nothing(town: Town) -> Mapping[str, Any]:
    """An address without parts."""
    return {}


@dataclass(frozen=True, slots=True)
class Row:
    """`opens`: roles that may GET. `posts`: roles that may POST, the same where nothing is said.

    `url` gives the parts of the address. `get` and `post` are False where the page does not answer that method to
    anybody (405). `data` is what a wrong hand sends: fill it as a right hand would.
    """

    name: str
    opens: frozenset[str]
    url: Callable[[Town], Mapping[str, Any]] = nothing
    posts: frozenset[str] | None = None
    get: bool = True
    post: bool = True
    data: Callable[[Town], Mapping[str, Any]] = nothing

    def may_post(self) -> frozenset[str]:
        return self.opens if self.posts is None else self.posts
