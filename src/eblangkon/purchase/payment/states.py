"""The stages of a payment, one row each: who does it, what it needs, what comes next. Stages are not order states.

Sources: Permendagri 77/2020 (NPD, TBP, SPP, SPM, SP2D); DOMAIN.md section 5.
"""

from dataclasses import dataclass
from typing import Literal

FLOAT_ROUTES = frozenset({"UP", "GU", "TU"})
Road = Literal["float", "direct", "card"]
Numbering = Literal["", "own", "typed"]


@dataclass(frozen=True, slots=True)
class Stage:
    """`duties` may do it. `paper` is the kind of its number: our own gapless one unless the office types another
    ("own": NPD and TBP are written at the office, and an accountability report must be able to name each), or that of
    the treasury's system, which must be typed ("typed"). `proof` says that a file must come along; `pays` marks the
    stage with which the vendor has the money, `starts_clock` the one from which days are counted."""

    code: str
    duties: tuple[str, ...]
    words: str
    button: str
    paper: str = ""
    numbering: Numbering = ""
    proof: bool = False
    pays: bool = False
    starts_clock: bool = False


_PAID = Stage("paid", ("treasurer",), "Dibayar bendahara", "Catat pembayaran", "TBP", "own", proof=True, pays=True)
ROADS: dict[Road, tuple[Stage, ...]] = {
    "float": (
        Stage("npd", ("pptk",), "Nota pencairan dana (NPD)", "Ajukan NPD", "NPD", "own"),
        Stage("npd_agreed", ("pa", "kpa"), "NPD disetujui PA/KPA", "Setujui dibayar"),
        _PAID,
    ),
    "direct": (
        Stage("spp", ("treasurer",), "Surat permintaan pembayaran (SPP)", "Catat SPP", "SPP", "typed"),
        Stage("verified", ("ppk_skpd",), "Berkas diverifikasi PPK-SKPD", "Berkas lengkap", starts_clock=True),
        Stage("spm", ("pa", "kpa"), "Surat perintah membayar (SPM)", "Catat SPM", "SPM", "typed"),
        Stage("sp2d", ("treasurer",), "Dibayar, SP2D terbit", "Catat SP2D", "SP2D", "typed", pays=True),
    ),
    # The card itself pays at once: no money leaves the float and nothing is withheld (DOMAIN.md 6).
    "card": (_PAID,),
}
STAGES: dict[str, Stage] = {stage.code: stage for stages in ROADS.values() for stage in stages}


def road_of(route: str) -> Road:
    """UP, GU and TU go through the treasurer's float; LS straight from the treasury; KKPD by card.

    Raises ValueError for others.
    """
    if route == "KKPD":
        return "card"
    if route in FLOAT_ROUTES:
        return "float"
    if route == "LS":
        return "direct"
    raise ValueError(f"No stages are known for route {route!r}")


def next_stage(route: str, done: tuple[str, ...]) -> Stage | None:
    """The stage that waits, None when the vendor has been paid. Raises ValueError when `done` is out of order."""
    stages = ROADS[road_of(route)]
    if tuple(stage.code for stage in stages[: len(done)]) != done:
        raise ValueError(f"Stages out of order: {done}")
    return stages[len(done)] if len(done) < len(stages) else None
