"""Who at the agency stands behind a duty: one query for the whole story."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.told import told
from eblangkon.parties.agencies.models import Duty
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import DUTY_WORDS


@dataclass(frozen=True, slots=True)
class People:
    """The agency's duties, all dates, and the shop's name. In the public form nobody is named."""

    duties: tuple[Duty, ...]
    shop: str
    public: bool

    def named(self, name: str) -> tuple[str, ...]:
        return () if self.public or not name else (name,)

    def duty_of(self, person: int | None, among: Iterable[str], at: datetime) -> str:
        """The word for the duty with which the person acted then; the first that could be it, when none is found."""
        codes, day = tuple(among), clock.wib(at).date()
        held = {duty.code for duty in self.duties if duty.person_id == person and _holds(duty, day)}
        found = next((code for code in codes if code in held), codes[0] if codes else "")
        return told(DUTY_WORDS.get(found, ""))

    def in_force(self, codes: tuple[str, ...], day: date) -> tuple[tuple[str, ...], str]:
        """Names and word of who can act on that day: of several duties the first that somebody holds."""
        for code in codes:
            names = tuple(duty.person.name for duty in self.duties if duty.code == code and _holds(duty, day))
            if names:
                return (() if self.public else tuple(dict.fromkeys(names))), told(DUTY_WORDS[code])
        return (), told(DUTY_WORDS[codes[0]]) if codes else ""


def _holds(duty: Duty, day: date) -> bool:
    return duty.valid_from <= day and (duty.valid_to is None or day <= duty.valid_to)


def people_of(order: Order, public: bool) -> People:
    """One query."""
    held = Duty.objects.filter(agency_id=order.agency_id).select_related("person").order_by("valid_from", "id")
    return People(tuple(held), order.vendor.name, public)
