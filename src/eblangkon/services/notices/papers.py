"""A notice in words, in the reader's language, and as mail."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.services.notices.models import Notice
from eblangkon.services.notices.rules import wording_of


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in the inbox."""

    title: str
    sentence: str


class _Value:
    """A parameter inside a template: `{total:rp}` is rupiah, everything else its plain text."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __format__(self, spec: str) -> str:
        if spec == "rp" and isinstance(self.value, int):
            return str(Rupiah(self.value))
        return str(self.value)


class _Params(dict[str, _Value]):
    """What a notice of an older version did not carry is left out of the sentence, and breaks no inbox."""

    def __missing__(self, key: str) -> _Value:
        return _Value("…")


def told(notice: Notice) -> Words:
    """The notice in the language in force."""
    wording = wording_of(notice.code)
    params = _Params({key: _Value(value) for key, value in _plain(notice.params).items()})
    return Words(
        _(wording.title).format_map(params), _(wording.sentence).format_map(params) if wording.sentence else ""
    )


def _plain(params: Mapping[str, Any]) -> Mapping[str, Any]:
    return params if isinstance(params, dict) else {}


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
