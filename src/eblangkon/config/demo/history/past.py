"""One past purchase that has been chosen and dated. Plain Python."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from eblangkon.config.demo.history.choice import Chosen
from eblangkon.config.demo.history.market import Buyer, Seller

UP_TO = 10_000_000
"""Rupiah up to which the float paid, and from SHORT_SINCE on the road was short."""
SHORT_SINCE = 2023
_SIGNED_BY = {"SP": "vendor_owner", "SJ": "vendor_owner", "BAPB": "inspector", "TG": "vendor_owner"}


@dataclass(slots=True)
class Past:
    """Who bought what of whom for exactly `value` rupiah, when each act was, and the numbers of its papers by kind."""

    buyer: Buyer
    chosen: Chosen
    value: int
    at: Mapping[str, datetime]
    chance: random.Random
    numbers: dict[str, str] = field(default_factory=dict)

    @property
    def seller(self) -> Seller:
        return self.chosen.seller

    @property
    def year(self) -> int:
        return self.at["pay"].year

    @property
    def route(self) -> str:
        return "UP" if self.value <= UP_TO else "LS"

    @property
    def short(self) -> bool:
        """Three papers instead of six."""
        return self.value <= UP_TO and self.year >= SHORT_SINCE

    def who(self, duty: str) -> tuple[int, str]:
        """Id and name of who holds the duty."""
        return self.seller.owner if duty == "vendor_owner" else self.buyer.people[duty]

    def last_held(self, duties: Sequence[str]) -> str:
        """The last of these duties that somebody of the office holds."""
        return next(duty for duty in reversed(duties) if duty in self.buyer.people)

    def signer(self, kind: str) -> tuple[int, str]:
        """Who did the act with which the paper's last version was issued."""
        if kind == "KW":
            return self.who("treasurer")
        return self.who(_SIGNED_BY.get(kind, "vendor_owner"))
