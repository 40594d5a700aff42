"""What receiving asks: counts per line, a register number, what to cut, a reason."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from eblangkon.ground.kernel.photos import LARGEST, BadPhoto, Photo, take_photo
from eblangkon.purchase.delivery.queries import CountedLine
from eblangkon.purchase.delivery.rules import LineInspection
from eblangkon.purchase.ordering.rules import Refused

Data = Mapping[str, Any] | None


def whole(label: str, initial: int) -> forms.IntegerField:
    """A count of units; what is left empty is told, never taken for 0."""
    told = _("Jumlah belum diisi. Tulis angka, misalnya 12; tulis 0 bila tidak ada.")
    return forms.IntegerField(
        label=label,
        initial=initial,
        min_value=0,
        max_value=10_000_000,
        error_messages={"required": told, "invalid": told, "min_value": _("Jumlah tidak boleh kurang dari 0.")},
    )


class LinesForm(forms.Form):
    """A form with fields for each line, named `<field>_<line>`; refusals of the act come back to their line."""

    first = ""

    def __init__(self, lines: Sequence[CountedLine], data: Data = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.lines = lines
        own = list(self.fields)
        for row in lines:
            self.fields.update({f"{name}_{row.line.pk}": field for name, field in self.fields_of(row).items()})
        self.order_fields([*(name for name in self.fields if name not in own), *own])

    def fields_of(self, row: CountedLine) -> dict[str, forms.Field]:
        """Name to field, for one line."""
        raise NotImplementedError

    @property
    def rows(self) -> list[tuple[CountedLine, list[BoundField]]]:
        """Each line with its fields."""
        return [(row, [self[f"{name}_{row.line.pk}"] for name in self.fields_of(row)]) for row in self.lines]

    @property
    def others(self) -> list[BoundField]:
        """The fields that belong to no line."""
        return [self[name] for name in self.base_fields]

    def take_back(self, fault: Refused) -> None:
        """Put each reason of a refusal beside the field it is about."""
        for problem in fault.problems:
            line = problem.field.removeprefix("line-")
            named = f"{self.first}_{line}"
            place = named if named in self.fields else problem.field if problem.field in self.fields else None
            self.add_error(place, problem.message)


class CountForm(LinesForm):
    """What the inspector found of each line that has come."""

    first = "baik"
    catatan = forms.CharField(
        label=_("Catatan"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    foto = forms.FileField(
        label=_("Foto barang"), required=False, help_text=_("JPG, PNG, WebP, atau HEIC, paling besar 10 MB.")
    )

    def fields_of(self, row: CountedLine) -> dict[str, forms.Field]:
        """So many good, so many rejected, and why."""
        return {
            "baik": whole(_("Sesuai"), row.count.to_count),
            "tolak": whole(_("Ditolak"), 0),
            "alasan": forms.CharField(label=_("Alasan penolakan"), required=False, max_length=300),
        }

    @property
    def counts(self) -> dict[int, LineInspection]:
        """Line id to what was found; for a valid form."""
        told = self.cleaned_data
        return {
            row.line.pk: LineInspection(
                told[f"baik_{row.line.pk}"], told[f"tolak_{row.line.pk}"], told[f"alasan_{row.line.pk}"]
            )
            for row in self.lines
        }

    def clean_foto(self) -> Photo | None:
        """The photo made anew, or the reason why it is none."""
        upload: UploadedFile[bytes] | None = self.cleaned_data.get("foto")
        if upload is None:
            return None
        try:
            return take_photo(upload.read(LARGEST + 1))
        except BadPhoto as fault:
            raise forms.ValidationError(str(fault)) from fault


class CutForm(LinesForm):
    """How many units of what is owed the office no longer wants."""

    first = "potong"
    reason = forms.CharField(
        label=_("Alasan"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Penyedia membaca alasan ini."),
        error_messages={"required": _("Alasan belum diisi. Penyedia perlu mengetahuinya.")},
    )

    def fields_of(self, row: CountedLine) -> dict[str, forms.Field]:
        """All that is owed, to begin with."""
        return {"potong": whole(_("Dipotong"), row.count.to_ship)}

    @property
    def quantities(self) -> dict[int, int]:
        """Line id to units; for a valid form."""
        return {row.line.pk: self.cleaned_data[f"potong_{row.line.pk}"] for row in self.lines}


class SignForm(forms.Form):
    """The office's own number, where it keeps a register."""

    register_number = forms.CharField(
        label=_("Nomor naskah dinas"),
        required=False,
        max_length=60,
        help_text=_("Nomor dari buku agenda kantor, bila ada. Nomor sistem keluar sendiri."),
    )


class ReasonForm(forms.Form):
    """Why; the other side reads it."""

    reason = forms.CharField(
        label=_("Alasan"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Penyedia membaca alasan ini."),
        error_messages={"required": _("Alasan belum diisi. Penyedia perlu mengetahuinya.")},
    )
