"""A notice in words, in the reader's language, and as mail."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from eblangkon.ground.kernel.words import fill
from eblangkon.services.notices.models import Notice
from eblangkon.services.notices.rules import wording_of


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in the inbox."""

    title: str
    sentence: str


def told(notice: Notice) -> Words:
    """The notice in the language in force."""
    wording = wording_of(notice.code)
    sentence = fill(_(wording.sentence), notice.params) if wording.sentence else ""
    return Words(fill(_(wording.title), notice.params), sentence)


def path_of(notice: Notice) -> str:
    """The stable address that leads to the subject, whatever page shows it today."""
    return f"/ke/{notice.subject_kind}/{notice.subject_key}"


def mail(notice: Notice) -> tuple[str, str]:
    """Subject and body: the sentence and one link. No secret and no number of a person: mail is read by others."""
    words = told(notice)
    body = "\n\n".join(
        part
        for part in (
            words.sentence,
            f"{settings.ENV.public_url}{path_of(notice)}",
            _("Surel ini dikirim e-Blangkon. Jangan dibalas; kami tidak pernah meminta kata sandi."),
        )
        if part
    )
    return " ".join(words.title.split()), f"{body}\n"
