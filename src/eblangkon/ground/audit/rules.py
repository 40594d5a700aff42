"""Who acts: a small fact that goes down through every action."""

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["person", "system", "command"]


@dataclass(frozen=True, slots=True)
class Hat:
    """One duty in force: at an office, at a shop, or for a region.

    `duty` is one of the codes of DOMAIN.md's roles: pp ppk pa kpa pptk inspector ppk_skpd treasurer bud at an agency,
    vendor_owner vendor_staff at a vendor, ukpbj province auditor for a region.
    """

    duty: str
    region: str
    agency: int | None = None
    vendor: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """The person, job or command that asks for a change, with the duties in force at that moment."""

    kind: ActorKind
    id: int | None
    name: str
    hats: tuple[Hat, ...] = ()

    def may(
        self, *duties: str, agency: int | None = None, vendor: int | None = None, region: str | None = None
    ) -> bool:
        """Whether one hat has one of the duties and sits at the given agency, vendor or region."""
        return any(
            hat.duty in duties
            and (agency is None or hat.agency == agency)
            and (vendor is None or hat.vendor == vendor)
            and (region is None or hat.region == region)
            for hat in self.hats
        )


SYSTEM = Actor("system", None, "Sistem")
