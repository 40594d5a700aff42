"""What each dated rule is called, and how its value is written and read."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eblangkon.desks.frame.navigation import Words
from eblangkon.desks.frame.rule_names import RULE_NAMES
from eblangkon.ground.money.rupiah import Rupiah

Kind = Literal["rupiah", "days", "count", "ratio", "words", "switch"]

MOST: Final[dict[Kind, int]] = {"rupiah": 10**12, "days": 366, "count": 1000}
"""The largest value that can be meant; beyond it stands a slip of the hand, or a day that no calendar has."""
MAY_BE_NOTHING: Final = ("rupiah",)
METHODS: Final = (
    "E-Purchasing",
    "Pengadaan Langsung",
    "Penunjukan Langsung",
    "Tender",
    "Tender Cepat",
    "Seleksi",
    "Kontes",
    "Sayembara",
    "Dikecualikan",
)
"""The methods of a planned package as SIRUP writes them: a word that it does not write would stop every purchase."""

CONFIDENCE: Final[dict[str, Words]] = {
    "H": gettext_lazy("pasti: teks peraturan"),
    "M": gettext_lazy("cukup: satu sumber"),
    "L": gettext_lazy("lemah: sumber berbeda-beda"),
    "?": gettext_lazy("belum dipastikan"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """One rule as people see it."""

    label: Words
    kind: Kind
    hint: Words = ""


KNOWN: Final[dict[str, Known]] = {
    "order_limit": Known(RULE_NAMES["order_limit"], "rupiah"),
    "short_path_limit": Known(RULE_NAMES["short_path_limit"], "rupiah"),
    "default_float_limit": Known(RULE_NAMES["default_float_limit"], "rupiah"),
    "float_ceiling": Known(RULE_NAMES["float_ceiling"], "rupiah"),
    "order_methods": Known(RULE_NAMES["order_methods"], "words"),
    "compare_threshold": Known(RULE_NAMES["compare_threshold"], "rupiah"),
    "compare_vendors": Known(RULE_NAMES["compare_vendors"], "count"),
    "direct_procurement_limit": Known(RULE_NAMES["direct_procurement_limit"], "rupiah"),
    "direct_construction_limit": Known(RULE_NAMES["direct_construction_limit"], "rupiah"),
    "direct_consultancy_limit": Known(RULE_NAMES["direct_consultancy_limit"], "rupiah"),
    "pp_limit": Known(RULE_NAMES["pp_limit"], "rupiah"),
    "umkk_share": Known(RULE_NAMES["umkk_share"], "ratio"),
    "umkk_package_limit": Known(RULE_NAMES["umkk_package_limit"], "rupiah"),
    "receipt_limit": Known(RULE_NAMES["receipt_limit"], "rupiah"),
    "kuitansi_limit": Known(RULE_NAMES["kuitansi_limit"], "rupiah"),
    "spk_limit": Known(RULE_NAMES["spk_limit"], "rupiah"),
    "duty_stamp_over": Known(RULE_NAMES["duty_stamp_over"], "rupiah"),
    "duty_stamp": Known(RULE_NAMES["duty_stamp"], "rupiah"),
    "answer_days": Known(RULE_NAMES["answer_days"], "days", gettext_lazy("hari kerja")),
    "hold_days": Known(RULE_NAMES["hold_days"], "days", gettext_lazy("hari kerja")),
    "pay_days": Known(RULE_NAMES["pay_days"], "days", gettext_lazy("hari kerja")),
    "late_penalty": Known(RULE_NAMES["late_penalty"], "ratio"),
    "extension_days": Known(RULE_NAMES["extension_days"], "days", gettext_lazy("hari kalender")),
    "termination_notice_days": Known(RULE_NAMES["termination_notice_days"], "days", gettext_lazy("hari kerja")),
    "kkpd_limit": Known(RULE_NAMES["kkpd_limit"], "rupiah"),
    "vendor_verification_days": Known(RULE_NAMES["vendor_verification_days"], "days", gettext_lazy("hari kerja")),
    "registration_kept_days": Known(RULE_NAMES["registration_kept_days"], "days", gettext_lazy("hari kalender")),
    "import_kept_days": Known(RULE_NAMES["import_kept_days"], "days", gettext_lazy("hari kalender")),
    "import_undo_days": Known(RULE_NAMES["import_undo_days"], "days", gettext_lazy("hari kalender")),
    "read_notice_kept_days": Known(RULE_NAMES["read_notice_kept_days"], "days", gettext_lazy("hari kalender")),
    "person_kept_years": Known(RULE_NAMES["person_kept_years"], "count", gettext_lazy("tahun")),
    "invitation_days": Known(RULE_NAMES["invitation_days"], "days", gettext_lazy("hari kalender")),
    "invitation_kept_days": Known(RULE_NAMES["invitation_kept_days"], "days", gettext_lazy("hari kalender")),
    "sign_in_tries_minute": Known(RULE_NAMES["sign_in_tries_minute"], "count"),
    "sign_in_tries_hour": Known(RULE_NAMES["sign_in_tries_hour"], "count"),
    "sign_in_tries_network": Known(RULE_NAMES["sign_in_tries_network"], "count"),
    "recovery_days": Known(RULE_NAMES["recovery_days"], "days", gettext_lazy("hari kalender")),
    "remind_days": Known(RULE_NAMES["remind_days"], "days", gettext_lazy("hari kerja")),
    "waiting_days": Known(RULE_NAMES["waiting_days"], "days", gettext_lazy("hari kerja")),
    "escalate_days": Known(RULE_NAMES["escalate_days"], "days", gettext_lazy("hari kerja")),
    "duty_end_days": Known(RULE_NAMES["duty_end_days"], "days", gettext_lazy("hari kerja")),
    "quiet_hours": Known(RULE_NAMES["quiet_hours"], "words", gettext_lazy("dari dan sampai, WIB, seperti 20.00")),
    "percentages_from_orders": Known(RULE_NAMES["percentages_from_orders"], "count"),
}


def known(code: str) -> Known:
    """How the rule is shown; one that nobody has named shows its code and its bare value."""
    return KNOWN.get(code) or Known(code, "words")


class Unreadable(ValueError):
    """The text is no value of that kind; the message is Indonesian and shows one that is."""


def written(code: str, value: Any) -> str:
    """The value in words: `Rp50.000.000`, `3 hari kerja`, `40%`."""
    rule = known(code)
    if rule.kind == "rupiah" and isinstance(value, int):
        return str(Rupiah(value))
    if rule.kind == "days":
        return f"{value} {rule.hint}"
    if rule.kind == "ratio" and isinstance(value, str):
        per_mille = Fraction(value) * 1000
        return f"{_number(per_mille / 10)}%" if per_mille >= 10 else f"{_number(per_mille)}‰"
    if isinstance(value, bool):
        return _("ya") if value else _("tidak")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _number(value: Fraction) -> str:
    return f"{float(value):g}".replace(".", ",")


def typed(code: str, value: Any) -> str:
    """The value as it is typed into the form."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def read(code: str, text: str) -> Any:
    """The value that was typed. Raises Unreadable."""
    text, kind = text.strip(), known(code).kind
    if kind in ("rupiah", "days", "count"):
        return _whole(code, kind, text)
    if kind == "ratio":
        return _ratio(text)
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts:
        raise Unreadable(_("Tulis satu atau beberapa kata, dipisah koma."))
    if code != "order_methods":
        return parts
    known_methods = {method.casefold(): method for method in METHODS}
    unknown = next((part for part in parts if part.casefold() not in known_methods), None)
    if unknown is not None:
        told = {"method": unknown, "methods": ", ".join(METHODS)}
        raise Unreadable(_("“%(method)s” bukan metode RUP. Pilih dari: %(methods)s.") % told)
    return [known_methods[part.casefold()] for part in parts]


