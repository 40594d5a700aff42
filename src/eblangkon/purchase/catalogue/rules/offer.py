"""What a shop offers: the facts that a basket takes over."""

from dataclasses import dataclass

from eblangkon.ground.money.rupiah import Rupiah


@dataclass(frozen=True, slots=True)
class Offer:
    """One product at the price in force for a quantity; `unit_price` in rupiah a unit, with PPN if `includes_ppn`.

    The shop sends no fewer than `least` units.
    """

    vendor: int
    name: str
    unit: str
    unit_price: Rupiah
    includes_ppn: bool
    tax_kind: str
    luxury: bool
    exempt: bool
    least: int = 1
