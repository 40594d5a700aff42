"""What a shop may put on its shelf, and why something is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from eblangkon.ground.kernel.words import said
from eblangkon.ground.money.rupiah import Rupiah

MOST_TIERS = 6
HIGHEST = Rupiah(10**12)


class ShelfRefused(ValueError):
    """The act is refused and nothing changed; the message, in Indonesian, says why. `field` is what must be mended.

    Where a tier is wrong, `quantity` is the number from which it holds.
    """

    def __init__(self, message: str, field: str = "", quantity: int = 1) -> None:
        self.field, self.quantity = field, quantity
        super().__init__(message)


class NotYourShop(ShelfRefused):
    """The acting person has no place at this product's shop."""

    def __init__(self) -> None:
        super().__init__(said("Hanya pemilik dan staf toko ini yang dapat mengubah produknya."))


class ChangedMeanwhile(ShelfRefused):
    """The page from which the act came shows an older version of the product."""

    def __init__(self) -> None:
        super().__init__(said("Produk ini sudah diubah sejak halaman Anda dibuka. Tidak ada yang berubah."))


class AlreadyOffered(ShelfRefused):
    """This very form has offered a product already, with other words: `product` is its number, `name` its name."""

    def __init__(self, product: int, name: str) -> None:
        self.product, self.name = product, name
        super().__init__(said("Isian ini sudah menjadi produk {name}. Tidak ada yang ditambahkan lagi.", name=name))


@dataclass(frozen=True, slots=True)
class Tier:
    """Rupiah a unit from `min_quantity` on."""

    min_quantity: int
    amount: Rupiah


def check_tiers(tiers: Sequence[Tier]) -> tuple[Tier, ...]:
    """The tiers by quantity. Raises ShelfRefused unless they begin at 1 and cost less, or as much, the more is taken.

    A price that rises with the quantity is mostly a slip of the finger, and no buyer would expect it.
    """
    ordered = tuple(sorted(tiers, key=lambda tier: tier.min_quantity))
    if not ordered:
        raise ShelfRefused(said("Harga belum diisi. Tulis angka, misalnya 52500."), "prices")
    if len(ordered) > MOST_TIERS:
        raise ShelfRefused(said("Paling banyak {most_tiers} tingkat harga.", most_tiers=MOST_TIERS), "prices")
    if ordered[0].min_quantity != 1:
        raise ShelfRefused(said("Harga pertama berlaku mulai 1 satuan."), "prices")
    if any(not 0 < tier.amount <= HIGHEST for tier in ordered):
        wrong = next(tier for tier in ordered if not 0 < tier.amount <= HIGHEST)
        raise ShelfRefused(
            said("Harga harus di atas Rp0 dan paling banyak satu triliun rupiah."), "prices", wrong.min_quantity
        )
    for lower, higher in pairwise(ordered):
        if lower.min_quantity == higher.min_quantity:
            raise ShelfRefused(
                said("Ada dua harga mulai {min_quantity} satuan. Hapus salah satu.", min_quantity=lower.min_quantity),
                "prices",
                lower.min_quantity,
            )
        if higher.amount > lower.amount:
            raise ShelfRefused(
                said(
                    "Harga mulai {min_quantity} satuan lebih mahal daripada mulai {min_quantity2}. Tulis paling banyak "
                    "{most}, atau kosongkan barisnya.",
                    min_quantity=higher.min_quantity,
                    min_quantity2=lower.min_quantity,
                    most=lower.amount,
                ),
                "prices",
                higher.min_quantity,
            )
    return ordered
