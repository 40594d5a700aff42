"""Who bought what of whom for exactly so much. Plain Python."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from eblangkon.config.demo.history.market import Seller, Ware

# How often offices buy of each trade; the second row of large sums, for which nobody buys snacks.
OFTEN = {5: 26, 1: 30, 9: 10, 10: 12, 4: 2, 7: 5, 12: 8, 13: 4, 2: 3}
LARGE = {5: 10, 1: 4, 9: 12, 10: 12, 4: 22, 7: 12, 12: 16, 13: 8, 2: 4}
LARGE_FROM = 9_000_000


@dataclass(frozen=True, slots=True)
class Chosen:
    """Wares with their quantities, and the delivery cost that makes the sum whole."""

    seller: Seller
    wares: tuple[tuple[Ware, int], ...]
    shipping: int


class Market:
    """Shops by their first trade; a few sell most, as everywhere."""

    def __init__(self, sellers: Sequence[Seller], chance: random.Random) -> None:
        self._chance = chance
        self._shops: dict[int, list[Seller]] = {}
        for seller in sellers:
            self._shops.setdefault(seller.trades[0], []).append(seller)
        self._weights = {
            trade: [1 / (place + 3) for place in range(len(shops))] for trade, shops in self._shops.items()
        }
        self._trades = {
            large: [(trade, weight) for trade, weight in table.items() if trade in self._shops]
            for large, table in ((False, OFTEN), (True, LARGE))
        }

    def choose(self, value: int) -> Chosen:
        """Up to three wares of one shop, together worth exactly `value` rupiah with delivery."""
        trades = self._trades[value >= LARGE_FROM]
        (trade,) = self._chance.choices([t for t, _ in trades], [w for _, w in trades])
        (seller,) = self._chance.choices(self._shops[trade], self._weights[trade])
        fit = [ware for ware in seller.wares if ware.price <= value] or [min(seller.wares, key=lambda w: w.price)]
        if fit[0].price > value:
            return self.choose(value)
        wares = self._chance.sample(fit, min(len(fit), self._chance.choice((1, 1, 2, 2, 3))))
        return self._fill(seller, sorted(wares, key=lambda ware: -ware.price), value)

    def _fill(self, seller: Seller, wares: list[Ware], value: int) -> Chosen:
        category = wares[0].good.category
        wares = [ware for ware in wares if ware.good.category == category]
        left, counts = value, []
        for at, ware in enumerate(wares):
            count = left // (len(wares) - at) // ware.price
            counts.append(count)
            left -= count * ware.price
        if left >= wares[-1].price:
            counts[-1] += left // wares[-1].price
            left %= wares[-1].price
        picked = tuple((ware, count) for ware, count in zip(wares, counts, strict=True) if count)
        return Chosen(seller, picked, left)
