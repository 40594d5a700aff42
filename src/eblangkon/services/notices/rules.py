"""What a notice is before it is written, and the words that each kind of notice is told in. Plain Python."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import time

from eblangkon.ground.audit.rules import JSON

AT_ONCE, DAILY, NEVER = CHOICES = ("at_once", "daily", "never")
"""What a person may choose for each group of notices. The inbox takes all of them whatever is chosen."""

WAITS, LATE, DONE, SECURITY = "waits", "late", "done", "security"
"""Groups: asks for an act; a time comes near or has passed; is over; of the account itself, which is always mailed."""

CHOSEN = (WAITS, LATE, DONE)
DIGEST_FROM = time(7)
"""The daily letter goes out from this hour (WIB), once the night is over for its reader."""

QUIET_HOURS = ("20.00", "06.00")
"""Where no dated rule `quiet_hours` stands."""


@dataclass(frozen=True, slots=True)
class NoticeWording:
    """Indonesian templates (mark them with gettext_noop) over the notice's params; `{total:rp}` writes rupiah.

    `waits` says that the person must do something: such a notice counts as settled once the subject moves on.
    `group` is what a person's choice of mail goes by; by default it follows from `waits`.
    """

    title: str
    sentence: str = ""
    waits: bool = False
    group: str = ""

    def __post_init__(self) -> None:
        if not self.group:
            object.__setattr__(self, "group", WAITS if self.waits else DONE)


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to tell to some people (ids). `subject` is kind and key, as ("order", "1027").

    `params` go into the words and, with them, into mail: never a password, a number of a person or of an account.
    """

    people: tuple[int, ...]
    code: str
    subject: tuple[str, str]
    params: Mapping[str, JSON] = field(default_factory=dict)


PRACTICE = "practice"
"""The parameter that marks what is told of practice: inbox and letters say so before anything else."""

WORDINGS: dict[str, NoticeWording] = {}


OPENERS: dict[str, Callable[[int, tuple[str, str]], str]] = {}
"""By kind of notice: what gives, for a reader and a subject, the address that the letter leads to in place of /ke/…

Asked while the letter is written, so that a one-time link stands in the letter alone and nowhere in the database.
Empty where there is nothing to open: then the letter leads to the subject.
"""


class WordedTwice(ValueError):
    """Two rooms claim the same kind of notice, or one words it in two ways."""


class NotWorded(LookupError):
    """No room has registered words for this kind of notice."""


def word_notices(wordings: Mapping[str, NoticeWording]) -> None:
    """Register a room's notices; called in its `AppConfig.ready`. Raises WordedTwice."""
    for code, wording in wordings.items():
        if WORDINGS.setdefault(code, wording) != wording:
            raise WordedTwice(code)


def open_letters(openers: Mapping[str, Callable[[int, tuple[str, str]], str]]) -> None:
    """Register what makes the one-time links of letters; called in `AppConfig.ready`."""
    OPENERS.update(openers)


def wording_of(code: str) -> NoticeWording:
    """Raises NotWorded, so that a notice without words is found when it is sent and not when it is read."""
    try:
        return WORDINGS[code]
    except KeyError:
        raise NotWorded(code) from None


def codes_of(group: str) -> tuple[str, ...]:
    """The kinds of notice of one group."""
    return tuple(code for code, wording in WORDINGS.items() if wording.group == group)


def is_quiet(at: time, begin: time, end: time) -> bool:
    """Whether an hour lies within the quiet ones, which may span midnight. The end is no longer quiet."""
    if begin <= end:
        return begin <= at < end
    return at >= begin or at < end


def hour(words: str) -> time:
    """An hour as rules write it, "06.00". Raises ValueError for anything else."""
    hours, _, minutes = words.partition(".")
    return time(int(hours), int(minutes))


def once(code: str, subject: tuple[str, str], step: str) -> str:
    """The name of what a person is told a single time: a kind of notice at one step of a subject."""
    return f"{code} {subject[0]}/{subject[1]} {step}"


# Nine figures or more, with blanks or dashes between them: phone numbers, NIK, NIP, accounts. Rupiah has dots.
_NUMBERS = re.compile(r"\+?\d(?:[ -]?\d){8,}")


def without_numbers(words: str) -> str:
    """The words as mail may carry them: what a person typed into a reason may hold a number that is somebody's own."""
    return _NUMBERS.sub("…", words)
