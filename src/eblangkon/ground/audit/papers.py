"""The log in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from eblangkon.ground.audit.queries.history import Entry, SealState, entries_of
from eblangkon.ground.audit.rules import WORDINGS
from eblangkon.ground.kernel.told import told
from eblangkon.ground.kernel.words import fill


@dataclass(frozen=True, slots=True)
class Told:
    """One act in a sentence, with its time and the number of its seal."""

    at: datetime
    sentence: str
    seq: int | None
    seal: SealState


def history(subjects: Sequence[tuple[str, str]]) -> list[Told]:
    """What was done to these subjects, in the language in force, the first act first; one query.

    Personal data that an act carries is left out. An act that no room words any more shows its code.
    """
    return [Told(entry.at, tell(entry), entry.seq, entry.seal) for entry in entries_of(subjects)]


def tell(entry: Entry) -> str:
    """The entry as a sentence."""
    wording = WORDINGS.get(entry.action)
    if wording is None:
        return f"{entry.actor_name}: {entry.action}"
    seen = {key: value for key, value in entry.data.items() if key not in wording.private}
    words = {key: told(word) for key, word in wording.words.items()}
    return fill(_(wording.sentence), {**seen, **words, "actor": entry.actor_name, "subject": entry.subject[1]})
