"""How many are where: plain arithmetic over one line of an order."""

from dataclasses import dataclass

from eblangkon.ground.kernel.words import said


class NotCounted(ValueError):
    """A count that cannot be true. `line` is the order line; the message is Indonesian and names the remedy.

    `about` is "count", or "reason" where the numbers are good and a rejection lacks its reason.
    """

    def __init__(self, line: int, message: str, about: str = "count") -> None:
        super().__init__(message)
        self.line, self.about = line, about


@dataclass(frozen=True, slots=True)
class LineCount:
    """One line of an order, in its unit. Rejected goods are to be sent again until the PPK cuts them.

    It always holds that accepted + rejected <= shipped, and that what was shipped replaces what was rejected:
    shipped <= ordered - cut + rejected.
    """

    line: int
    ordered: int
    shipped: int = 0
    accepted: int = 0
    rejected: int = 0
    cut: int = 0

    @property
    def to_count(self) -> int:
        """Sent but not yet counted by the inspector."""
        return self.shipped - self.accepted - self.rejected

    @property
    def to_ship(self) -> int:
        """Still owed by the vendor."""
        return self.ordered - self.cut - self.shipped + self.rejected

    @property
    def complete(self) -> bool:
        return self.to_ship == 0 and self.to_count == 0


@dataclass(frozen=True, slots=True)
class LineInspection:
    """What an inspector says of one line: so many good, so many rejected, and why."""

    accepted: int
    rejected: int = 0
    reason: str = ""


def check_shipment(count: LineCount, quantity: int) -> None:
    """Raises NotCounted when more would be sent than is owed, or less than nothing."""
    if quantity < 0:
        raise NotCounted(count.line, said("Jumlah dikirim tidak boleh kurang dari 0."))
    if quantity > count.to_ship:
        raise NotCounted(
            count.line, said("Tinggal {to_ship} yang perlu dikirim. Kurangi jumlahnya.", to_ship=count.to_ship)
        )


def check_inspection(count: LineCount, accepted: int, rejected: int, reason: str) -> None:
    """Raises NotCounted unless both numbers add up to what waits to be counted, and each rejection has its reason."""
    if accepted < 0 or rejected < 0:
        raise NotCounted(count.line, said("Jumlah tidak boleh kurang dari 0."))
    if accepted + rejected != count.to_count:
        raise NotCounted(
            count.line,
            said(
                "Yang sampai {to_count}: jumlah sesuai dan ditolak harus {to_count}, bukan {value}.",
                to_count=count.to_count,
                value=accepted + rejected,
            ),
        )
    if rejected and not reason.strip():
        raise NotCounted(count.line, said("Tulis alasan penolakan, misalnya: kemasan rusak."), "reason")


def check_cut(count: LineCount, quantity: int) -> None:
    """Raises NotCounted unless the quantity is owed: only what has not arrived, or was rejected, can be cut."""
    if not 0 < quantity <= count.to_ship:
        raise NotCounted(count.line, said("Yang dapat dipotong paling banyak {to_ship}.", to_ship=count.to_ship))
