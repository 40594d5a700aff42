"""What is said when there is not enough."""


class ShortOfStock(ValueError):
    """`name` cannot be promised in that quantity: `left` units are free."""

    def __init__(self, product_id: int, name: str, left: int) -> None:
        super().__init__(f"{name}: tinggal {left}")
        self.product_id, self.name, self.left = product_id, name, left
