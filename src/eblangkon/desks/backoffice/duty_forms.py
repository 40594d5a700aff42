"""The forms with which duties are given, delegated, ended and exempted."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from eblangkon.desks.backoffice import setting
from eblangkon.desks.frame.hats import WORDS
from eblangkon.ground.kernel.told import told
from eblangkon.parties.agencies.rules import AGENCY_DUTIES

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from eblangkon.parties.agencies.models import Agency


def _day(label: "_StrOrPromise", hint: "_StrOrPromise" = "", *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": setting.EMPTY,
            "invalid": lazy("Tanggal tidak terbaca. Tulis seperti 2026-12-31."),
        },
    )


def _chosen(label: "_StrOrPromise", hint: "_StrOrPromise" = "", *, required: bool = True) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        help_text=hint,
        required=required,
        coerce=int,
        empty_value=None,
        error_messages={"required": lazy("Pilih satu."), "invalid_choice": lazy("Pilih satu dari daftar.")},
    )


def _duty(label: "_StrOrPromise") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "")] + [(code, WORDS[code]) for code in AGENCY_DUTIES])


def _offer(form: forms.Form, field: str, choices: Iterable[tuple[int, Any]]) -> None:
    form.fields[field].choices = [("", ""), *choices]  # type: ignore[attr-defined]  # a ChoiceField


class DutyForm(forms.Form):
    """A duty at an office, by decree."""

    agency = _chosen(lazy("Kantor"))
    code = _duty(lazy("Tugas"))
    decree_number = setting.text(lazy("Nomor SK"), 80, lazy("Seperti tertulis di surat keputusan penunjukan."))
    valid_from = _day(lazy("Berlaku mulai"))
    valid_to = _day(lazy("Sampai dengan"), lazy("Kosongkan bila sampai ada keputusan lain."), required=False)

    def __init__(self, offices: "Iterable[Agency]", data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        _offer(self, "agency", ((office.pk, office.name) for office in offices))


class OfficialForm(DutyForm):
    """The same with who it is."""

    name = setting.text(lazy("Nama"), 120, lazy("Lengkap, gelar boleh ikut."))
    nip = setting.text(
        lazy("NIP"), 30, lazy("18 angka, spasi boleh. Kosongkan bila bukan pegawai ASN."), required=False
    )
    email = forms.EmailField(
        label=lazy("Surel"),
        help_text=lazy("Surat untuk membuat kata sandi dikirim ke sini."),
        error_messages={"required": setting.EMPTY, "invalid": lazy("Tulis seperti nama@kabupaten.go.id.")},
    )
    phone = setting.text(lazy("Nomor HP"), 20, required=False)
    field_order = ("name", "nip", "email", "phone", "agency", "code", "decree_number", "valid_from", "valid_to")


class LeaveForm(forms.Form):
    """Somebody else holds the duty for some days."""

    to = _chosen(lazy("Pelaksana harian"), lazy("Orang yang bertugas di kantor yang sama."))
    decree_number = setting.text(lazy("Nomor surat perintah"), 80)
    reason = setting.text(lazy("Alasan"), 300, lazy("Misalnya cuti tahunan."))
    valid_from = _day(lazy("Mulai"))
    valid_to = _day(lazy("Sampai dengan"))

    def __init__(self, people: Iterable[tuple[int, str]], data: Any = None) -> None:
        super().__init__(data)
        _offer(self, "to", people)


class EndForm(forms.Form):
    """The last day, and who takes over what is open."""

    last_day = _day(lazy("Hari terakhir"))
    successor = _chosen(
        lazy("Diserahkan kepada"),
        lazy("Pemegang tugas yang sama di kantor ini. Kosongkan bila tidak ada pekerjaan terbuka."),
        required=False,
    )

    def __init__(self, people: Iterable[tuple[int, str]], data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        _offer(self, "successor", people)


class HandOnForm(forms.Form):
    """Who takes what an ended duty has left."""

    successor = _chosen(lazy("Diserahkan kepada"), lazy("Pemegang tugas yang sama di kantor ini sekarang."))

    def __init__(self, people: Iterable[tuple[int, str]], data: Any = None) -> None:
        super().__init__(data)
        _offer(self, "successor", people)


class AmendForm(forms.Form):
    """The decree and the last day, put right."""

    decree_number = setting.text(lazy("Nomor SK"), 80)
    valid_to = _day(lazy("Sampai dengan"), lazy("Kosongkan bila sampai ada keputusan lain."), required=False)


class CancelForm(forms.Form):
    """Why a duty that has not begun is called off."""

    reason = setting.text(lazy("Alasan"), 300, lazy("Pejabatnya membaca alasan ini."))


class ExemptionForm(forms.Form):
    """Which two duties, where, why and how long."""

    agency = _chosen(lazy("Kantor"))
    first = _duty(lazy("Tugas pertama"))
    second = _duty(lazy("Tugas kedua"))
    reason = setting.text(lazy("Alasan"), 300, lazy("Terbit untuk umum. Jangan tulis data pribadi."))
    decree_number = setting.text(lazy("Nomor SK"), 80)
    valid_from = _day(lazy("Berlaku mulai"))
    valid_to = _day(lazy("Sampai dengan"))

    def __init__(self, offices: "Iterable[Agency]", data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        _offer(self, "agency", ((office.pk, office.name) for office in offices))


class LastDayForm(forms.Form):
    """Until when."""

    last_day = _day(lazy("Hari terakhir"))


def refuse(form: forms.Form, field: str, message: str) -> None:
    """Put a refusal at its field."""
    place = {"to": "successor"}.get(field, field) if isinstance(form, EndForm | HandOnForm) else field
    form.add_error(place if place in form.fields else None, told(message))
