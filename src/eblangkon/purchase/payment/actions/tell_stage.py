"""Who the next stage of a payment waits for finds it in the inbox."""

from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import sentence
from eblangkon.parties.agencies.queries import people_with_duties
from eblangkon.purchase.ordering.actions.marked import marked
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import PAYERS
from eblangkon.purchase.payment.states import STAGES
from eblangkon.services.notices.actions.notify import tell
from eblangkon.services.notices.rules import Message


def tell_stage(order: Order, stage: str, by: Actor, *, reason: str = "") -> None:
    """Tell those with the stage's duties at the order's office; what waited about this order before is settled.

    `stage` "tax" stands for the deposits that the treasurer still owes, empty for nothing more to do. With a
    `reason` it waits once more, for that is why what was filed came back.
    """
    subject = ("order", str(order.number))
    duties = PAYERS if stage == "tax" else STAGES[stage].duties if stage else ()
    people = people_with_duties(order.agency_id, duties, clock.today()) if duties else ()
    # Who pays knows it; that the tax is still to be deposited is for another day, so it stands in their own inbox too.
    others = people if stage == "tax" else tuple(person for person in people if person != by.id)
    params: dict[str, JSON] = {
        "number": order.number,
        "purpose": order.purpose,
        "vendor": order.vendor.name,
        "total": int(order.total),
        "by": by.name,
        "note": sentence(reason),
        **marked(order.demonstration),
    }
    code = f"payment.again.{stage}" if reason else f"payment.wait.{stage}"
    tell(messages=[Message(others, code, subject, params)] if others else [], settles=subject)
