"""What the law is asked: one purchase as a frozen set of facts."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from eblangkon.ground.money.rupiah import Rupiah

Route = Literal["UP", "GU", "TU", "LS", "KKPD"]
VendorKind = Literal["entity", "individual"]
TaxedKind = Literal["goods", "service", "catering", "food"]
LineKind = Literal["goods", "service", "catering", "food", "shipping"]


@dataclass(frozen=True, slots=True)
class TaxVendor:
    """The vendor's tax status on the day: `suket` and `skb` mean valid on that day; a validated NIK is an `npwp`."""

    kind: VendorKind = "entity"
    pkp: bool = False
    npwp: bool = False
    suket: bool = False
    skb: bool = False
    turnover_declaration: bool = False


@dataclass(frozen=True, slots=True)
class TaxLine:
    """One line as it is priced: `amount` is quantity times price in whole rupiah, not negative.

    `food` is ready food off the shelf (goods), `catering` is cooked to order and delivered. `exempt` touches PPh only.
    """

    kind: LineKind
    amount: Rupiah
    includes_ppn: bool = False
    includes_pbjt: bool = False
    luxury: bool = False
    exempt: bool = False

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError("An amount is not negative")


@dataclass(frozen=True, slots=True)
class TaxCase:
    """One purchase of one vendor. `platform_designated`: appointed by the tax office and holding the money that day.

    `pbjt_rate` is the region's, None while the region has recorded none; `pbjt_by_treasurer` where the region's rule
    lets the treasurer remit it. Raises ValueError without lines or with a negative rate.
    """

    on: date
    route: Route
    platform_designated: bool
    region: str
    vendor: TaxVendor
    lines: tuple[TaxLine, ...]
    pbjt_rate: Fraction | None = None
    pbjt_by_treasurer: bool = False

    def __post_init__(self) -> None:
        if not self.lines:
            raise ValueError("A case has at least one line")
        if self.pbjt_rate is not None and not 0 <= self.pbjt_rate < 1:
            raise ValueError("A PBJT rate is a share below one")
