"""The office needs nothing more of a request."""

from eblangkon.ground.audit.rules import Actor
from eblangkon.purchase.ordering.actions.answer_request import answer_request
from eblangkon.purchase.ordering.models import RequestNote


def close_request(*, note: int, by: Actor) -> RequestNote:
    """Return the closed note; its orders go their own way. Raises WrongDuty or IllegalMove."""
    return answer_request(note=note, sources=("agreed",), target="closed", duties=("pp", "ppk", "pa", "kpa"), by=by)
