"""The stages of a payment, one row each: who does it, what it needs, what comes next. Stages are not order states.

Sources: Permendagri 77/2020 (NPD, TBP, SPP, SPM, SP2D); DOMAIN.md section 5.
"""

from dataclasses import dataclass
from typing import Literal

FLOAT_ROUTES = frozenset({"UP", "GU", "TU"})
Road = Literal["float", "direct"]


@dataclass(frozen=True, slots=True)
class Stage:
    """`duties` may do it; `paper` is the number that must be given (None: our own, or none at all);
    `pays` marks the stage with which the vendor has the money; `starts_clock` the one from which days are counted."""

    code: str
    duties: tuple[str, ...]
    paper: str | None = None
    pays: bool = False
    starts_clock: bool = False


ROADS: dict[Road, tuple[Stage, ...]] = {
    "float": (
        Stage("npd", ("pptk",)),
        Stage("npd_agreed", ("pa", "kpa")),
        Stage("paid", ("treasurer",), paper="TBP", pays=True),
    ),
    "direct": (
        Stage("spp", ("treasurer",), paper="SPP"),
        Stage("verified", ("ppk_skpd",), starts_clock=True),
        Stage("spm", ("pa", "kpa"), paper="SPM"),
        Stage("sp2d", ("treasurer",), paper="SP2D", pays=True),
    ),
}


def road_of(route: str) -> Road:
    """UP, GU and TU go through the treasurer's float; LS straight from the treasury. Raises ValueError for others."""
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
