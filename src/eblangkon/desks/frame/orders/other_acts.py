"""What a person may do with an order besides its next action."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from eblangkon.desks.frame.facts import Act
from eblangkon.desks.frame.orders.side import Side
from eblangkon.ground.audit.rules import Actor
from eblangkon.insight.transparency.rules import Story
from eblangkon.purchase.ordering.states import APPROVERS, SHOP, State, moves_from

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order


_PAID_FOR = (State.INVOICED, State.PAYMENT_DUE, State.PAID)


def other_acts(order: "Order", actor: Actor, story: Story) -> tuple[Act, ...]:
    """What this person may do besides the next action, as links to pages that ask for the reason."""
    side = Side(order, actor, story)
    words = {
        "withdraw": (_("Tarik kembali"), "tarik"),
        "discard": (_("Buang keranjang"), "buang"),
        "cancel": (_("Batalkan pesanan"), "batalkan"),
        "terminate": (_("Putuskan pesanan"), "putuskan"),
    }
    acts = [
        side.link(*words[move.verb], kind="refuse")
        for move in moves_from(State(order.state))
        if move.verb in words and side.may(move.duties, move.side)
    ]
    if order.state == State.SHIPPED and any(line.to_ship for line in story.lines) and side.may(APPROVERS, "buyer"):
        acts.insert(0, side.link(_("Kirim lagi atau potong"), "potong"))
    if _more_to_send(story) and order.state == State.SHIPPED and side.may(SHOP, "vendor"):
        acts.insert(0, side.link(_("Kirim sisanya"), "kirim"))
    if order.state in _PAID_FOR and side.may(("treasurer", "bpp", "ppk_skpd", "pptk", "pa", "kpa"), "buyer"):
        acts.append(side.link(_("Koreksi catatan pembayaran"), "koreksi"))
    return tuple(acts)


def _more_to_send(story: Story) -> bool:
    """Something is still owed while what came before is being counted; once all is counted it is the next action."""
    counting = story.waiting is None or story.waiting.code != "ship"
    return counting and any(line.to_ship for line in story.lines)
