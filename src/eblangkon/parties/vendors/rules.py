"""Facts about a vendor that go down to others."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TaxFlags:
    """What holds on one day; all false for a vendor of whom nothing is known."""

    pkp: bool = False
    npwp: bool = False
    suket: bool = False
    skb: bool = False
    turnover_declaration: bool = False
