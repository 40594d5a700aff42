"""The PPK sends a request back."""

from eblangkon.ground.audit.rules import Actor
from eblangkon.purchase.ordering.actions.answer_request import answer_request
from eblangkon.purchase.ordering.models import RequestNote
from eblangkon.purchase.ordering.rules import Refused


def return_request(*, note: int, reason: str, by: Actor) -> RequestNote:
    """Return the note with the reason as its remark. Raises Refused without a reason, WrongDuty or IllegalMove."""
    if not reason.strip():
        raise Refused.because("empty", "Alasan belum diisi. Tulis apa yang perlu diperbaiki.", "reason")
    return answer_request(
        note=note,
        sources=("asked", "agreed"),
        target="returned",
        duties=("ppk", "pa", "kpa"),
        by=by,
        remark=reason.strip(),
    )
