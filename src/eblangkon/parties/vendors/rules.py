"""Facts about a vendor that go down to others."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from eblangkon.ground.kernel.words import said


@dataclass(frozen=True, slots=True)
class TaxFlags:
    """What holds on one day; all false for a vendor of whom nothing is known."""

    pkp: bool = False
    npwp: bool = False
    suket: bool = False
    skb: bool = False
    turnover_declaration: bool = False


ENROLLERS: Final = ("admin", "ukpbj")
"""Duties that take sellers of their region in."""

ENROLLED: Final = "vendor.enrolled"
"""What a new shop's owner is told; the letter of whoever has no password yet lets them in."""


class NotYourRegion(PermissionError):
    """The acting person takes in no sellers of this region."""

    def __init__(self) -> None:
        super().__init__(said("Penyedia wilayah ini hanya dapat didaftarkan administrator atau UKPBJ wilayahnya."))


@dataclass(frozen=True, slots=True)
class Seller:
    """What is said of a shop when it is taken in; `legal_form` (CV, PT, …) of entities only."""

    kind: str
    name: str
    place: str
    legal_form: str = ""
    village: str = ""
    business_size: str = "unknown"


@dataclass(frozen=True, slots=True)
class TaxPapers:
    """As `models.TaxStatus` keeps them."""

    pkp: bool = False
    npwp: bool = False
    suket_until: date | None = None
    skb_until: date | None = None
    turnover_declaration: int | None = None


@dataclass(frozen=True, slots=True)
class Owner:
    """Who acts for the shop; signs in by e-mail or phone number, one of them is enough."""

    name: str
    email: str = ""
    phone: str = ""


InvitationState = Literal["open", "used", "expired", "withdrawn"]
WHY_CLOSED: Final[dict[InvitationState, str]] = {
    "used": said("Undangan ini sudah dipakai. Satu undangan hanya untuk satu orang; minta yang baru."),
    "withdrawn": said("Undangan ini sudah ditarik oleh pemilik toko. Minta yang baru bila memang masih perlu."),
    "expired": said("Undangan ini sudah lewat waktu. Minta yang baru kepada pemilik toko."),
}


class NotOwner(PermissionError):
    """Who belongs to a shop is settled by its owners."""

    def __init__(self) -> None:
        super().__init__(said("Hanya pemilik toko yang mengundang dan mengeluarkan orang."))


class MemberRefused(ValueError):
    """The message is Indonesian and names the remedy."""


class InvitationRefused(ValueError):
    """The same; `reason` is a state of the invitation other than open, or void, closed, member, buyer_side."""

    def __init__(self, reason: str, words: str) -> None:
        super().__init__(words)
        self.reason = reason
