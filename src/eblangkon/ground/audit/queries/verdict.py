"""What is said of the log after it was read again."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Broken:
    """The first thing found wrong; `reason` is English and names what was expected."""

    reason: str
    seq: int | None = None
    entry_id: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`entries` counts sealed ones, `head` is the last hash in hex, ages are whole seconds."""

    entries: int
    head: str | None
    unsealed: int
    oldest_unsealed_s: int | None
    broken: Broken | None

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link of the chain as it was noted outside the database; `hash` in hex."""

    seq: int
    hash: str
