"""What the components are given: small facts with words already chosen by the desk."""

from dataclasses import dataclass
from typing import Literal

from eblangkon.desks.frame.navigation import Words
from eblangkon.ground.money.rupiah import Rupiah

StepState = Literal["done", "now", "todo"]
TagKind = Literal["draft", "wait", "moving", "done", "refused"]
Tone = Literal["", "warn", "bad"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a timeline: what, and beneath it who with duty, date and time, remark, each a line.

    `photo` is the address of a picture without its ending; the thumbnail's begins with it. `proof` is an address too.
    """

    what: Words
    state: StepState
    lines: tuple[Words, ...] = ()
    path: str = ""
    photo: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """Working time in words; `late` is what stands beside it ("lewat 2 hari", "batas hari ini")."""

    waited: Words
    tone: Tone = ""
    late: Words = ""


@dataclass(frozen=True, slots=True)
class Next:
    """The one next action: who waits for whom and since when, the verb, what happens otherwise, and the button."""

    title: Words
    button: Words
    path: str
    waiting: Words = ""
    since: Words = ""
    otherwise: Words = ""
    other_button: Words = ""
    other_path: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One way on: a link, or with `post` a form of one tap that carries `fields`. `kind`: gold, refuse or nothing."""

    label: Words
    path: str
    kind: str = ""
    post: bool = False
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NextAct:
    """The next action of an order: its acts for whoever is waited for, no act for everybody else."""

    title: Words
    waiting: Words
    since: Words
    otherwise: Words
    acts: tuple[Act, ...]
    clock: Clock


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with a value, with a link where the value has a page."""

    label: Words
    value: Words | Rupiah
    path: str = ""
    example: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab that is a link."""

    label: Words
    path: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page above this one."""

    label: Words
    path: str


@dataclass(frozen=True, slots=True)
class Share:
    """Where a part of the money goes, why, and by which rule."""

    label: Words
    amount: Rupiah
    reason: Words = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """An issued paper with the address its QR holds, or one yet to come (no `address`)."""

    kind: Words
    meta: Words
    path: str = ""
    link: Words = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One checkbox of a filter, with its count."""

    name: str
    value: str
    label: Words
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A fieldset of choices."""

    title: Words
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """An applied filter; its link takes it off."""

    label: Words
    path: str
