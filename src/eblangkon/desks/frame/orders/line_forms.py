"""Forms that ask something of each line of an order; and the photo that may come along."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from eblangkon.ground.kernel.photos import LARGEST, BadPhoto, Photo, take_photo
from eblangkon.ground.kernel.told import told
from eblangkon.purchase.delivery.queries import CountedLine
from eblangkon.purchase.ordering.rules.refusals import Refused

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

Data = Mapping[str, Any] | None
_GROUPED = re.compile(r"\s*\d{1,3}(\.\d{3})+\s*$", re.ASCII)


class WholeField(forms.IntegerField):
    """Units as people write them: Django reads `1.000` as 1, and here it is a thousand."""

    def to_python(self, value: Any) -> int | None:
        """Raises ValidationError for anything that is not a whole number."""
        return super().to_python(value.replace(".", "") if isinstance(value, str) and _GROUPED.match(value) else value)


def whole(label: "_StrOrPromise", initial: int) -> WholeField:
    """A count of units; what is left empty is told, never taken for 0."""
    told = _("Jumlah belum diisi. Tulis angka, misalnya 12; tulis 0 bila tidak ada.")
    return WholeField(
        label=label,
        initial=initial,
        min_value=0,
        max_value=10_000_000,
        error_messages={"required": told, "invalid": told, "min_value": _("Jumlah tidak boleh kurang dari 0.")},
    )


class PhotoField(forms.FileField):
    """One photo, made anew; its value is a Photo, or None."""

    def __init__(self, label: "_StrOrPromise") -> None:
        hint = lazy("Satu foto cukup. JPG, PNG, WebP, atau HEIC, paling besar 10 MB; dikecilkan sendiri.")
        super().__init__(label=label, required=False, help_text=hint)

    def clean(self, data: Any, initial: Any = None) -> Photo | None:
        """Raises ValidationError with the reason why it is no photo of ours."""
        upload: UploadedFile[bytes] | None = super().clean(data, initial)
        if not upload:
            return None
        try:
            return take_photo(upload.read(LARGEST + 1))
        except BadPhoto as fault:
            raise forms.ValidationError(told(str(fault))) from fault


class LinesForm(forms.Form):
    """A form with fields for each line, named `<field>_<line>`; refusals of the act come back to their line."""

    first = ""
    told_at: Mapping[str, str] = {}
    """Code of a refusal to the field of the line that it is about, where that is not `first`."""

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
            named = f"{self.told_at.get(problem.code, self.first)}_{line}"
            place = named if named in self.fields else problem.field if problem.field in self.fields else None
            self.add_error(place, told(problem.message))
