"""What the Surat Pesanan says of an order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from eblangkon.ground.kernel.dates import long_date
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.models import Order, OrderLine
from eblangkon.services.documents.rules import (
    Amount,
    Budget,
    Letterhead,
    Line,
    OrderLetter,
    Party,
    Signature,
)
from eblangkon.services.tax.papers.names import INCOME_TAXES

# That PA or KPA acts as commitment officer stands on the letter, as the office files it.
_APPROVERS = {
    "ppk": "Pejabat Pembuat Komitmen",
    "pa": "Pengguna Anggaran selaku Pejabat Pembuat Komitmen",
    "kpa": "Kuasa Pengguna Anggaran selaku Pejabat Pembuat Komitmen",
}
_PPN = "PPN"
_COLLECTORS = {"treasurer": "dipotong bendahara", "platform": "dipotong platform"}


def position_of(duty: str) -> str:
    """How the approver signs by that duty; plainly as PPK where it is not known."""
    return _APPROVERS.get(duty, _APPROVERS["ppk"])


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did with an account: the name, the duty's code, and the server's moment."""

    name: str
    duty: str
    at: datetime


def order_letter(
    order: Order, lines: Sequence[OrderLine], day: date, approved: Act, accepted: Act | None = None
) -> OrderLetter:
    """The letter with the approver's act and, once there is one, the vendor's."""
    agency, vendor = order.agency, order.vendor
    rows = with_tax(order, tuple(_row(line) for line in lines))
    position = position_of(approved.duty)
    signatures = [
        Signature(caption="Penyedia", name=accepted.name, act="account", at=accepted.at)
        if accepted
        else Signature(caption="Penyedia", name=vendor.name),
        # Last, where the day stands: it is that of the approval.
        Signature(caption=position, name=approved.name, act="account", at=approved.at),
    ]
    destination = order.place or agency
    return OrderLetter(
        letterhead=Letterhead(
            office=agency.name, government=f"Pemerintah {agency.region.name}", address=agency.address
        ),
        place=agency.city,
        day=day,
        buyer=Party(name=agency.name, person=approved.name, position=position, address=agency.address),
        vendor=Party(name=vendor.name, person=accepted.name if accepted else "", address=vendor.place),
        signatures=tuple(signatures),
        budget=Budget(year=order.package.year, package_code=order.package.kd_rup, package_name=order.package.name),
        lines=rows,
        total=int(order.total),
        includes_ppn=bool(order.tax["ppn"]) and len(rows) == len(lines),
        amounts=order_amounts(order, rows),
        terms=(
            f"Barang dikirim ke {destination.name}, {destination.address}, paling lambat {long_date(order.needed_by)}.",
            f"Pembayaran melalui {order.route} setelah barang diperiksa dan diserahterimakan.",
        ),
    )


def with_tax(order: Order, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines that add up to what is paid: tax on top of the prices is a line of its own, so that each paper of an
    order names one sum. The local food tax always comes on top of a line's price.
    """
    pbjt = int(order.tax["pbjt"])
    ppn = int(order.total) - sum(line.total for line in lines) - pbjt
    over = ((_PPN, ppn), ("PBJT", pbjt))
    return (*lines, *(Line(name=name, quantity=1, unit="", unit_price=tax, total=tax) for name, tax in over if tax))


def order_amounts(order: Order, lines: tuple[Line, ...]) -> tuple[Amount, ...]:
    """What the buyer pays, what is held back of it by whom, and what the vendor receives; `lines` as `with_tax`."""
    tax, who = order.tax, _COLLECTORS.get(order.tax["collector"], "")
    within = int(tax["ppn"]) - sum(line.total for line in lines if line.name == _PPN and not line.unit)
    told = "sudah di dalam harga" if within == tax["ppn"] else f"{Rupiah(within)} sudah di dalam harga"
    rows = [
        Amount(label="PPN", amount=int(tax["ppn"]), remark=told if within else ""),
        Amount(label="Dibayar pembeli", amount=int(order.total), strong=True),
    ]
    if tax["pbjt"]:
        rows.insert(1, Amount(label="PBJT", amount=int(tax["pbjt"]), remark="pajak makanan daerah"))
    before = len(rows)
    if tax["ppn_withheld"]:
        rows.append(Amount(label="PPN yang dipungut", amount=-int(tax["ppn_withheld"]), remark=who))
    rows += [Amount(label=INCOME_TAXES[kind], amount=-int(part), remark=who) for kind, part in tax["pph_parts"].items()]
    if tax["pbjt_withheld"]:
        rows.append(Amount(label="PBJT yang dipotong", amount=-int(tax["pbjt_withheld"]), remark="disetor bendahara"))
    if len(rows) > before:
        rows.append(Amount(label="Diterima penyedia", amount=int(tax["vendor_nets"]), strong=True))
    return tuple(rows)


def _row(line: OrderLine) -> Line:
    return Line(
        name=line.name,
        quantity=line.quantity,
        unit=line.unit,
        unit_price=int(line.unit_price),
        total=int(line.amount),
        charge=_charge(line),
    )


def _charge(line: OrderLine) -> str:
    account = line.account
    if account is None:
        return ""
    return f"{account.sub_activity_code} · {account.account_code} · {account.source_of_funds}"
