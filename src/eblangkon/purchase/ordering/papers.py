"""What the Surat Pesanan says of an order."""

from collections.abc import Sequence
from datetime import date, datetime

from eblangkon.ground.kernel.dates import long_date
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


def order_letter(
    order: Order,
    lines: Sequence[OrderLine],
    day: date,
    approved: tuple[str, datetime],
    accepted: tuple[str, datetime] | None = None,
) -> OrderLetter:
    """The letter with the approver's act and, once there is one, the vendor's: (name, moment) each."""
    agency, vendor = order.agency, order.vendor
    signatures = [
        Signature(caption="Pejabat Pembuat Komitmen", name=approved[0], act="account", at=approved[1]),
        Signature(caption="Penyedia", name=accepted[0], act="account", at=accepted[1])
        if accepted
        else Signature(caption="Penyedia", name=vendor.name),
    ]
    destination = order.place or agency
    return OrderLetter(
        letterhead=Letterhead(office=agency.name, address=agency.address),
        place=agency.city,
        day=day,
        buyer=Party(name=agency.name, person=approved[0], position="Pejabat Pembuat Komitmen", address=agency.address),
        vendor=Party(name=vendor.name, person=accepted[0] if accepted else ""),
        signatures=tuple(signatures),
        budget=Budget(year=order.package.year, package_code=order.package.kd_rup, package_name=order.package.name),
        lines=tuple(
            Line(
                name=line.name,
                quantity=line.quantity,
                unit=line.unit,
                unit_price=int(line.unit_price),
                total=int(line.amount),
                charge=_charge(line),
            )
            for line in lines
        ),
        total=int(sum(line.amount for line in lines)),
        includes_ppn=any(line.includes_ppn for line in lines),
        amounts=(
            Amount(label="PPN", amount=int(order.tax["ppn"])),
            Amount(label="Dibayar pembeli", amount=int(order.total), strong=True),
        ),
        terms=(
            f"Barang dikirim ke {destination.name}, {destination.address}, paling lambat {long_date(order.needed_by)}.",
            f"Pembayaran melalui {order.route} setelah barang diperiksa dan diserahterimakan.",
        ),
    )


def _charge(line: OrderLine) -> str:
    account = line.account
    if account is None:
        return ""
    return f"{account.sub_activity_code} · {account.account_code} · {account.source_of_funds}"