def _whole(code: str, kind: Kind, text: str) -> int:
    digits = text.removeprefix("Rp").replace(".", "").replace(" ", "")
    if not digits.isascii() or not digits.isdecimal() or len(digits) > 15:
        raise Unreadable(_("Tulis angka bulat, misalnya %(n)s.") % {"n": 50_000_000 if kind == "rupiah" else 3})
    value, most = int(digits), MOST[kind]
    if not value and (kind not in MAY_BE_NOTHING or code == "order_limit"):
        raise Unreadable(_("Nilainya harus lebih dari 0."))
    if value > most:
        shown = str(Rupiah(most)) if kind == "rupiah" else str(most)
        raise Unreadable(_("Nilainya paling banyak %(most)s.") % {"most": shown})
    return value


def _ratio(text: str) -> str:
    """`40/100`, from itself or from `40%`; of a tenth of a percent `405/1000`."""
    percent = text.endswith("%")
    above, slash, below = text.removesuffix("%").replace(" ", "").partition("," if percent else "/")
    if percent:
        above, below = above + below, "1" + "0" * (2 + len(below))
    digits = above + below
    if (
        not (percent or slash)
        or len(digits) > 18
        or not digits.isascii()
        or not (above.isdecimal() and below.isdecimal())
    ):
        raise Unreadable(_("Tulis persen atau pecahan, misalnya 40% atau 40/100."))
    if int(below) == 0 or int(above) > int(below):
        raise Unreadable(_("Bagian paling banyak 100%."))
    return f"{int(above)}/{int(below)}"
