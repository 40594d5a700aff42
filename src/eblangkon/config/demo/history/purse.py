"""Packages and accounts of the published years, as large as what was bought from them, and a little larger."""

from eblangkon.config.demo.history.ledger import Ledger
from eblangkon.config.demo.history.market import Buyer
from eblangkon.config.demo.plans import ACCOUNTS, FUNDS, PACKAGES

ROUND = 5_000_000


def _above(committed: int) -> int:
    """Something was left at the end of every year."""
    return (committed * 108 // 100 // ROUND + 1) * ROUND


class PastPurse:
    """Ids at once, rows at the end, when the committed sums are known."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._packages: dict[tuple[int, int, int], list[int]] = {}
        self._accounts: dict[tuple[int, int, str], list[int]] = {}
        self._codes: dict[int, str] = {}

    def package(self, buyer: Buyer, year: int, category: int, amount: int) -> int:
        """The package's id; `amount` rupiah of it are committed."""
        key = (buyer.agency, year, category)
        row = self._packages.setdefault(key, [0, 0])
        row[0] = row[0] or self._ledger.key("ordering_plannedpackage")
        row[1] += amount
        return row[0]

    def account(self, buyer: Buyer, year: int, code: str, amount: int) -> int:
        """The account's id; `amount` rupiah of it are committed."""
        self._codes[buyer.agency] = buyer.code
        row = self._accounts.setdefault((buyer.agency, year, code), [0, 0])
        row[0] = row[0] or self._ledger.key("ordering_budgetaccount")
        row[1] += amount
        return row[0]

    def write(self) -> None:
        """The rows, with all that was committed."""
        for (agency, year, category), (key, committed) in self._packages.items():
            self._ledger.add(
                "ordering_plannedpackage", key, agency, year, str(300_00000 + key), PACKAGES[category][0],
                _above(committed), committed, "E-Purchasing", FUNDS, True, True,
            )  # fmt: skip
        for (agency, year, code), (key, committed) in self._accounts.items():
            sub_activity = f"{self._codes[agency][:4]}.01.2.06.{int(code[-4:]) % 9 + 1:04}"
            self._ledger.add(
                "ordering_budgetaccount", key, agency, year, sub_activity,
                "Penyediaan barang dan jasa perkantoran (contoh)", code, ACCOUNTS[code], FUNDS, _above(committed),
                committed, False,
            )  # fmt: skip
