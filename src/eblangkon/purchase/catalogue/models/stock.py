"""How much of a product there is."""

from django.db import models
from django.db.models import F, Q

from eblangkon.purchase.catalogue.models.product import Product


class Stock(models.Model):
    """`on_hand` units at the shop, of which `reserved` are promised to orders."""

    product = models.OneToOneField(Product, models.PROTECT, primary_key=True, related_name="stock")
    on_hand = models.PositiveIntegerField(default=0)
    reserved = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(reserved__lte=F("on_hand")), name="stock_reserved_within_on_hand")
        ]
