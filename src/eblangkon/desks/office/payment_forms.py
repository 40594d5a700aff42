"""What a stage of a payment, a deposit and a correction ask."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.rules import Refused
from eblangkon.purchase.payment.adapters.proofs import LARGEST, BadProof, take_proof
from eblangkon.purchase.payment.rules import FEE_BY, KINDS, METHODS, Deposit, ProofFile
from eblangkon.purchase.payment.states import Stage

Data = Mapping[str, Any] | None
WITHOUT_SLIP = ("ppn", "pbjt")


class Told(forms.Form):
    """A form to whose fields the reasons of a refused act come back."""

    def take_back(self, fault: Refused) -> None:
        """Put each reason of a refusal beside the field it is about."""
        for problem in fault.problems:
            self.add_error(problem.field if problem.field in self.fields else None, problem.message)


def day_field(label: str, initial: date | None = None) -> forms.DateField:
    """A day, today unless another is meant."""
    return forms.DateField(
        label=label,
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
        raise forms.ValidationError(str(bad)) from bad


class StageForm(Told):
    """The fields that a stage needs, and no other."""

    note = forms.CharField(
        label=lazy("Catatan"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, stage: Stage, route: str, data: Data = None, files: Any = None) -> None:
        super().__init__(data, files)
        asked: dict[str, forms.Field] = {}
        if stage.proof:
            if route != "KKPD":
                asked["method"] = forms.ChoiceField(
                    label=_("Dibayar lewat"), choices=[pair for pair in METHODS.items() if pair[0] != "card"]
                )
            asked["fee_by"] = forms.ChoiceField(
                label=_("Biaya transfer ditanggung"), choices=list(FEE_BY.items()), required=False
            )
            asked["proof"] = proof_field(required=True)
        if stage.numbering:
            asked["number"] = number_field(stage)
            asked["day"] = day_field(_("Tanggal %(paper)s") % {"paper": stage.paper})
        self.fields = {**asked, **self.fields}

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


class DepositsForm(Told):
    """Billing id, NTPN, slip and day of each withheld tax that is still open; a kind left wholly empty waits."""

    def __init__(self, taxes: Mapping[str, Rupiah], data: Data = None, *, note: bool = False) -> None:
        super().__init__(data)
        self.taxes = dict(taxes)
        for kind in self.taxes:
            self.fields.update(_of_kind(kind))
        if note:
            self.fields["note"] = CorrectStepForm.base_fields["note"]

    @property
    def groups(self) -> list[tuple[str, Rupiah, list[forms.BoundField]]]:
        """Each kind with its amount and fields."""
        return [(KINDS[kind], amount, [self[name] for name in _of_kind(kind)]) for kind, amount in self.taxes.items()]

    @property
    def deposits(self) -> Sequence[Deposit]:
        """What was filled in; for a valid form."""
        told = self.cleaned_data
        return [
            Deposit(
                kind,
                _plain(told[f"billing_id-{kind}"]),
                _plain(told[f"ntpn-{kind}"]).upper(),
                told.get(f"slip_number-{kind}", ""),
                told[f"day-{kind}"],
            )
            for kind in self.taxes
            if any(told.get(f"{name}-{kind}") for name in ("billing_id", "ntpn", "slip_number"))
        ]


def _of_kind(kind: str) -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {
        f"billing_id-{kind}": forms.CharField(
            label=_("ID billing"), required=False, max_length=30, help_text=_("15 angka.")
        ),
        f"ntpn-{kind}": forms.CharField(
            label=_("NTPN"),
            required=False,
            max_length=30,
            help_text=_("16 huruf dan angka dari bukti penerimaan negara."),
        ),
    }
    if kind not in WITHOUT_SLIP:
        found[f"slip_number-{kind}"] = forms.CharField(label=_("Nomor bukti potong"), required=False, max_length=60)
    found[f"day-{kind}"] = day_field(_("Tanggal setor"))
    return found


def _plain(typed: str) -> str:
    """Without the spaces and dots that people read numbers with."""
    return "".join(typed.split()).replace(".", "").replace("-", "")
