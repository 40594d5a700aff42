"""Fields of a shop's forms: words, rupiah and percent as people write them."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from eblangkon.desks.frame.orders.line_forms import WholeField
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.ground.money.written import rupiah_written

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*%?", re.ASCII)


class PriceField(forms.CharField):
    """Whole rupiah as people write it: `52500`, `52.500`, `Rp52.500`, `52.500,00`. None where it may be left empty."""

    widget = forms.TextInput(attrs={"inputmode": "numeric"})

    def clean(self, value: Any) -> Rupiah | None:
        """Raises ValidationError for anything that is not a whole number."""
        written = super().clean(value)
        if not written:
            return None
        found = rupiah_written(written)
        if found is None:
            raise forms.ValidationError(_("Tulis angka saja, misalnya 52500."))
        return found


class PercentField(forms.CharField):
    """`42,15`, `42.15` or `42,15%` as a Decimal; None where nothing is written."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def clean(self, value: Any) -> Decimal | None:
        """Raises ValidationError for anything else."""
        written = super().clean(value)
        if not written:
            return None
        found = _PERCENT.fullmatch(written)
        if found is None:
            raise forms.ValidationError(_("Tulis persennya, misalnya 42,15."))
        return Decimal(found[1].replace(",", "."))


def words(
    label: "_StrOrPromise", longest: int, hint: "_StrOrPromise" = "", empty: "_StrOrPromise" = "", **more: Any
) -> forms.CharField:
    """A line of words; `empty` is what is said when it is missing, without it the line may stay empty."""
    told = {"max_length": lazy("Paling banyak %(limit_value)d huruf, dan ini %(show_value)d. Pendekkan.")}
    if empty:
        told["required"] = empty  # type: ignore[assignment]  # a word of the same kind
    return forms.CharField(
        label=label, max_length=longest, help_text=hint, required=bool(empty), error_messages=told, **more
    )


def count(label: "_StrOrPromise", least: int, most: int, hint: "_StrOrPromise" = "", **more: Any) -> WholeField:
    """A whole number within bounds, both told."""
    told = lazy("Tulis angka, misalnya 12.")
    return WholeField(
        label=label,
        help_text=hint,
        min_value=least,
        max_value=most,
        error_messages={
            "required": told,
            "invalid": told,
            "min_value": lazy("Paling sedikit %(limit_value)d."),
            "max_value": lazy("Paling banyak %(limit_value)d. Periksa angkanya."),
        },
        **more,
    )
