"""What invoice and kuitansi say of an order."""

from collections.abc import Sequence

from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies.rules import AGENCY_DUTIES
from eblangkon.purchase.delivery.models import Handover
from eblangkon.purchase.ordering.models import Order, OrderLine, OrderStep
from eblangkon.purchase.ordering.papers import order_amounts, with_tax
from eblangkon.purchase.payment.models import PaymentStep
from eblangkon.services.documents.rules import Budget, Invoice, Letterhead, Line, Party, Receipt, Reference, Signature


def invoice(order: Order, lines: Sequence[OrderLine], handover: Handover, approval: OrderStep) -> Invoice:
    """Tagihan of the vendor over what was accepted; it drafts itself at the handover."""
    kept = with_tax(order, _kept(lines))
    return Invoice(
        letterhead=Letterhead(office=order.vendor.name, address=order.vendor.place),
        place=order.vendor.place,
        day=clock.today(),
        buyer=Party(name=order.agency.name, person=handover.signer_name, address=order.agency.address),
        vendor=Party(name=order.vendor.name, person=handover.countersigner_name, address=order.vendor.place),
        signatures=(_vendor_signs(handover),),
        order=_reference(order, approval),
        lines=kept,
        total=int(order.total),
        handover_number=handover.paper_number,
        amounts=order_amounts(order, kept),
    )


def receipt(
    order: Order,
    lines: Sequence[OrderLine],
    handover: Handover,
    approval: OrderStep,
    stamp: int,
    steps: Sequence[PaymentStep] = (),
) -> Receipt:
    """Kuitansi over what the buyer pays; on the short road the invoice stands in it (Permendagri 84/2022).

    `steps` are the stages passed: "setuju dibayar" stands with the agreed NPD or the SPM, "lunas dibayar" with the
    treasurer's payment, which a payment straight from the treasury (LS) has none of. Its day stays that of the
    vendor's tap, when it took its number: each later act carries a time of its own.
    """
    assert handover.countersigned_at is not None, "the tap that issues the kuitansi countersigns first"
    kept = with_tax(order, _kept(lines))
    return Receipt(
        letterhead=Letterhead(
            office=order.agency.name,
            government=f"Pemerintah {order.agency.region.name}",
            address=order.agency.address,
        ),
        place=order.agency.city,
        day=clock.wib(handover.countersigned_at).date(),
        buyer=Party(name=order.agency.name, address=order.agency.address),
        vendor=Party(name=order.vendor.name, person=handover.countersigner_name, address=order.vendor.place),
        signatures=_signatures(order, handover, steps),
        received_from=f"Bendahara Pengeluaran {order.agency.name}",
        total=int(order.total),
        purpose=f"{order.purpose}, {order.vendor.name}, serah terima {handover.paper_number}"[:300],
        budget=Budget(
            year=order.package.year,
            package_code=order.package.kd_rup,
            package_name=order.package.name,
            accounts=tuple(dict.fromkeys(_charge(line) for line in lines if line.account is not None)),
        ),
        order=_reference(order, approval),
        lines=kept if order.short_road else (),
        amounts=order_amounts(order, kept),
        stamp=stamp,
    )


def _signatures(order: Order, handover: Handover, steps: Sequence[PaymentStep]) -> tuple[Signature, ...]:
    passed = {step.stage: step for step in steps}
    agreed, paid = passed.get("npd_agreed") or passed.get("spm"), passed.get("paid")
    found = []
    if order.route != "KKPD":
        found.append(_office_signs("Setuju dibayar", agreed, "Pengguna Anggaran/Kuasa Pengguna Anggaran"))
    if order.route != "LS":
        found.append(_office_signs("Lunas dibayar", paid, "Bendahara Pengeluaran"))
    # Who receives the money stands last, where the date and the duty stamp are.
    return (*found, _vendor_signs(handover, "Penerima", order.vendor.name))


def _office_signs(caption: str, step: PaymentStep | None, position: str) -> Signature:
    if step is None:
        return Signature(caption=caption, name="", position=position)
    position = AGENCY_DUTIES.get(step.actor_duty, position)
    return Signature(caption=caption, name=step.actor_name, position=position, act="account", at=step.at)


def _vendor_signs(handover: Handover, caption: str = "Penyedia", position: str = "") -> Signature:
    name, at = handover.countersigner_name, handover.countersigned_at
    return Signature(caption=caption, name=name, position=position, act="account", at=at)


def _kept(lines: Sequence[OrderLine]) -> tuple[Line, ...]:
    return tuple(
        Line(
            name=line.name,
            quantity=line.accepted_quantity,
            unit=line.unit,
            unit_price=int(line.unit_price),
            total=int(line.unit_price) * line.accepted_quantity,
        )
        for line in lines
        if line.accepted_quantity
    )


def _charge(line: OrderLine) -> str:
    account = line.account
    assert account is not None
    return f"{account.sub_activity_code} · {account.account_code} · {account.source_of_funds}"


def _reference(order: Order, approval: OrderStep) -> Reference:
    return Reference(number=order.letter_number, day=clock.wib(approval.at).date())
