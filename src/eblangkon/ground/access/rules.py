"""Which duties need two proofs, what a code looks like, and how a device is named. Plain Python."""

import re
from typing import Final

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said

TWO_PROOFS: Final = frozenset("ppk pa kpa ppk_skpd treasurer bud admin ukpbj province".split())
"""Duties that sign, pay or administer."""

RECOVERS: Final = ("ukpbj", "admin")
"""Duties of a region that replace a lost second factor, two people together."""

TRIES: Final = {"sign_in_tries_minute": 5, "sign_in_tries_hour": 30, "sign_in_tries_network": 100}
"""Wrong secrets that are looked at in a minute, an hour, and of one network in five minutes, where no rule stands."""

_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


class AlreadyProtected(ValueError):
    """The person has a second factor; it is taken away before another is added."""


class PasskeyRefused(ValueError):
    """What the browser answered is no proof; why is for developers."""


class LastProof(ValueError):
    """A duty demands two proofs, and this is the only second one. The message is Indonesian and names the remedy."""


class InvitationRefused(ValueError):
    """The link sets no password; `reason` is a key of WHY_CLOSED. The message is Indonesian."""

    def __init__(self, reason: str) -> None:
        super().__init__(WHY_CLOSED[reason])
        self.reason = reason


WHY_CLOSED: Final = {
    "used": said("Undangan ini sudah dipakai, dan satu undangan hanya berlaku sekali. Masuk dengan kata sandi Anda."),
    "known": said("Akun Anda sudah punya kata sandi. Masuk dengannya, atau buat yang baru lewat “Lupa kata sandi”."),
    "closed": said("Akun ini sudah ditutup. Tanyakan kepada administrator atau UKPBJ yang mengundang Anda."),
    "replaced": said("Sudah ada undangan yang lebih baru. Buka tautan di surat yang terakhir."),
    "ended": said("Tugas Anda sudah berakhir atau dibatalkan. Tanyakan kepada yang mengundang Anda."),
    "expired": said("Undangan ini sudah lewat waktu. Minta administrator atau UKPBJ mengirimnya lagi."),
}


class RecoveryRefused(ValueError):
    """The message is Indonesian and names the remedy."""


def needs_two_proofs(actor: Actor) -> bool:
    """Whether one of the duties in force signs, pays or administers."""
    return actor.may(*TWO_PROOFS)


def tidy_code(text: str) -> str:
    """The digits of a code, however it was grouped."""
    return re.sub(r"[\s\-.]", "", text)


def browser_of(user_agent: str) -> str:
    """`Chrome, Android`: what a person recognises; nothing of a version. Empty where nothing is known."""
    browser = next((name for sign, name in _BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in _SYSTEMS if sign in user_agent), "")
    return ", ".join(part for part in (browser, system) if part)


def check_recovery(person: int, by: Actor, region: str, asked_by: int | None = None) -> None:
    """Raises RecoveryRefused: for one's own account, without the duty, or by one person alone."""
    if not by.may(*RECOVERS, region=region):
        raise RecoveryRefused(said("Pemulihan dilakukan UKPBJ atau administrator wilayah pejabat ini."))
    if by.id == person:
        raise RecoveryRefused(said("Bukti kedua Anda sendiri dipulihkan dua petugas lain."))
    if asked_by is not None and by.id == asked_by:
        raise RecoveryRefused(said("Anda yang memintanya. Petugas kedua yang mengesahkan."))
