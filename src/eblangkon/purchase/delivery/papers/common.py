"""What the papers of a delivery share: letterhead, parties, the order they rest on, the finding in a sentence."""

from eblangkon.ground.kernel import clock
from eblangkon.purchase.ordering.models import Order, OrderStep
from eblangkon.purchase.ordering.papers import position_of
from eblangkon.services.documents.rules import Letterhead, Party, Reference

Approval = OrderStep | None


def letterhead(order: Order) -> Letterhead:
    """The office's, its government above it."""
    agency = order.agency
    return Letterhead(office=agency.name, government=f"Pemerintah {agency.region.name}", address=agency.address)


def buyer(order: Order, name: str, duty: str) -> Party:
    """The office, by the person who acts for it with that duty."""
    return Party(name=order.agency.name, person=name, position=position_of(duty), address=order.agency.address)


def reference(order: Order, approval: Approval) -> Reference:
    """The letter; its day is that of the approval."""
    return Reference(number=order.letter_number, day=clock.wib(approval.at if approval else order.created_at).date())


def place(order: Order) -> str:
    """Where the goods are brought."""
    goal = order.place or order.agency
    return f"{goal.name}, {goal.address}"


def of_approver(order: Order, approval: Approval) -> Party:
    """The office, by whoever approved the order."""
    return buyer(order, approval.actor_name if approval else "", approval.actor_duty if approval else "")


def finding(accepted: int, rejected: int) -> str:
    """The result of a counting in one sentence."""
    if not rejected:
        return f"Semua {accepted} barang diterima dalam keadaan baik."
    return f"{accepted} dari {accepted + rejected} barang diterima, {rejected} ditolak."
