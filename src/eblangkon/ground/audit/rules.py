"""Who acts, a small fact that goes down through every action; and what an act is called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

ActorKind = Literal["person", "system", "command"]
JSON: TypeAlias = "str | int | float | bool | Mapping[str, JSON] | Sequence[JSON] | None"


@dataclass(frozen=True, slots=True)
class Hat:
    """One duty in force: at an office, at a shop, or for a region.

    `duty` is one of the codes of DOMAIN.md's roles: pp ppk pa kpa pptk inspector ppk_skpd treasurer bpp at an agency,
    vendor_owner vendor_staff at a vendor, admin ukpbj province auditor bud for a region. `instead_of` is the name of
    the person on leave whose duty it is, empty for one's own. `practice` is the mark of the office or shop.
    """

    duty: str
    region: str
    agency: int | None = None
    vendor: int | None = None
    instead_of: str = ""
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """The person, job or command that asks for a change, with the duties in force at that moment.

    `elsewhere` are duties of the same person at places whose hat they do not wear now: these permit nothing, and still
    forbid what nobody may do from both sides.
    """

    kind: ActorKind
    id: int | None
    name: str
    hats: tuple[Hat, ...] = ()
    elsewhere: tuple[Hat, ...] = ()

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

    def signing(self, duty: str, agency: int | None) -> "Actor":
        """The same, named as history and papers must name them: a stand-in with whom they stand in for."""
        hats = [hat for hat in self.hats if hat.duty == duty and agency is not None and hat.agency == agency]
        if not hats or any(not hat.instead_of for hat in hats):
            return self
        # Names stand in columns of 120 letters.
        instead = f", a.n. {hats[0].instead_of[:56]}"
        return self if self.name.endswith(instead) else replace(self, name=f"{self.name[:57]}{instead}")


SYSTEM = Actor("system", None, "Sistem")


@dataclass(frozen=True, slots=True)
class Wording:
    """How history tells one kind of act, and what it keeps from those who may not see everything.

    `sentence` is an Indonesian template (mark it with gettext_noop) over `{actor}`, `{subject}` and the keys of the
    entry's data; `{total:rp}` writes whole rupiah. `private` names the keys of the data that hold personal data;
    `words` are further values, said in states or rules and told in the reader's language.
    """

    sentence: str
    private: frozenset[str] = frozenset()
    words: Mapping[str, str] = field(default_factory=dict)


WORDINGS: dict[str, Wording] = {}


class WordedTwice(ValueError):
    """Two rooms claim the same audit action, or one words it in two ways."""


def word_actions(wordings: Mapping[str, Wording]) -> None:
    """Register a room's audit actions; called in its `AppConfig.ready`. Raises WordedTwice."""
    for code, wording in wordings.items():
        if WORDINGS.setdefault(code, wording) != wording:
            raise WordedTwice(code)
