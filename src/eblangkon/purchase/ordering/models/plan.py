"""What an agency planned to buy and may spend. Sums in rupiah; the ledger beside them explains every change."""

from django.db import models
from django.db.models import F, Q

from eblangkon.ground.kernel.fields import RupiahField
from eblangkon.ground.money.rupiah import Rupiah


class PlannedPackage(models.Model):
    """A package of the general procurement plan (RUP). `kd_rup` comes as number or text and is kept as text."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    year = models.SmallIntegerField()
    kd_rup = models.CharField(max_length=30)
    name = models.CharField(max_length=300)
    ceiling = RupiahField()
    committed = RupiahField(default=0)
    method = models.CharField(max_length=60)
    source_of_funds = models.CharField(max_length=40)
    active = models.BooleanField(default=True)
    announced = models.BooleanField(default=True)
    starts = models.DateField(null=True)
    ends = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "kd_rup"], name="package_once_a_year"),
            models.CheckConstraint(condition=Q(committed__gte=0, committed__lte=F("ceiling")), name="package_within"),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="package_range_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def left(self) -> Rupiah:
        """Sisa pagu RUP."""
        return Rupiah(self.ceiling) - self.committed


class BudgetAccount(models.Model):
    """One account of one sub-activity in an agency's budget (DPA), paid from one source of funds."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    year = models.SmallIntegerField()
    sub_activity_code = models.CharField(max_length=40)
    sub_activity = models.CharField(max_length=300)
    account_code = models.CharField(max_length=30)
    account = models.CharField(max_length=300)
    source_of_funds = models.CharField(max_length=40)
    amount = RupiahField()
    committed = RupiahField(default=0)
    blocked = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "sub_activity_code", "account_code", "source_of_funds"],
                name="account_once_a_year",
            ),
            models.CheckConstraint(condition=Q(committed__gte=0, committed__lte=F("amount")), name="account_within"),
        ]

    def __str__(self) -> str:
        return f"{self.account_code} {self.account}"

    @property
    def left(self) -> Rupiah:
        """Sisa anggaran DPA."""
        return Rupiah(self.amount) - self.committed
