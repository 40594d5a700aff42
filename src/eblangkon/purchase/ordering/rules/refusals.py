"""Why something is refused: each reason a sentence that names the remedy. Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass

from eblangkon.ground.kernel.words import said_together
from eblangkon.ground.money.rupiah import Rupiah


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason. `field` is the form's: "total", "package", "line-<id>", "account-<id>", ...; `by` in rupiah."""

    code: str
    field: str
    message: str
    by: Rupiah | None = None


@dataclass(frozen=True, slots=True)
class PriceChanged(Problem):
    """The price in force is not the one that was seen when the line was put into the basket."""

    seen: Rupiah | None = None
    current: Rupiah | None = None


@dataclass(frozen=True, slots=True)
class Doubt(Problem):
    """Something unusual that no law sure enough forbids: the buyer may confirm it by its `key`."""

    @property
    def key(self) -> str:
        """What stands for it in a form and in the log."""
        return f"{self.code}:{self.field}"


class Refused(Exception):
    """The act is refused and nothing changed. `problems` holds every reason found, for one page to show at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        messages = [problem.message for problem in self.problems]
        super().__init__(messages[0] if len(messages) == 1 else said_together(messages))

    @classmethod
    def because(cls, code: str, message: str, field: str = "") -> "Refused":
        return cls([Problem(code, field, message)])


class IllegalMove(Refused):
    """The order's state does not allow it; often somebody else was faster."""


class WrongDuty(Refused):
    """The acting person has no duty for it at this office or shop."""


class Stale(Refused):
    """The page from which the act came shows an older version of the order."""


class CannotSend(Refused):
    """The basket breaks one or more rules."""
