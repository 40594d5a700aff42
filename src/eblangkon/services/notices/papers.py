"""A notice in words, in the reader's language, and as mail."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from eblangkon.ground.kernel.words import fill
from eblangkon.services.notices.models import Notice
from eblangkon.services.notices.rules import OPENERS, PRACTICE, without_numbers, wording_of


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in the inbox."""

    title: str
    sentence: str


def told(notice: Notice) -> Words:
    """The notice in the language in force."""
    wording = wording_of(notice.code)
    sentence = fill(_(wording.sentence), notice.params) if wording.sentence else ""
    title = fill(_(wording.title), notice.params)
    return Words(_("[LATIHAN] %(title)s") % {"title": title} if PRACTICE in notice.params else title, sentence)


def path_of(notice: Notice) -> str:
    """The stable address that leads to the act asked for, else to the subject, whatever page shows it today."""
    step = f"?langkah={notice.code}" if notice.waits else ""
    return f"/ke/{notice.subject_kind}/{notice.subject_key}{step}"


def address_of(notice: Notice) -> str:
    """The same in full, for a letter."""
    return f"{settings.ENV.public_url}{path_of(notice)}"


def mail(notice: Notice) -> tuple[str, str]:
    """Subject and body: the sentence and one link. No number of a person: mail is read by others.

    Nor a secret, but for the one-time link of rules.OPENERS: make the letter only to send it.
    """
    words = _for_mail(notice)
    opener = OPENERS.get(notice.code)
    opened = opener(notice.person_id, (notice.subject_kind, notice.subject_key)) if opener else ""
    return " ".join(words.title.split()), _letter(words.sentence, opened or address_of(notice))


def digest(notices: Sequence[Notice]) -> tuple[str, str]:
    """Subject and body of one letter for several notices, each with its link."""
    subject = ngettext("%(n)s kabar dari e-Blangkon", "%(n)s kabar dari e-Blangkon", len(notices)) % {"n": len(notices)}
    parts = []
    for notice in notices:
        words = _for_mail(notice)
        parts.append("\n".join(part for part in (words.title, words.sentence, address_of(notice)) if part))
    return subject, _letter(*parts)


def _for_mail(notice: Notice) -> Words:
    words = told(notice)
    return Words(without_numbers(words.title), without_numbers(words.sentence))


def _letter(*parts: str) -> str:
    end = _("Surel ini dikirim e-Blangkon. Jangan dibalas; kami tidak pernah meminta kata sandi.")
    return "\n\n".join(part for part in (*parts, end) if part) + "\n"
