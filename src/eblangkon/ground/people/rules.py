"""Numbers of people, one spelling for all the ways in which people write theirs; and the doors of a demonstration."""

import re

from eblangkon.ground.kernel.words import said

DEMO_ROLES = tuple(
    "pp ppk kpa pptk inspector ppk_skpd treasurer vendor_owner vendor_staff ukpbj province auditor admin".split()
)
"""The doors of a demonstration, one invented person each."""

PERSONAL_FIELDS = {"phone": said("Nomor HP"), "nip": "NIP", "nik": "NIK", "email": "E-mail"}
"""What of a person is masked for everybody else (DOMAIN.md 12)."""
SEEN = "person.seen"
"""The audit action of a look at one of them in full."""

_SEPARATORS = re.compile(r"[\s().\-–]+")
_NIP, _NIK = 18, 16


class NotAPhoneNumber(ValueError):
    """The text cannot be an Indonesian phone number; the message is Indonesian and names the remedy."""


def normalise_phone(text: str) -> str:
    """`0812-3456-7890`, `62812…`, `+62 812…` and `812…` all become `+628123456789…`. Raises NotAPhoneNumber.

    Mobile and fixed numbers of Indonesia only: 8 to 13 digits after the country code.
    """
    digits = _SEPARATORS.sub("", text.strip())
    for prefix in ("+62", "0062", "62", "0"):
        if digits.startswith(prefix):
            digits = digits.removeprefix(prefix)
            break
    digits = digits.removeprefix("0")  # +62 (0)812…
    if not digits.isascii() or not digits.isdecimal() or not 8 <= len(digits) <= 13 or digits[0] == "0":
        raise NotAPhoneNumber(said("Nomor telepon tidak dikenali. Tulis seperti 0812 3456 7890."))
    return f"+62{digits}"


class NotANumberOfAPerson(ValueError):
    """The text cannot be a NIP or NIK; the message is Indonesian, names the remedy and not the number."""


def normalise_nip(text: str) -> str:
    """18 digits: birthday, first month of service, sex, serial number. Raises NotANumberOfAPerson."""
    digits = _SEPARATORS.sub("", text.strip().removeprefix("'"))
    if not digits.isascii() or not digits.isdecimal() or len(digits) != _NIP:
        raise NotANumberOfAPerson(said("NIP terdiri atas 18 angka. Salin dari SK atau kartu pegawai."))
    return digits


def normalise_nik(text: str) -> str:
    """16 digits: place, birthday (a woman's day plus 40), serial number. Raises NotANumberOfAPerson."""
    digits = _SEPARATORS.sub("", text.strip().removeprefix("'"))
    if not digits.isascii() or not digits.isdecimal() or len(digits) != _NIK:
        raise NotANumberOfAPerson(said("NIK terdiri atas 16 angka. Salin dari KTP."))
    return digits


def looks_like_phone(text: str) -> bool:
    """Whether somebody who signs in has typed a number rather than an e-mail address."""
    return "@" not in text and any(sign.isdecimal() for sign in text)


def tidy_email(text: str) -> str:
    """Small letters without space around, as addresses are kept."""
    return text.strip().lower()
