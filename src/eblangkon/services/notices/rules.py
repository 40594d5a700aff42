"""What a notice is before it is written, and the words that each kind of notice is told in. Plain Python."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from eblangkon.ground.audit.rules import JSON


@dataclass(frozen=True, slots=True)
class NoticeWording:
    """Indonesian templates (mark them with gettext_noop) over the notice's params; `{total:rp}` writes rupiah.

    `waits` says that the person must do something: such a notice counts as settled once the subject moves on.
    """

    title: str
    sentence: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to tell to some people (ids). `subject` is kind and key, as ("order", "1027").

    `params` go into the words and, with them, into mail: never a password, a number of a person or of an account.
    """

    people: tuple[int, ...]
    code: str
    subject: tuple[str, str]
    params: Mapping[str, JSON] = field(default_factory=dict)


WORDINGS: dict[str, NoticeWording] = {}


class WordedTwice(ValueError):
    """Two rooms claim the same kind of notice, or one words it in two ways."""


class NotWorded(LookupError):
    """No room has registered words for this kind of notice."""


def word_notices(wordings: Mapping[str, NoticeWording]) -> None:
    """Register a room's notices; called in its `AppConfig.ready`. Raises WordedTwice."""
    for code, wording in wordings.items():
        if WORDINGS.setdefault(code, wording) != wording:
            raise WordedTwice(code)


def wording_of(code: str) -> NoticeWording:
    """Raises NotWorded, so that a notice without words is found when it is sent and not when it is read."""
    try:
        return WORDINGS[code]
    except KeyError:
        raise NotWorded(code) from None
