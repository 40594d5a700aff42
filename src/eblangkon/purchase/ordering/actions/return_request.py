"""The PPK sends a request back."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.ordering.actions.answer_request import answer_request
from eblangkon.purchase.ordering.models import Order, RequestNote
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, Refused
from eblangkon.purchase.ordering.states import ENDED, State


@transaction.atomic
def return_request(*, note: int, reason: str, by: Actor) -> RequestNote:
    """Return the note with the reason as its remark.

    Raises Refused without a reason, WrongDuty, and IllegalMove, also once somebody buys for it: an order must never
    rest on a request that nobody stands by any more.
    """
    if not reason.strip():
        raise Refused.because("empty", said("Alasan belum diisi. Tulis apa yang perlu diperbaiki."), "reason")
    returned = answer_request(
        note=note,
        sources=("asked", "agreed"),
        target="returned",
        duties=("ppk", "pa", "kpa"),
        by=by,
        remark=reason.strip(),
    )
    # Asked with the note locked, as it is when a basket is begun.
    if Order.objects.filter(request=note).exclude(state__in=ENDED - {State.PAID}).exists():
        raise IllegalMove.because(
            "illegal_move",
            said(
                "Keranjang atau pesanan atas permintaan ini sudah ada. Kembalikan atau tolak pesanannya, "
                "bukan permintaan."
            ),
        )
    return returned
