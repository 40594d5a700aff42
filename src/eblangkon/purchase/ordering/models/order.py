"""One purchase from one vendor, its lines and the steps of its life. Sums in whole rupiah."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.fields import RupiahField
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.models.plan import BudgetAccount, PlannedPackage
from eblangkon.purchase.ordering.models.request import RequestNote
from eblangkon.purchase.ordering.rules.limits import ROUTES
from eblangkon.purchase.ordering.states import State


class Order(models.Model):
    """`number` (the primary key, from a sequence with gaps) stands in addresses; papers have numbers of their own.

    `version` counts steps. `total` is what the buyer pays and `tax` the frozen quote; both are set when it is sent.
    `reserved` says that ceiling, accounts and stock are taken; `held_until` is the last day on which a returned order
    keeps them. `route_picked` says that the PP chose the route; else sending takes the region's default. `sent_by`,
    `approved_by` and `filled_by` (ids of whoever else changed the basket) let each act ask whether two people are one.
    `owed` says of a shipped order that all that came was counted and something is still to be sent. `short_road` is
    frozen at approval: three papers instead of seven (DOMAIN.md 4, short path).
    """

    exemptions: tuple[int, ...] = ()
    """Not stored: what lets the act at hand through that two people should do."""

    number = models.BigAutoField(primary_key=True)
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    vendor = models.ForeignKey("vendors.Vendor", on_delete=models.PROTECT, related_name="+")
    package = models.ForeignKey(PlannedPackage, on_delete=models.PROTECT, related_name="orders")
    request = models.ForeignKey(RequestNote, on_delete=models.PROTECT, related_name="orders")
    route = models.CharField(max_length=4, default="UP")
    route_picked = models.BooleanField(default=False, db_default=False)
    state = models.CharField(max_length=20, default=State.DRAFT)
    version = models.PositiveIntegerField(default=0)
    total = RupiahField(default=0)
    tax = models.JSONField(default=dict)
    place = models.ForeignKey("agencies.DeliveryPlace", on_delete=models.PROTECT, related_name="+", null=True)
    needed_by = models.DateField()
    recipient = models.CharField(max_length=120, blank=True)
    purpose = models.CharField(max_length=300)
    letter_number = models.CharField(max_length=60, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    filled_by = ArrayField(models.BigIntegerField(), default=list, db_default=[])
    created_at = models.DateTimeField(default=clock.now, editable=False)
    moved_at = models.DateTimeField(default=clock.now)
    answer_by = models.DateField(null=True)
    held_until = models.DateField(null=True)
    reserved = models.BooleanField(default=False)
    owed = models.BooleanField(default=False, db_default=False)
    short_road = models.BooleanField(default=False)
    demonstration = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[str(s) for s in State]), name="order_state_known"),
            models.CheckConstraint(condition=Q(route__in=list(ROUTES)), name="order_route_known"),
            models.CheckConstraint(condition=Q(total__gte=0), name="order_total_not_negative"),
        ]
        indexes = [
            models.Index(fields=["agency", "state", "moved_at"], name="order_of_agency"),
            models.Index(fields=["vendor", "state", "moved_at"], name="order_of_vendor"),
            models.Index(fields=["region", "state", "moved_at"], name="order_of_region"),
            models.Index(fields=["answer_by"], condition=Q(state="placed"), name="order_unanswered"),
            models.Index(fields=["held_until"], condition=Q(held_until__isnull=False), name="order_held"),
            models.Index(fields=["moved_at", "number"], condition=Q(state="paid"), name="order_paid"),
        ]

    def __str__(self) -> str:
        return str(self.number)

    def exempting(self) -> dict[str, list[int]]:
        """For the audit entry of the act at hand: the exemptions that let it through; nothing where it needed none."""
        return {"exemptions": list(self.exemptions)} if self.exemptions else {}


class OrderLine(models.Model):
    """Name, unit and price are copies of the day. `price_seen` is what stood on the buyer's page.

    `reserved` is how many of the product's stock the line holds.
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="lines")
    product = models.ForeignKey("catalogue.Product", on_delete=models.PROTECT, related_name="+", null=True)
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=30)
    quantity = models.PositiveIntegerField()
    accepted_quantity = models.PositiveIntegerField(null=True)
    reserved = models.PositiveIntegerField(default=0)
    unit_price = RupiahField()
    price_seen = RupiahField()
    includes_ppn = models.BooleanField(default=False)
    tax_kind = models.CharField(max_length=8, default="goods")
    luxury = models.BooleanField(default=False)
    exempt = models.BooleanField(default=False)
    shipping = models.BooleanField(default=False)
    account = models.ForeignKey(BudgetAccount, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="order_line_some"),
            models.CheckConstraint(
                condition=Q(accepted_quantity__isnull=True) | Q(accepted_quantity__lte=F("quantity")),
                name="order_line_accepted_within",
            ),
            models.CheckConstraint(condition=Q(unit_price__gte=0), name="order_line_price_not_negative"),
            models.CheckConstraint(
                condition=Q(product__isnull=False) | Q(shipping=True), name="order_line_of_a_product"
            ),
            models.UniqueConstraint(fields=["order", "product"], name="order_line_once_a_product"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def amount(self) -> Rupiah:
        """What was ordered, at the line's price, as the price stands (with PPN when it includes PPN)."""
        return Rupiah(self.unit_price) * self.quantity


class OrderStep(models.Model):
    """One change of state: who with which duty, when, why. `version` has no holes within an order."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="steps")
    version = models.PositiveIntegerField()
    source = models.CharField(max_length=20, blank=True)
    target = models.CharField(max_length=20)
    verb = models.CharField(max_length=10)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=8)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=120)
    actor_duty = models.CharField(max_length=12, blank=True, db_default="")
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order", "version"], name="order_step_once")]

    def __str__(self) -> str:
        return f"{self.order_id}/{self.version} {self.verb}"
