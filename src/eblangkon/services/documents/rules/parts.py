"""The pieces that papers are put together from. Money is whole rupiah; quantities are whole units."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal


class Nonsense(ValueError):
    """The data of a paper contradicts itself or lacks something; the message names what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who writes. `government` stands above the office, empty for a vendor's own paper."""

    office: str
    government: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One side of the paper: the body, the person who stands for it, that person's position, and more lines."""

    name: str
    person: str = ""
    position: str = ""
    address: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The order that a later paper rests on, by the number and day of its letter."""

    number: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What the purchase is charged to. Accounts stand on the lines; `accounts` sums them up where lines do not."""

    year: int
    package_code: str
    package_name: str
    activity: str = ""
    document: str = ""
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Goods with their price. `mark` says their origin (PDN, TKDN), `charge` sub-activity, account and source."""

    name: str
    quantity: int
    unit: str
    unit_price: int
    total: int
    mark: str = ""
    charge: str = ""

    def __post_init__(self) -> None:
        if self.quantity < 0 or self.unit_price < 0:
            raise Nonsense(f"{self.name}: a quantity or price below zero")
        if self.quantity * self.unit_price != self.total:
            raise Nonsense(f"{self.name}: {self.quantity} x {self.unit_price} is not {self.total}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Goods as counted: ordered, delivered and, once inspected, accepted. `remark` tells the condition or reason."""

    name: str
    unit: str
    ordered: int
    delivered: int
    accepted: int | None = None
    remark: str = ""

    def __post_init__(self) -> None:
        if min(self.ordered, self.delivered, self.accepted or 0) < 0:
            raise Nonsense(f"{self.name}: a count below zero")
        if self.accepted is not None and self.accepted > self.delivered:
            raise Nonsense(f"{self.name}: more accepted than delivered")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One row of payment and tax: what, how much, and in small letters why or by whom."""

    label: str
    amount: int
    remark: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A place to sign. `caption` is the duty ("Pejabat Pembuat Komitmen"), `number` an NIP with its word.

    `act` says what stands there: `account` (agreed with the person's account at `at`), `electronic` (a certified
    signature at `at`, `provider` names whose), or `wet` (an empty line for a pen; `at` stays empty).
    """

    caption: str
    name: str
    position: str = ""
    number: str = ""
    act: Literal["account", "electronic", "wet"] = "wet"
    at: datetime | None = None
    provider: str = ""

    def __post_init__(self) -> None:
        if (self.act == "wet") != (self.at is None):
            raise Nonsense(f"{self.name}: an act has a moment, a wet signature has none")
