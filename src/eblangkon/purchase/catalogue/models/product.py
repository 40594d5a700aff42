"""What a vendor sells."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eblangkon.parties.vendors.models import Vendor
from eblangkon.purchase.catalogue.models.category import Category


class Product(models.Model):
    """One thing or service for sale. `tkdn` in percent, empty where unknown; `contents` says what one `unit` holds.

    `version` counts what was written anew about words and prices. `submission` is the one-time key of the form that
    offered it: a second click finds it again instead of offering the same thing twice.
    """

    class TaxKind(models.TextChoices):
        GOODS = "goods", _("Barang")
        SERVICE = "service", _("Jasa")
        CATERING = "catering", _("Katering")
        FOOD = "food", _("Makanan jadi")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Konsep")
        LISTED = "listed", _("Dijual")
        DELISTED = "delisted", _("Ditarik")

    vendor = models.ForeignKey(Vendor, models.PROTECT, related_name="+")
    category = models.ForeignKey(Category, models.PROTECT, related_name="products")
    name = models.CharField(max_length=160)
    slug = models.SlugField(max_length=180)
    unit = models.CharField(max_length=30)
    contents = models.CharField(max_length=80, blank=True)
    description = models.TextField(max_length=4000, blank=True)
    tax_kind = models.CharField(max_length=8, choices=TaxKind, default=TaxKind.GOODS)
    luxury = models.BooleanField(default=False)
    exempt = models.BooleanField(default=False)
    pdn = models.BooleanField(null=True, blank=True)
    tkdn = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    min_order = models.PositiveIntegerField(default=1)
    made_to_order = models.BooleanField(default=False)
    lead_days = models.PositiveSmallIntegerField(default=0)
    status = models.CharField(max_length=8, choices=Status, default=Status.DRAFT)
    photo = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    submission = models.CharField(max_length=22, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["vendor", "slug"], name="product_slug_once_a_vendor"),
            models.UniqueConstraint(fields=["vendor", "submission"], name="product_submission_once_a_vendor"),
            models.CheckConstraint(condition=Q(min_order__gte=1), name="product_min_order"),
            models.CheckConstraint(condition=Q(tkdn=None) | Q(tkdn__range=(0, 100)), name="product_tkdn_percent"),
            models.CheckConstraint(
                condition=Q(tax_kind__in=["goods", "service", "catering", "food"]), name="product_tax_kind"
            ),
            models.CheckConstraint(condition=Q(status__in=["draft", "listed", "delisted"]), name="product_status"),
        ]

    def __str__(self) -> str:
        return self.name
