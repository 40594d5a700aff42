"""A shop in words that tell nothing of any person."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from eblangkon.desks.storefront.choices import size_names

if TYPE_CHECKING:
    from eblangkon.parties.vendors.models import Vendor

_SIZES = {"micro": "mikro", "small": "kecil", "medium": "menengah", "large": "besar"}


def business_words(vendor: "Vendor", taxed: bool) -> str:
    """`kecil, badan usaha (CV), PKP`."""
    size = size_names()[_SIZES[vendor.business_size]].lower() if vendor.business_size in _SIZES else ""
    kind = _("perorangan") if vendor.kind == "individual" else _("badan usaha")
    if vendor.legal_form:
        kind = f"{kind} ({vendor.legal_form})"
    return ", ".join(
        word for word in (size or _("ukuran tidak diketahui"), kind, "PKP" if taxed else _("bukan PKP")) if word
    )
