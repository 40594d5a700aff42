"""Take from a package's ceiling and from accounts, and give back: sums and ledger change together."""

from typing import Any

from django.db import connection

from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.models import BudgetAccount, Order, PlannedPackage
from eblangkon.purchase.ordering.rules.limits import over_account, over_ceiling
from eblangkon.purchase.ordering.rules.refusals import Problem

# Each condition is read again after its lock is won, so that two orders cannot both take the last rupiah. Accounts are
# locked after the package and in the order of their ids, so that two orders cannot wait for each other.
_TAKE = """
WITH ceiling AS (
  UPDATE ordering_plannedpackage SET committed = committed + %(total)s
  WHERE id = %(package)s AND committed + %(total)s <= ceiling RETURNING id
), wanted AS (
  SELECT * FROM unnest(%(ids)s::bigint[], %(amounts)s::bigint[]) AS w(id, amount)
), locked AS MATERIALIZED (
  SELECT a.id FROM ordering_budgetaccount a JOIN wanted w USING (id)
  WHERE (SELECT count(*) FROM ceiling) >= 0 ORDER BY a.id FOR UPDATE OF a
), taken AS (
  UPDATE ordering_budgetaccount a SET committed = a.committed + w.amount
  FROM wanted w JOIN locked USING (id)
  WHERE a.id = w.id AND a.committed + w.amount <= a.amount AND (%(bound)s OR NOT a.blocked)
  RETURNING a.id
), entries AS (
  INSERT INTO ordering_budgetentry (order_id, package_id, account_id, amount, at)
  SELECT %(order)s, %(package)s, NULL, %(total)s, %(at)s WHERE %(total)s <> 0
  UNION ALL SELECT %(order)s, NULL, id, amount, %(at)s FROM wanted WHERE amount <> 0
)
SELECT EXISTS (SELECT FROM ceiling), (SELECT coalesce(array_agg(id), '{}') FROM taken)
"""
_GIVE_BACK = """
WITH held AS (
  SELECT package_id, account_id, sum(amount)::bigint AS amount FROM ordering_budgetentry WHERE order_id = %(order)s
  GROUP BY package_id, account_id HAVING sum(amount) <> 0
), ceiling AS (
  UPDATE ordering_plannedpackage p SET committed = p.committed - h.amount FROM held h WHERE p.id = h.package_id
  RETURNING p.id
), accounts AS MATERIALIZED (
  SELECT a.id FROM ordering_budgetaccount a JOIN held h ON a.id = h.account_id
  WHERE (SELECT count(*) FROM ceiling) >= 0 ORDER BY a.id FOR UPDATE OF a
), given AS (
  UPDATE ordering_budgetaccount a SET committed = a.committed - h.amount FROM held h JOIN accounts ON
  accounts.id = h.account_id WHERE a.id = h.account_id
)
INSERT INTO ordering_budgetentry (order_id, package_id, account_id, amount, at)
SELECT %(order)s, package_id, account_id, -amount, %(at)s FROM held
"""


def take(order: Order, total: Rupiah, charges: dict[int, Rupiah], *, bound: bool = False) -> list[Problem]:
    """Commit `total` on the order's package and `charges` on accounts. One statement.

    `bound`: the office ordered already, so that an account which was blocked since then must bear it all the same.
    Returns every reason against it; when there is one, the caller must let the transaction fail.
    """
    problems: list[Problem] = []
    ids = sorted(charges)
    amounts = [int(charges[key]) for key in ids]
    values: dict[str, Any] = {"order": order.number, "package": order.package_id, "total": int(total), "bound": bound}
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, {**values, "ids": ids, "amounts": amounts, "at": clock.now()})
        ceiling_taken, taken = cursor.fetchone()
    if not ceiling_taken:
        package = PlannedPackage.objects.get(pk=order.package_id)
        problem = over_ceiling(total, package.left, package.name)
        if problem:
            problems.append(problem)
    if len(taken) < len(ids):
        short = BudgetAccount.objects.filter(pk__in=set(ids) - set(taken)).order_by("pk")
        problems += [_refusal(account, charges[account.pk], bound) for account in short]
    return problems


def _refusal(account: BudgetAccount, amount: Rupiah, bound: bool) -> Problem:
    if account.blocked and not bound:
        return Problem(
            "account_blocked",
            f"account-{account.pk}",
            said(
                "Anggaran {account} diblokir. Bebankan ke akun lain, atau minta pembukaan blokir.",
                account=account.account,
            ),
        )
    return over_account(account.pk, amount, account.left, account.account) or Problem(
        "account_changed",
        f"account-{account.pk}",
        said("Sisa anggaran {account} baru berubah. Kirim sekali lagi.", account=account.account),
    )


def give_back(order: Order) -> None:
    """Free all that the order still holds on ceiling and accounts; nothing held, nothing changed. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_GIVE_BACK, {"order": order.number, "at": clock.now()})
