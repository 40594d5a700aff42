"""Where django-allauth asks this house: whose phone number, which limit."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.ratelimit import get_ip
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

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

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": _(
            "Terlalu banyak percobaan dari jaringan ini. Tunggu lima menit, lalu coba lagi. Akunnya tidak terkunci: "
            "dari tempat lain pemiliknya tetap dapat masuk."
        ),
    }

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

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Counted by account and network together: by account alone a stranger could shut the owner out."""
        return f"{get_ip(request)} {credentials.get('email') or credentials.get('phone') or ''}".lower()

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say what has happened themselves."""
