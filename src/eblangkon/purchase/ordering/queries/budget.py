"""Packages and accounts: what is open, what is taken, and the tripwire over the ledger."""

from collections.abc import Collection

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.models import BudgetAccount, BudgetEntry, PlannedPackage


def packages_open(agency: int, year: int) -> QuerySet[PlannedPackage]:
    """Packages that may still be bought from."""
    return PlannedPackage.objects.filter(agency_id=agency, year=year, active=True, announced=True).order_by("name")


def accounts_open(agency: int, year: int) -> QuerySet[BudgetAccount]:
    """Accounts that are not blocked."""
    return BudgetAccount.objects.filter(agency_id=agency, year=year, blocked=False).order_by(
        "sub_activity_code", "account_code"
    )


def plans_of(agency: int, year: int) -> tuple[int, int, int]:
    """What the office could buy from in that year: sub-activities, open packages, accounts with money; two queries."""
    accounts = BudgetAccount.objects.filter(agency=agency, year=year)
    found = accounts.aggregate(
        subs=Count("sub_activity_code", distinct=True),
        open=Count("pk", filter=Q(blocked=False, committed__lt=F("amount"))),
    )
    return found["subs"], packages_open(agency, year).count(), found["open"]


def ceilings_of(agencies: Collection[int], year: int) -> tuple[Rupiah, Rupiah]:
    """Ceiling of all packages of these offices in that year, and what orders have taken of it; one query."""
    sums = PlannedPackage.objects.filter(agency__in=agencies, year=year, active=True).aggregate(
        ceiling=Sum("ceiling"), committed=Sum("committed")
    )
    return Rupiah(int(sums["ceiling"] or 0)), Rupiah(int(sums["committed"] or 0))


def held_by(order: int) -> tuple[Rupiah, dict[int, Rupiah]]:
    """What an order holds of its package, and of accounts by their id; one query."""
    rows = BudgetEntry.objects.filter(order=order).values_list("account_id").annotate(held=Sum("amount"))
    held = {account: Rupiah(int(amount)) for account, amount in rows}
    return held.pop(None, Rupiah(0)), held


def packages_off_balance() -> QuerySet[PlannedPackage]:
    """The tripwire: packages whose committed sum is not that of their ledger. Must be empty."""
    return PlannedPackage.objects.annotate(written=Coalesce(Sum("entries__amount"), 0)).exclude(committed=F("written"))


def accounts_off_balance() -> QuerySet[BudgetAccount]:
    """The tripwire for accounts. Must be empty."""
    return BudgetAccount.objects.annotate(written=Coalesce(Sum("entries__amount"), 0)).exclude(committed=F("written"))
