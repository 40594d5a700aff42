"""Which duties there are, and which may not meet in one person."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date
from typing import Final

from eblangkon.ground.kernel.words import said

AGENCY_DUTIES: dict[str, str] = {
    "pa": said("Pengguna Anggaran"),
    "kpa": said("Kuasa Pengguna Anggaran"),
    "ppk": said("Pejabat Pembuat Komitmen"),
    "ppk_skpd": said("Pejabat Penatausahaan Keuangan"),
    "pp": said("Pejabat Pengadaan"),
    "pptk": said("Pejabat Pelaksana Teknis Kegiatan"),
    "inspector": said("Pengurus Barang"),
    "treasurer": said("Bendahara Pengeluaran"),
    "bpp": said("Bendahara Pengeluaran Pembantu"),
}
REGION_DUTIES: dict[str, str] = {
    "admin": said("Administrator"),
    "ukpbj": "UKPBJ",
    "province": said("Pemerintah Provinsi"),
    "auditor": said("Auditor"),
    "bud": said("Kuasa Bendahara Umum Daerah"),
}
DUTIES: dict[str, str] = AGENCY_DUTIES | REGION_DUTIES

# Who orders, who approves and signs, and who pays are three people (DOMAIN.md 3). PA and KPA approve as PPK does:
# that they act as PPK, or a PPTK with the PPK's duties by decree, is ordinary and not among these. An assistant
# treasurer (BPP) pays for the office as the treasurer does (Permendagri 77/2020).
ORDERING = frozenset({"pp"})
APPROVING = frozenset({"ppk", "pa", "kpa"})
PAYING = frozenset({"treasurer", "bpp"})
COUNTING = frozenset({"inspector", "pptk"})
_GROUPS: tuple[frozenset[str], ...] = (ORDERING, APPROVING, PAYING)
# Whoever inspects is not the treasurer.
_APART: tuple[frozenset[str], ...] = tuple(frozenset({"inspector", payer}) for payer in sorted(PAYING))


class DutyRefused(ValueError):
    """The duty cannot be given. `field` names the form's field, the message is Indonesian."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def colliding(code: str, held: Collection[str], exempt: Collection[frozenset[str]] = ()) -> str | None:
    """The duty already held at the same agency that may not meet `code` in one person, or None.

    `exempt` are the pairs that an exemption lets meet.
    """
    pairs = ((other, frozenset({code, other})) for other in sorted(held) if other != code)
    return next((other for other, pair in pairs if kept_apart(code, other) and pair not in exempt), None)


def kept_apart(one: str, other: str) -> bool:
    """Whether the two duties need two people, unless an exemption says otherwise."""
    mine = next((group for group in _GROUPS if one in group), None)
    theirs = next((group for group in _GROUPS if other in group), None)
    opposed = mine is not None and theirs is not None and mine is not theirs
    return opposed or frozenset({one, other}) in _APART


def may_be_exempt(one: str, other: str) -> bool:
    """Also who counted and who pays, whom each act keeps apart though one person may hold both duties."""
    return kept_apart(one, other) or bool({one, other} & PAYING and {one, other} & COUNTING)


def check_duty(code: str, at_agency: bool, valid_from: date, valid_to: date | None, decree_number: str) -> None:
    """Raises DutyRefused for an unknown duty, a wrong place, a range that ends before it begins, a missing decree."""
    if code not in DUTIES:
        raise DutyRefused("code", said("Tugas “{code}” tidak dikenal. Pilih satu dari daftar.", code=code))
    if at_agency and code not in AGENCY_DUTIES:
        raise DutyRefused(
            "agency", said("{duties} bertugas untuk seluruh wilayah. Kosongkan kantornya.", duties=DUTIES[code])
        )
    if not at_agency and code not in REGION_DUTIES:
        raise DutyRefused("agency", said("{duties} bertugas di satu kantor. Pilih kantornya.", duties=DUTIES[code]))
    if valid_to is not None and valid_to < valid_from:
        raise DutyRefused("valid_to", said("Tanggal berakhir mendahului tanggal mulai. Perbaiki salah satunya."))
    if not decree_number.strip():
        raise DutyRefused("decree_number", said("Nomor surat keputusan belum diisi. Salin dari SK penunjukan."))


def check_exemption(one: str, other: str, reason: str, decree_number: str, valid_from: date, valid_to: date) -> None:
    """Raises DutyRefused for duties that need no exemption, a missing reason or decree, dates in the wrong order."""
    for field, code in (("first", one), ("second", other)):
        if code not in AGENCY_DUTIES:
            raise DutyRefused(field, said("Tugas “{code}” tidak dikenal. Pilih satu dari daftar.", code=code))
    if not may_be_exempt(one, other):
        raise DutyRefused("second", said("Kedua tugas ini boleh dirangkap tanpa pengecualian."))
    if not reason.strip():
        raise DutyRefused("reason", said("Alasan belum diisi. Alasan ini terbit untuk umum."))
    if not decree_number.strip():
        raise DutyRefused("decree_number", said("Nomor surat keputusan belum diisi. Salin dari SK penunjukan."))
    if valid_to < valid_from:
        raise DutyRefused("valid_to", said("Tanggal berakhir mendahului tanggal mulai. Perbaiki salah satunya."))


SETTERS: Final = ("admin", "ukpbj")
"""Duties that set up a region: its offices, plans and sellers."""


class NotYourRegion(PermissionError):
    """The acting person does not set up this region."""

    def __init__(self) -> None:
        super().__init__(said("Kantor wilayah ini hanya dapat diatur administrator atau UKPBJ wilayahnya."))


class OfficeRefused(ValueError):
    """The facts of an office do not hold. `field` names the form's field, the message is Indonesian."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class OfficeFacts:
    """What is said of a buying office, and may be mended."""

    name: str
    short_name: str
    address: str
    city: str
    phone: str = ""
    email: str = ""

    def tidy(self) -> "OfficeFacts":
        """Without space that nobody meant."""
        return OfficeFacts(*(" ".join(str(getattr(self, one.name)).split()) for one in fields(self)))


def check_office(code: str, facts: OfficeFacts) -> None:
    """Raises OfficeRefused where something that a letter needs is missing."""
    tidy = facts.tidy()
    needed = {"code": code.strip(), **{f: getattr(tidy, f) for f in ("name", "short_name", "address", "city")}}
    for field, value in needed.items():
        if not value:
            raise OfficeRefused(field, said("Belum diisi. Surat pesanan memerlukannya."))
