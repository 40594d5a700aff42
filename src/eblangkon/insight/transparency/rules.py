"""The story of one order as plain facts, each already in the reader's language. Plain Python."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from eblangkon.ground.money.rupiah import Rupiah

StepState = Literal["done", "now", "todo"]
Side = Literal["buyer", "vendor", "system"]


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One step: `what`, by whom (`names`, none in the public form), as what (`duty`: a duty's word or the shop), when.

    `code` is the move's verb, `request`, `agree`, `inspect`, `stage-<code>` or `tax-<kind>`. `remarks` are sentences.
    `photo` says that there is one and which: `kiriman-7`, `pemeriksaan-3`; never in the public form.
    `proof` is the payment step whose proof may be looked at; never in the public form either.
    """

    code: str
    what: str
    state: StepState
    names: tuple[str, ...] = ()
    duty: str = ""
    at: datetime | None = None
    remarks: tuple[str, ...] = ()
    photo: str = ""
    proof: int | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who is waited for: people with one of `duties` on that side, since when and, where a day is set, until when.

    `stage` is the payment's stage or the kind of tax, empty for everything else.
    """

    code: str
    what: str
    duties: tuple[str, ...]
    side: Side
    names: tuple[str, ...]
    duty: str
    since: datetime
    until: date | None = None
    stage: str = ""


@dataclass(frozen=True, slots=True)
class StoryLine:
    """One line with its counts in its own unit; `amount` is what counts now, whole rupiah."""

    key: int
    name: str
    unit: str
    ordered: int
    shipped: int
    accepted: int
    rejected: int
    cut: int
    unit_price: Rupiah
    amount: Rupiah
    charge: str
    shipping: bool

    @property
    def to_count(self) -> int:
        """Sent, not yet counted."""
        return 0 if self.shipping else self.shipped - self.accepted - self.rejected

    @property
    def to_ship(self) -> int:
        """Owed by the vendor."""
        return 0 if self.shipping else self.ordered - self.cut - self.shipped + self.rejected


@dataclass(frozen=True, slots=True)
class StoryPaper:
    """The newest version of an issued paper; `signed` says with whose acts. No number yet: one to come."""

    kind: str
    title: str
    number: str = ""
    token: str = ""
    issued_at: datetime | None = None
    version: int = 1
    sha256: str = ""
    file_sha256: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """What happened, what waits (None once nothing does) and what is still to come, in this order in `steps`."""

    steps: tuple[StoryStep, ...]
    waiting: Waiting | None
    lines: tuple[StoryLine, ...]
    papers: tuple[StoryPaper, ...]
    taxes_open: tuple[str, ...] = ()
