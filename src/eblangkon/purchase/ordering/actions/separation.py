"""Who orders, who approves and who pays are three people, unless an exemption in force lets one person through."""

from collections.abc import Iterable

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.queries import exemption
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.rules.refusals import WrongDuty
from eblangkon.purchase.ordering.states import APART, HANDS, Move


def earlier_hands(order: Order, verb: str, person: int | None) -> set[frozenset[str]]:
    """The duties of this order that the person has acted with and that must be another's than the act's."""
    return {HANDS[hand] for hand in APART.get(verb, ()) if person is not None and person in who_had(order, hand)}


def who_had(order: Order, hand: str) -> set[int]:
    """Ids of whoever had this hand (a key of HANDS) in the order; one or several."""
    found = getattr(order, hand)
    return set(found if isinstance(found, list) else [found]) - {None}


def keep_to_one_side(order: Order, by: Actor) -> None:
    """Raises WrongDuty for a person with duties at the buying office and at the shop, whatever hat they wear."""
    held = (*by.hats, *by.elsewhere)
    if any(hat.vendor == order.vendor_id for hat in held) and any(hat.agency == order.agency_id for hat in held):
        raise WrongDuty.because(
            "both_sides",
            said("Anda tercatat di kantor pembeli dan di toko ini sekaligus. Serahkan kepada petugas lain."),
        )


def exempted(agency: int, by: Actor, duties: Iterable[str], earlier: Iterable[frozenset[str]]) -> list[int] | None:
    """Ids of the exemptions that let the act through after each of the earlier hands; None where one lacks.

    One query for each hand, none where there was none.
    """
    found: list[int] = []
    held = [duty for duty in duties if by.may(duty, agency=agency)]
    for hands in earlier:
        granted = exemption(agency, by.id, held, hands, clock.today()) if by.id is not None else None
        if granted is None:
            return None
        found.append(granted.pk)
    return found


def keep_apart(order: Order, by: Actor, move: Move, earlier: set[frozenset[str]], refusal: str) -> None:
    """Raises WrongDuty with the refusal, unless exempted; what exempted it is then named in the act's audit entry."""
    if not earlier:
        return
    let_through = exempted(order.agency_id, by, move.duties, earlier)
    if let_through is None:
        raise WrongDuty.because("same_person", refusal)
    order.exemptions = tuple(dict.fromkeys((*order.exemptions, *let_through)))
