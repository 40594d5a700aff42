"""What a stage of a payment and its correction ask."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.told import told
from eblangkon.purchase.ordering.rules.refusals import Refused
from eblangkon.purchase.payment.adapters.proofs import LARGEST, BadProof, take_proof
from eblangkon.purchase.payment.rules import FEE_BY, METHODS, ProofFile
from eblangkon.purchase.payment.states import Stage

Data = Mapping[str, Any] | None


class Told(forms.Form):
    """A form to whose fields the reasons of a refused act come back."""

    def take_back(self, fault: Refused) -> None:
        """Put each reason of a refusal beside the field it is about."""
        for problem in fault.problems:
            self.add_error(problem.field if problem.field in self.fields else None, told(problem.message))


def day_field(label: str, initial: date | None = None, *, required: bool = True) -> forms.DateField:
    """A day, today unless another is meant."""
    return forms.DateField(
        label=label,
        required=required,
        initial=initial or clock.today(),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Tanggalnya belum diisi. Pilih tanggalnya."),
            "invalid": _("Tanggal ini tidak terbaca. Tulis seperti 2026-03-04."),
        },
    )


def number_field(stage: Stage, initial: str = "") -> forms.CharField:
    """The paper's number: typed from the treasury's system, or our own unless the office has one."""
    typed = stage.numbering == "typed"
    told = _("Salin persis dari sistem penatausahaan.") if typed else _("Kosongkan: nomor sistem keluar sendiri.")
    return forms.CharField(
        label=_("Nomor %(paper)s") % {"paper": stage.paper},
        required=typed,
        max_length=60,
        initial=initial,
        help_text=told,
        error_messages={"required": _("Nomor %(paper)s belum diisi. Salin dari sistemnya.") % {"paper": stage.paper}},
    )


def proof_field(*, required: bool) -> forms.FileField:
    """A photo or PDF that proves the payment."""
    return forms.FileField(
        label=_("Bukti bayar"),
        required=required,
        help_text=_("Foto (JPG, PNG, WebP, HEIC) atau PDF, paling besar 10 MB."),
        error_messages={"required": _("Bukti bayar belum dipilih. Foto kuitansi atau struknya, atau unggah PDF.")},
    )


def read_proof(upload: "UploadedFile[bytes] | None") -> ProofFile | None:
    """The proof made anew. Raises ValidationError with the reason why it is none."""
    if upload is None:
        return None
    try:
        return take_proof(upload.read(LARGEST + 1))
    except BadProof as bad:
        raise forms.ValidationError(told(str(bad))) from bad


class StageForm(Told):
    """The fields that a stage needs, and no other. With nothing but the order's version it is valid where one tap is
    enough."""

    note = forms.CharField(
        label=lazy("Catatan"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, stage: Stage, route: str, data: Data = None, files: Any = None) -> None:
        super().__init__(data, files)
        typed = stage.numbering == "typed"
        asked: dict[str, forms.Field] = {}
        if stage.proof:
            asked["proof"] = proof_field(required=True)
            if route != "KKPD":
                asked["method"] = forms.ChoiceField(
                    label=_("Dibayar lewat"),
                    choices=[(code, told(words)) for code, words in METHODS.items() if code != "card"],
                )
        if stage.numbering:
            asked["number"] = number_field(stage)
            asked["day"] = day_field(_("Tanggal %(paper)s") % {"paper": stage.paper}, required=typed)
        if stage.proof:
            asked["fee_by"] = forms.ChoiceField(
                label=_("Biaya transfer ditanggung"),
                choices=[(code, told(words)) for code, words in FEE_BY.items()],
                required=False,
            )
        self.fields = {**asked, **self.fields}
        self._must = {name for name in ("proof", "method", *(("number", "day") if typed else ())) if name in asked}

    @property
    def must(self) -> list[forms.BoundField]:
        """What this stage cannot do without."""
        return [field for field in self if field.name in self._must]

    @property
    def may(self) -> list[forms.BoundField]:
        """What may be added and mostly is not."""
        return [field for field in self if field.name not in self._must]

    @property
    def may_is_wrong(self) -> bool:
        """Whether something that may be added must be mended."""
        return any(field.errors for field in self.may)

    def take_back(self, fault: Refused) -> None:
        """As above; and a file must be chosen again, for browsers do not keep it."""
        super().take_back(fault)
        self._choose_again()

    def full_clean(self) -> None:
        """Also says that a good file must be chosen again when something else is wrong."""
        super().full_clean()
        self._choose_again()

    def _choose_again(self) -> None:
        if self.errors and "proof" not in self.errors and self.files.get("proof"):
            self.add_error("proof", _("Pilih lagi berkas buktinya: peramban tidak menyimpannya."))

    def clean_proof(self) -> ProofFile | None:
        """The proof made anew."""
        return read_proof(self.cleaned_data.get("proof"))


class CorrectStepForm(Told):
    """The right number, day and proof, and why."""

    note = forms.CharField(
        label=lazy("Apa yang keliru"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": lazy("Alasan koreksi belum diisi. Tulis apa yang keliru.")},
    )

    def __init__(self, stage: Stage, number: str, day: date, data: Data = None, files: Any = None) -> None:
        super().__init__(data, files)
        asked: dict[str, forms.Field] = {}
        if stage.numbering:
            asked["number"] = number_field(stage, number)
            asked["number"].required = True
            asked["number"].help_text = ""
        asked["day"] = day_field(_("Tanggal"), day)
        if stage.proof:
            asked["proof"] = proof_field(required=False)
            asked["proof"].help_text = _("Kosongkan bila bukti yang lama sudah benar.")
        self.fields = {**asked, **self.fields}

    def clean_proof(self) -> ProofFile | None:
        """The new proof made anew, if there is one."""
        return read_proof(self.cleaned_data.get("proof"))
