"""What a basket would cost and what speaks against sending it, for its page: nothing is written or reserved."""

from dataclasses import dataclass

from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.ground.regions.queries import rules_in_force
from eblangkon.purchase.ordering.actions import fitness
from eblangkon.purchase.ordering.actions.price import Price
from eblangkon.purchase.ordering.actions.send_for_approval import charge_shipping, price_basket
from eblangkon.purchase.ordering.models import BudgetAccount, Order
from eblangkon.purchase.ordering.queries import held_by
from eblangkon.purchase.ordering.rules.limits import over_account, over_ceiling
from eblangkon.purchase.ordering.rules.refusals import Problem


@dataclass(frozen=True, slots=True)
class Purse:
    """What a package or an account may hold in all, what is left before this basket, and what the basket takes."""

    whole: Rupiah
    left: Rupiah
    takes: Rupiah

    @property
    def after(self) -> Rupiah:
        """What would be left; below zero by how much it is too little."""
        return self.left - self.takes


@dataclass(frozen=True, slots=True)
class Reckoning:
    """`price` is None for an empty basket; `purses` by account id. `short_limit` is the short road's, in rupiah."""

    price: Price | None
    problems: tuple[Problem, ...]
    package: Purse
    purses: dict[int, Purse]
    short_limit: Rupiah
    hold_days: int


def reckon(*, order: Order) -> Reckoning:
    """Seven queries (one more where the default route is not the one that stands). Sets `order.route` to the default
    while nobody has picked one.
    """
    today = clock.today()
    rules = rules_in_force(order.region_id, today)
    checked = fitness.read_lines(order)
    lines = [one.line for one in checked]
    charge_shipping(lines)
    price = price_basket(order, lines, rules) if lines else None
    problems = fitness.incomplete(order, lines, today) + fitness.against_offers(lines, today)
    problems += fitness.mismatches(order, checked, rules)
    total, charges = (price.total, price.charges) if price else (Rupiah(0), {})
    held, held_accounts = held_by(order.number)
    package = Purse(Rupiah(order.package.ceiling), order.package.left + held, total)
    accounts = BudgetAccount.objects.in_bulk([line.account_id for line in lines if line.account_id])
    purses = {
        pk: Purse(
            Rupiah(account.amount),
            account.left + held_accounts.get(pk, Rupiah(0)),
            charges.get(pk, Rupiah(0)),
        )
        for pk, account in accounts.items()
    }
    found = [over_ceiling(total, package.left, order.package.name)]
    found += [over_account(pk, purse.takes, purse.left, accounts[pk].account) for pk, purse in purses.items()]
    problems += fitness.too_much(lines, total) + fitness.limits(order, total, rules)
    problems += [problem for problem in found if problem]
    return Reckoning(
        price,
        tuple(problems),
        package,
        purses,
        Rupiah(int(rules["short_path_limit"].value)),
        int(rules["hold_days"].value),
    )
