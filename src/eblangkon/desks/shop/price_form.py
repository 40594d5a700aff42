"""What a product costs, in tiers: the more is taken, the cheaper or as much."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from eblangkon.desks.shop.fields import PriceField, count
from eblangkon.ground.kernel.told import told
from eblangkon.purchase.catalogue.rules.about import MOST_UNITS
from eblangkon.purchase.catalogue.rules.shelf import MOST_TIERS, ShelfRefused, Tier, check_tiers

if TYPE_CHECKING:
    from eblangkon.purchase.catalogue.models import Price

SPARE = 2
"""Empty rows that stand ready for another tier: without script no row comes by itself."""


class PricesForm(forms.Form):
    """The price of one unit, and rows for the tiers above it; a row left empty is no tier, so emptying takes it away.

    Only who is PKP is asked (`ask_ppn`) whether PPN is in the price.
    """

    def __init__(
        self, *args: Any, unit: str = "", tiers: "Sequence[Price]" = (), ask_ppn: bool = False, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        unit = unit or _("satuan")
        self.fields["harga_1"] = PriceField(
            label=_("Harga per %(unit)s") % {"unit": unit},
            initial=int(tiers[0].amount) if tiers else "",
            error_messages={"required": _("Harga belum diisi. Tulis angka, misalnya 52500.")},
        )
        if ask_ppn:
            self._ask_ppn(tiers)
        self.rows = self._rows(len(tiers))
        for row in self.rows:
            tier = tiers[row - 1] if row <= len(tiers) else None
            self._add_row(row, unit, tier)

    def _ask_ppn(self, tiers: "Sequence[Price]") -> None:
        self.fields["ppn"] = forms.ChoiceField(
            label=_("PPN"),
            widget=forms.RadioSelect,
            choices=[("1", _("Sudah di dalam harga")), ("0", _("Belum di dalam harga, ditambahkan saat dipesan"))],
            initial=str(int(tiers[0].includes_ppn)) if tiers else None,
            error_messages={"required": _("Pilih apakah PPN sudah di dalam harga.")},
        )

    def _rows(self, standing: int) -> tuple[int, ...]:
        sent = max((n for n in range(2, MOST_TIERS + 1) if f"mulai_{n}" in self.data), default=0)
        return tuple(range(2, max(min(max(standing, 1) + SPARE, MOST_TIERS), sent) + 1))

    def _add_row(self, row: int, unit: str, tier: "Price | None") -> None:
        named = {"unit": unit}
        self.fields[f"mulai_{row}"] = count(
            _("Mulai, %(unit)s") % named, 2, MOST_UNITS, initial=tier.min_quantity if tier else None
        )
        self.fields[f"harga_{row}"] = PriceField(
            label=_("Harga per %(unit)s") % named, initial=int(tier.amount) if tier else ""
        )
        for name in (f"mulai_{row}", f"harga_{row}"):
            self.fields[name].required = False
            self.fields[name].quiet = True  # type: ignore[attr-defined]  # above the rows stands that they may be empty

    @property
    def tier_rows(self) -> list[tuple[int, BoundField, BoundField]]:
        """The rows above the first price, for the page."""
        return [(row, self[f"mulai_{row}"], self[f"harga_{row}"]) for row in self.rows]

    @property
    def opened(self) -> bool:
        """Whether the rows must be seen: there is a tier, or somebody wrote or missed something there."""
        above = {name for row in self.rows for name in (f"mulai_{row}", f"harga_{row}")}
        standing = any(self.fields[name].initial for name in above)
        return standing or (self.is_bound and bool(above & {*self.errors, *self.changed_data}))

    @property
    def tiers(self) -> list[Tier]:
        """For a valid form."""
        given = self.cleaned_data
        rows = [(given.get(f"mulai_{row}"), given.get(f"harga_{row}")) for row in self.rows]
        above = [Tier(quantity, amount) for quantity, amount in rows if quantity and amount is not None]
        return [Tier(1, given["harga_1"]), *above]

    @property
    def includes_ppn(self) -> bool | None:
        """For a valid form; None where it was not asked."""
        return self.cleaned_data["ppn"] == "1" if "ppn" in self.fields else None

    def field_at(self, quantity: int) -> str:
        """The field with the price that holds from that number on."""
        rows = [row for row in self.rows if self.cleaned_data.get(f"mulai_{row}") == quantity]
        return f"harga_{rows[-1]}" if rows else "harga_1"

    def clean(self) -> dict[str, Any]:
        """Half a row is told at its empty half, a price that rises at its own."""
        given = super().clean() or self.cleaned_data
        for row in self.rows:
            names = (f"mulai_{row}", f"harga_{row}")
            empty = [name for name in names if name not in self.errors and given.get(name) is None]
            if len(empty) == 1:
                self.add_error(empty[0], _("Isi juga yang ini, atau kosongkan keduanya."))
        if not any(name.startswith(("harga_", "mulai_")) for name in self.errors):
            try:
                check_tiers(self.tiers)
            except ShelfRefused as fault:
                self.add_error(self.field_at(fault.quantity), told(str(fault)))
        return given
