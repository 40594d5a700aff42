"""The stages of a payment, one row each: who does it, what it needs, what comes next. Stages are not order states.

Sources: Permendagri 77/2020 (NPD, TBP, SPP, SPM, SP2D); DOMAIN.md section 5.
"""

from dataclasses import dataclass
from typing import Literal

from eblangkon.ground.kernel.words import said
from eblangkon.purchase.ordering.states import PAYERS

FLOAT_ROUTES = frozenset({"UP", "GU", "TU"})
Road = Literal["float", "direct", "card"]
Numbering = Literal["", "own", "typed"]


@dataclass(frozen=True, slots=True)
class Stage:
    """`duties` may do it. `paper` is the kind of its number: our own gapless one unless the office types another
    ("own": NPD and TBP are written at the office, and an accountability report must be able to name each), or that of
    the treasury's system, which must be typed ("typed"). `proof` says that a file must come along; `pays` marks the
    stage with which the vendor has the money, `starts_clock` the one from which days are counted. `judges`: whoever has
    it looks at what was filed, and may send it back to the road's first stage instead."""

    code: str
    duties: tuple[str, ...]
    words: str
    button: str
    paper: str = ""
    numbering: Numbering = ""
    proof: bool = False
    pays: bool = False
    starts_clock: bool = False
    judges: bool = False


_PAID = Stage("paid", PAYERS, said("Dibayar bendahara"), said("Catat pembayaran"), "TBP", "own", proof=True, pays=True)
ROADS: dict[Road, tuple[Stage, ...]] = {
    "float": (
        Stage("npd", ("pptk",), said("Nota pencairan dana (NPD)"), said("Ajukan NPD"), "NPD", "own"),
        Stage("npd_agreed", ("pa", "kpa"), said("NPD disetujui PA/KPA"), said("Setujui dibayar"), judges=True),
        _PAID,
    ),
    "direct": (
        Stage("spp", PAYERS, said("Surat permintaan pembayaran (SPP)"), said("Catat SPP"), "SPP", "typed"),
        Stage(
            "verified",
            ("ppk_skpd",),
            said("Berkas diverifikasi PPK-SKPD"),
            said("Berkas lengkap"),
            starts_clock=True,
            judges=True,
        ),
        Stage("spm", ("pa", "kpa"), said("Surat perintah membayar (SPM)"), said("Catat SPM"), "SPM", "typed"),
        Stage("sp2d", PAYERS, said("Dibayar, SP2D terbit"), said("Catat SP2D"), "SP2D", "typed", pays=True),
    ),
    # The card itself pays at once: no money leaves the float and nothing is withheld (DOMAIN.md 6).
    "card": (_PAID,),
}
STAGES: dict[str, Stage] = {stage.code: stage for stages in ROADS.values() for stage in stages}
BEFORE_CLOCK = tuple(
    stage.code
    for stages in ROADS.values()
    for at, stage in enumerate(stages)
    if any(later.starts_clock for later in stages[at:])
)
"""The stages in which no day is set yet by which the vendor is paid."""
FILED = tuple(stages[0].code for road, stages in ROADS.items() if any(stage.judges for stage in stages))
"""The stages with which papers are filed, so that they may come back: NPD and SPP."""


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
