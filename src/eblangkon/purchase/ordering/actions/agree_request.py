"""The PPK agrees to a request."""

from eblangkon.ground.audit.rules import Actor
from eblangkon.purchase.ordering.actions.answer_request import answer_request
from eblangkon.purchase.ordering.models import RequestNote


def agree_request(*, note: int, by: Actor) -> RequestNote:
    """Return the agreed note, which baskets may answer now. Raises WrongDuty or IllegalMove."""
    return answer_request(note=note, sources=("asked",), target="agreed", duties=("ppk", "pa", "kpa"), by=by)
