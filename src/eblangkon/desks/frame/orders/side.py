"""An order as one person sees it: what the next action and the others are built from."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eblangkon.desks.frame.facts import Act
from eblangkon.ground.audit.rules import Actor
from eblangkon.insight.transparency.rules import Story

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order


@dataclass(frozen=True, slots=True)
class Side:
    """The order as one person sees it."""

    order: "Order"
    actor: Actor
    story: Story

    @property
    def address(self) -> str:
        return f"/pesanan/{self.order.number}"

    def may(self, duties: tuple[str, ...], side: str) -> bool:
        """Whether the actor has one of the duties on that side of this order."""
        if side == "vendor":
            return self.actor.may(*duties, vendor=self.order.vendor_id)
        return self.actor.may(*duties, agency=self.order.agency_id)

    def tap(self, label: str, path: str, kind: str = "gold", **fields: str) -> Act:
        """One tap that acts, on the version that this page shows."""
        return Act(label, f"{self.address}/{path}", kind, True, (("versi", str(self.order.version)), *fields.items()))

    def link(self, label: str, path: str, kind: str = "") -> Act:
        return Act(label, f"{self.address}/{path}", kind)
