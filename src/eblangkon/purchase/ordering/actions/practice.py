"""What a practice office buys and may spend, and what its shop has: everyday goods at everyday prices. Plain Python."""

from dataclasses import dataclass
from typing import Final

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue.rules.shelf import Tier
from eblangkon.purchase.ordering.rules.plans import AccountFacts, AccountKey, PackageFacts

CODE: Final = "LATIHAN"
"""The office's code and the package's: one of each in a region and year."""
FUNDS: Final = "APBD"
ENOUGH: Final = Rupiah(500_000_000)
"""For a year of learning."""
PACKAGE: Final = PackageFacts("Belanja alat tulis kantor (latihan)", ENOUGH, "E-Purchasing", FUNDS)
SUB_ACTIVITY: Final = "Penyediaan alat tulis kantor (latihan)"


def account(code: str, name: str) -> tuple[AccountKey, AccountFacts]:
    """An account of the one sub-activity."""
    return AccountKey("LATIHAN.01", code, FUNDS), AccountFacts(SUB_ACTIVITY, name, ENOUGH)


ACCOUNTS: Final = (
    account("5.1.02.01.01.0024", "Belanja alat tulis kantor"),
    account("5.1.02.01.01.0025", "Belanja kertas dan cover"),
)


@dataclass(frozen=True, slots=True)
class Good:
    """One product: its place in the catalogue, its price in rupiah a unit."""

    category: str
    name: str
    unit: str
    price: Rupiah
    stock: int = 10_000

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """One price, however many."""
        return (Tier(1, self.price),)


GOODS: Final = (
    Good("5.1", "Kertas HVS A4 70 gram", "rim", Rupiah(52_000)),
    Good("5.1", "Kertas HVS F4 70 gram", "rim", Rupiah(58_000)),
    Good("5.2", "Bolpoin hitam", "lusin", Rupiah(24_000)),
    Good("5.2", "Spidol papan tulis", "buah", Rupiah(9_000)),
    Good("5.3", "Map kertas", "buah", Rupiah(2_500)),
    Good("5.4", "Buku tulis 58 lembar", "buah", Rupiah(5_500)),
)
