"""What is said when there is not enough."""

from collections.abc import Mapping


class ShortOfStock(ValueError):
    """`name` cannot be promised in that quantity: `left` units are free. `lefts` has every short product by id."""

    def __init__(self, name: str, lefts: Mapping[int, int]) -> None:
        self.name, self.lefts = name, lefts
        self.left = next(iter(lefts.values()))
        super().__init__(f"{name}: tinggal {self.left}")
