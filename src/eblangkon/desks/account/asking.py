"""How a second proof is asked for and tried: a code of the app, a recovery code, or a passkey."""

import json
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eblangkon.desks.account import tries
from eblangkon.desks.account.welcome import SUBJECT
from eblangkon.desks.frame.acting import actor_for
from eblangkon.ground.access import queries
from eblangkon.ground.access.actions.prove import prove
from eblangkon.ground.access.actions.prove_passkey import prove_passkey
from eblangkon.ground.access.adapters.passkeys import begin_asking
from eblangkon.services.notices.actions.notify import notify

ACTION: Final = "second_proof"
EVERYWHERE: Final = tries.everywhere(ACTION)
_ASKED: Final = "kunci_ditanya"
LONGEST: Final = 16_000
"""Letters of an answer; browsers give some two thousand."""


class Code(forms.Form):
    """Six digits of the app, or eight of a recovery code."""

    code = forms.CharField(
        label=gettext_lazy("Enam angka dari aplikasi autentikator"),
        help_text=gettext_lazy("Berganti setiap 30 detik."),
        max_length=20,
        error_messages={"required": gettext_lazy("Angkanya belum diisi.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "short"}),
    )

    def __init__(self, data: Any = None, *, recovery: bool = False) -> None:
        super().__init__(data)
        if recovery:
            self.fields["code"].label = _("Kode cadangan")
            self.fields["code"].help_text = _("Delapan angka; tiap kode hanya berlaku sekali.")

    def fresh(self) -> None:
        """Empty the field and give it the focus: a code that was wrong is of no use any more."""
        self.data = {"code": ""}
        self.fields["code"].widget.attrs["autofocus"] = True


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a code: `kind` is empty where it was wrong, `limited` where it was not looked at."""

    kind: str
    limited: bool = False


def check(request: HttpRequest, form: Code, person: Any) -> Checked:
    """Try the typed code for the person; a wrong one stands in the form with the remedy."""
    usage = _take(request, form, person, "code")
    if usage is None:
        return Checked("", limited=True)
    kind = prove(person=person.pk, code=form.cleaned_data["code"], by=actor_for(person))
    if kind:
        usage.rollback()
    else:
        _warn(request, person)
        form.fresh()
        form.add_error("code", _("Angka itu sudah tidak berlaku. Tulis angka yang sekarang tampil."))
    return Checked(kind)


def checked_by(request: HttpRequest, form: Code, person: Any) -> Checked:
    """Whichever of the two the person has sent."""
    if "credential" in request.POST:
        form.fields["code"].required = False
        form.is_valid()
        return check_passkey(request, form, person)
    return check(request, form, person) if form.is_valid() else Checked("")


def question_for(request: HttpRequest, person: int) -> str:
    """What the browser asks the person's passkeys, as JSON; empty where there are none. The state stays here."""
    if not queries.passkeys_of(person):
        return ""
    question, state = begin_asking(person)
    request.session[_ASKED] = state
    return question


def check_passkey(request: HttpRequest, form: Code, person: Any) -> Checked:
    """Try what the browser has answered; each question takes one answer."""
    usage = _take(request, form, person, None)
    if usage is None:
        return Checked("", limited=True)
    state, answer = request.session.pop(_ASKED, None), answer_of(request)
    if state and prove_passkey(person=person.pk, answer=answer, state=state, by=actor_for(person)):
        usage.rollback()
        return Checked("passkey")
    _warn(request, person)
    form.add_error(None, _("Kunci sandi itu tidak dikenal di sini. Coba sekali lagi, atau pakai cara lain."))
    return Checked("")


def answer_of(request: HttpRequest) -> dict[str, Any]:
    """What the browser's passkey has said; empty where it is nothing that a browser says."""
    text = request.POST.get("credential", "")
    try:
        answer = json.loads(text) if len(text) <= LONGEST else {}
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _take(request: HttpRequest, form: Code, person: Any, field: str | None) -> Any:
    """One try; None where there is none left, and the form says how long to wait."""
    action, key = tries.counted(request, ACTION, person.pk, str(person.pk))
    usage = tries.take(request, action, key)
    if not usage:
        n = tries.minutes_to_wait(request, action, key)
        words = ngettext(
            "Terlalu banyak percobaan. Coba lagi %(n)s menit lagi.",
            "Terlalu banyak percobaan. Coba lagi %(n)s menit lagi.",
            n,
        )
        form.add_error(field, words % {"n": n})
        return None
    if action != ACTION:
        return usage
    together = tries.take(request, EVERYWHERE, str(person.pk))
    if not together:
        n = tries.minutes_to_wait(request, EVERYWHERE, str(person.pk))
        words = ngettext(
            "Terlalu banyak percobaan dari perangkat baru. Coba lagi %(n)s menit lagi, atau masuk di perangkat yang "
            "biasa dipakai.",
            "Terlalu banyak percobaan dari perangkat baru. Coba lagi %(n)s menit lagi, atau masuk di perangkat yang "
            "biasa dipakai.",
            n,
        )
        form.add_error(field, words % {"n": n})
        return None
    usage.usage += together.usage
    return usage


def _warn(request: HttpRequest, person: Any) -> None:
    """Tell the owner, once an hour, that somebody with the password guesses at the rest."""
    own = tries.is_own_device(request, person.pk)
    if not own and tries.is_several(request, EVERYWHERE, str(person.pk)):
        notify(people=(person.pk,), code="access.guessed", subject=SUBJECT, params={})
