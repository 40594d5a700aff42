"""Why a ceiling or an account is committed: rows that are only ever added."""

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q

from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.fields import RupiahField
from eblangkon.purchase.ordering.models.order import Order
from eblangkon.purchase.ordering.models.plan import BudgetAccount, PlannedPackage


class BudgetEntry(models.Model):
    """Plus when an order takes, minus when it gives back; for the package or for one account, never both."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="budget_entries")
    package = models.ForeignKey(PlannedPackage, on_delete=models.PROTECT, related_name="entries", null=True)
    account = models.ForeignKey(BudgetAccount, on_delete=models.PROTECT, related_name="entries", null=True)
    amount = RupiahField()
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(package__isnull=True, account__isnull=False)
                | Q(package__isnull=False, account__isnull=True),
                name="entry_of_one_purse",
            ),
            models.CheckConstraint(condition=~Q(amount=0), name="entry_changes_something"),
        ]

    def __str__(self) -> str:
        return str(self.amount)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("The ledger only grows: write an entry that gives back.")
