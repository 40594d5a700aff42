"""The seven papers: the data that whoever issues one must hand over."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from eblangkon.services.documents.rules.parts import (
    Amount,
    Budget,
    Count,
    Letterhead,
    Line,
    Nonsense,
    Party,
    Reference,
    Signature,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What every paper carries. `day` is the day of the act in Central Java, `place` where it is dated."""

    form: ClassVar[str]

    letterhead: Letterhead
    place: str
    day: date
    buyer: Party
    vendor: Party
    signatures: tuple[Signature, ...]

    def __post_init__(self) -> None:
        if not self.signatures:
            raise Nonsense("A paper without a place to sign")


def _check_sum(lines: tuple[Line, ...], total: int) -> None:
    if lines and sum(line.total for line in lines) != total:
        raise Nonsense(f"The lines do not add up to {total}")


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLetter(Paper):
    """Surat Pesanan. `total` is gross in rupiah; `amounts` explains payment and tax; `terms` are sentences."""

    form: ClassVar[str] = "order_letter"

    budget: Budget
    lines: tuple[Line, ...]
    total: int
    terms: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    includes_ppn: bool = True

    def __post_init__(self) -> None:
        super(OrderLetter, self).__post_init__()
        _check_sum(self.lines, self.total)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryNote(Paper):
    """Surat Jalan. `carrier` says who brings it and by what; `place_of_delivery` where to."""

    form: ClassVar[str] = "delivery_note"

    order: Reference
    counts: tuple[Count, ...]
    place_of_delivery: str
    carrier: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionReport(Paper):
    """BAPB: what was ordered, brought and accepted, line by line, and what `inspector` found."""

    form: ClassVar[str] = "inspection_report"

    order: Reference
    inspector: Party
    counts: tuple[Count, ...]
    finding: str
    delivery_numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverReport(Paper):
    """BAST: the vendor hands over what was accepted; `total` is its gross value in rupiah."""

    form: ClassVar[str] = "handover_report"

    order: Reference
    budget: Budget
    lines: tuple[Line, ...]
    total: int
    inspection_number: str = ""
    remark: str = ""

    def __post_init__(self) -> None:
        super(HandoverReport, self).__post_init__()
        _check_sum(self.lines, self.total)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortHandover(Paper):
    """The short road's Serah Terima: delivery, inspection and handover on one page (DOMAIN.md section 4)."""

    form: ClassVar[str] = "short_handover"

    order: Reference
    counts: tuple[Count, ...]
    total: int
    finding: str
    place_of_delivery: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice(Paper):
    """Tagihan of the vendor for what was handed over. `pay_to` is a bank account as the caller may show it."""

    form: ClassVar[str] = "invoice"

    order: Reference
    lines: tuple[Line, ...]
    total: int
    handover_number: str = ""
    amounts: tuple[Amount, ...] = ()
    pay_to: str = ""
    due: str = ""

    def __post_init__(self) -> None:
        super(Invoice, self).__post_init__()
        _check_sum(self.lines, self.total)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(Paper):
    """Kuitansi over `total` rupiah. With `lines` the invoice stands in it, as the short road has it.

    `stamp` is the duty stamp in rupiah, 0 for none (`kinds.duty_stamp`); `stamp_number` that of an e-Meterai.
    """

    form: ClassVar[str] = "receipt"

    received_from: str
    total: int
    purpose: str
    budget: Budget
    order: Reference | None = None
    lines: tuple[Line, ...] = ()
    amounts: tuple[Amount, ...] = ()
    stamp: int = 0
    stamp_number: str = ""

    def __post_init__(self) -> None:
        super(Receipt, self).__post_init__()
        _check_sum(self.lines, self.total)
