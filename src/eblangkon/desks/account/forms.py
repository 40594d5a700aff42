"""What is typed into the account's pages."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from eblangkon.ground.people.rules import NotAPhoneNumber, looks_like_phone, normalise_phone, tidy_email

MISMATCH = _(
    "E-mail, nomor HP, atau kata sandinya tidak cocok. Periksa huruf besar dan kecilnya, atau buat yang baru lewat "
    "“Lupa kata sandi”."
)
NEW_PASSWORD = _("Paling sedikit 10 huruf. Tiga kata yang tidak berhubungan lebih kuat dan lebih mudah diingat.")


class PasswordInput(forms.PasswordInput):
    """Never filled again; says to the browser which password it is."""

    def __init__(self, kind: str) -> None:
        super().__init__(attrs={"autocomplete": f"{kind}-password"})


class SignIn(forms.Form):
    """E-mail or phone number, and password. `person` is whose they are, once the form is valid."""

    login = forms.CharField(
        label=_("E-mail atau nomor HP"),
        max_length=254,
        error_messages={"required": _("Belum diisi. Tulis e-mail atau nomor HP, misalnya 0812 3456 7890.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label=_("Kata sandi"),
        strip=False,
        max_length=256,
        error_messages={"required": _("Kata sandi belum diisi.")},
        widget=PasswordInput("current"),
    )

    def __init__(self, request: HttpRequest, data: Any = None) -> None:
        super().__init__(data)
        self.request = request
        self.person: Any = None
        self.limited = False

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if "login" in given and "password" in given:
            self.person = self._owner(given["login"], given["password"])
            if self.person is None or not self.person.is_active:
                raise ValidationError(MISMATCH)
        return given

    def credentials(self) -> dict[str, str]:
        """As allauth takes them: `email` or `phone`. Neither, when the text can be neither."""
        login = self.cleaned_data["login"]
        try:
            if looks_like_phone(login):
                return {"phone": normalise_phone(login)}
            validate_email(tidy_email(login))
        except (NotAPhoneNumber, ValidationError):
            return {}
        return {"email": tidy_email(login)}

    def _owner(self, login: str, password: str) -> Any:
        """Whose they are, or None. What cannot be an address is told apart from nothing: same words for all."""
        credentials = self.credentials() or {"email": login}
        try:
            return get_adapter(self.request).authenticate(self.request, **credentials, password=password)
        except ValidationError:
            self.limited = True
            raise


class Forgotten(forms.Form):
    """Where the letter goes."""

    email = forms.EmailField(
        label=_("E-mail"),
        error_messages={
            "required": _("E-mail belum diisi."),
            "invalid": _("Alamat ini tidak lengkap. Tulis seperti nama@contoh.go.id."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_email(self) -> str:
        return tidy_email(self.cleaned_data["email"])


class NewPassword(forms.Form):
    """A new password, asked once: whoever mistypes asks for another letter."""

    password = forms.CharField(
        label=_("Kata sandi baru"),
        help_text=NEW_PASSWORD,
        strip=False,
        max_length=256,
        error_messages={"required": _("Kata sandi baru belum diisi.")},
        widget=PasswordInput("new"),
    )


class ChangePassword(NewPassword):
    """The same for somebody who is signed in."""

    old = forms.CharField(
        label=_("Kata sandi sekarang"),
        strip=False,
        max_length=256,
        error_messages={"required": _("Kata sandi sekarang belum diisi.")},
        widget=PasswordInput("current"),
    )
    field_order = ["old", "password"]


class Language(forms.Form):
    """The language of pages and letters."""

    language = forms.ChoiceField(label=_("Bahasa"), choices=settings.LANGUAGES)
