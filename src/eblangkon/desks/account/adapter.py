"""Where django-allauth asks this house: whose phone number, which limit."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import ngettext

from eblangkon.desks.account import tries
from eblangkon.ground.access.actions.note_failed import note_failed
from eblangkon.ground.kernel.told import told
from eblangkon.ground.people import queries
from eblangkon.ground.people.rules import NotAPhoneNumber, normalise_phone


class PhoneField(forms.CharField):
    """A phone number in any of its spellings, cleaned to +62…"""

    def clean(self, value: Any) -> str:
        try:
            return normalise_phone(super().clean(value))
        except NotAPhoneNumber as wrong:
            raise ValidationError(told(str(wrong))) from wrong


class HouseAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Persons have one e-mail address and one phone number, both kept in `people`."""

    def phone_form_field(self, **kwargs: Any) -> PhoneField:
        return PhoneField(**kwargs)

    def get_user_by_phone(self, phone: str) -> object | None:
        return queries.person_by_phone(phone)

    def get_phone(self, user: Any) -> tuple[str, bool] | None:
        return (user.phone, True) if user.phone else None

    def set_phone(self, user: Any, phone: str, verified: bool) -> None:
        raise NotImplementedError("numbers are changed by an audited action, not by a sign-in")

    def set_phone_verified(self, user: Any, phone: str) -> None:
        """Numbers come from whoever made the account; there is nothing to note."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Counted so that a stranger cannot shut the owner out; says when to try again and what else helps."""
        login = str(credentials.get("email") or credentials.get("phone") or "")
        person = None
        if tries.device_of(request):  # only then it matters whose account it is
            phone = credentials.get("phone")
            found = queries.person_by_phone(phone) if phone else queries.active_person_by_email(login)
            person = found.pk if found else None
        action, key = tries.counted(request, "login_failed", person, login)
        self._login_failed_rl_usage = tries.take(request, action, key)
        if not self._login_failed_rl_usage:
            minutes = tries.minutes_to_wait(request, action, key)
            raise ValidationError(
                ngettext(
                    "Terlalu banyak percobaan. Coba lagi %(n)s menit lagi, atau buat kata sandi baru lewat “Lupa kata "
                    "sandi”. Akunnya tidak terkunci: di perangkat yang biasa dipakai, pemiliknya tetap dapat masuk.",
                    "Terlalu banyak percobaan. Coba lagi %(n)s menit lagi, atau buat kata sandi baru lewat “Lupa kata "
                    "sandi”. Akunnya tidak terkunci: di perangkat yang biasa dipakai, pemiliknya tetap dapat masuk.",
                    minutes,
                )
                % {"n": minutes}
            )

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Noted for accounts that exist; what was typed is not kept."""
        phone, email = credentials.get("phone"), str(credentials.get("email") or "")
        found = queries.person_by_phone(phone) if phone else queries.active_person_by_email(email)
        if found is not None:
            note_failed(person=found.pk)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what has happened themselves."""
