"""What the deposits of withheld taxes ask."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _

from eblangkon.desks.office.payment_forms import CorrectStepForm, Data, Told, day_field
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.payment.rules import KINDS, Deposit

if TYPE_CHECKING:
    from eblangkon.purchase.payment.models import TaxDeposit

WITHOUT_SLIP = ("ppn", "pbjt")
SHARED = ("billing_id", "ntpn")


class DepositsForm(Told):
    """Billing id, NTPN, slip and day of each withheld tax that is still open; of several, those left empty wait."""

    use_required_attribute = False

    def __init__(self, taxes: Mapping[str, Rupiah], data: Data = None, *, note: bool = False) -> None:
        super().__init__(data)
        self.taxes = dict(taxes)
        self.offered: dict[str, list[str]] = {}
        for kind in self.taxes:
            waits = data is not None and len(self.taxes) > 1 and not _typed(data, kind)
            self.fields.update(_of_kind(kind, required=not waits))
        if note:
            self.fields["note"] = CorrectStepForm.base_fields["note"]

    def clean(self) -> None:
        """Of several something must have been filled in; of one its own fields say what is missing."""
        if len(self.taxes) > 1 and not any(_typed(self.data, kind) for kind in self.taxes):
            raise forms.ValidationError(
                _("Belum ada yang diisi. Isi ID billing, NTPN, dan nomor bukti potong dari setorannya.")
            )

    def offer(self, deposits: Iterable["TaxDeposit"]) -> None:
        """Offer numbers that were typed before, beside the fields of their kind."""
        for name, kind in ((name, kind) for kind in self.taxes for name in SHARED):
            known = dict.fromkeys(getattr(one, name) for one in deposits if one.kind == kind)
            if known:
                self.offered[f"{name}-{kind}-lama"] = list(known)[:5]
                self.fields[f"{name}-{kind}"].widget.attrs["list"] = f"{name}-{kind}-lama"

    @property
    def groups(self) -> list[tuple[str, Rupiah, list[forms.BoundField]]]:
        """Each kind with its amount and fields."""
        return [
            (_(KINDS[kind]), amount, [self[name] for name in self.fields if name.endswith(f"-{kind}")])
            for kind, amount in self.taxes.items()
        ]

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
            if _typed(self.data, kind)
        ]


def _typed(data: Mapping[str, Any], kind: str) -> bool:
    """Whether anything but the day, which fills itself in, was typed for that tax."""
    return any(data.get(f"{name}-{kind}", "").strip() for name in ("billing_id", "ntpn", "slip_number"))


def _of_kind(kind: str, *, required: bool) -> dict[str, forms.Field]:
    def text(label: str, longest: int, told: str, missing: str) -> forms.CharField:
        return forms.CharField(
            label=label, required=required, max_length=longest, help_text=told, error_messages={"required": missing}
        )

    found: dict[str, forms.Field] = {
        f"billing_id-{kind}": text(
            _("ID billing"), 30, _("15 angka."), _("ID billing belum diisi. Salin 15 angkanya dari bukti setor.")
        ),
        f"ntpn-{kind}": text(
            _("NTPN"), 30, _("16 huruf dan angka."), _("NTPN belum diisi. Salin dari bukti penerimaan negara.")
        ),
    }
    if kind not in WITHOUT_SLIP:
        found[f"slip_number-{kind}"] = text(
            _("Nomor bukti potong"), 60, "", _("Nomor bukti potong belum diisi. Salin dari sistem pajak.")
        )
    found[f"day-{kind}"] = day_field(_("Tanggal setor"))
    return found


def _plain(typed: str) -> str:
    """Without the spaces and dots that people read numbers with."""
    return "".join(typed.split()).replace(".", "").replace("-", "")
