"""After each answer to a request note: who must act now finds it in the inbox, what was told before is settled."""

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import sentence
from eblangkon.parties.agencies.queries import first_holders, holders
from eblangkon.purchase.ordering.actions.marked import marked
from eblangkon.purchase.ordering.models import RequestNote
from eblangkon.purchase.ordering.states import APPROVERS, BUYER
from eblangkon.services.notices.actions.notify import tell
from eblangkon.services.notices.actions.tell_those import tell_those
from eblangkon.services.notices.rules import Message


def tell_request(note: RequestNote, by: Actor) -> None:
    """One statement. `note` has already moved.

    Asked: the PPK, or PA and KPA where there is none. Agreed: the PP. Returned: its writer. Closed: nobody. Whoever
    acts is told nothing.
    """
    subject = ("request", str(note.pk))
    told = {"purpose": note.purpose, "agency": note.agency.name, "by": by.name, "note": sentence(note.remark)}
    params = {**told, **marked(note.agency.demonstration)}
    today = clock.today()
    if note.state in ("asked", "agreed"):
        code, people = (
            ("request.wait.asked", first_holders(note.agency_id, APPROVERS, today, ()))
            if note.state == "asked"
            else ("request.told.agreed", holders(note.agency_id, BUYER, today))
        )
        tell_those(people=people, code=code, subject=subject, params=params, but=by.id)
        return
    writer = (note.asked_by_id,) if note.state == "returned" and note.asked_by_id != by.id else ()
    tell(messages=[Message(writer, "request.wait.returned", subject, params)] if writer else [], settles=subject)
