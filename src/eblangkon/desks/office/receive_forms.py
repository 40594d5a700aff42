"""What receiving asks: counts per line, a register number, what to cut, a reason."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from eblangkon.desks.frame.orders.line_forms import Data, LinesForm, PhotoField, whole
from eblangkon.purchase.delivery.queries import CountedLine
from eblangkon.purchase.delivery.rules import LineInspection


class CountForm(LinesForm):
    """What the inspector found of each line that has come."""

    first = "baik"
    told_at = {"reason": "alasan"}
    catatan = forms.CharField(
        label=_("Catatan"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    foto = PhotoField("")

    def __init__(self, lines: Sequence[CountedLine], data: Data = None, files: Any = None) -> None:
        super().__init__(lines, data, files)
        self.fields["foto"].label = _("Foto barang")

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
